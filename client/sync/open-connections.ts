import { type MeetingConnection, openConnection } from './connection.ts'
import { holdsUnsaved } from './save-state.ts'

/** A page that is left for another of the same meeting hands its connection over within this time. */
const LINGER_MS = 1_000
/** A connection that was opened ahead of the page waits so long for its code. */
const AHEAD_MS = 10_000

type Held = {
  connection: MeetingConnection
  users: number
  closing: ReturnType<typeof setTimeout> | undefined
  /** Another connection is about to take its place. */
  isLeft: boolean
}
const open = new Map<string, Held>()
const listeners = new Set<() => void>()

/** The tab's one connection to a meeting, null before somebody uses it or has opened it ahead. */
export function connectionTo(meetingId: string): MeetingConnection | null {
  return open.get(meetingId)?.connection ?? null
}

/** Uses the connection until the function that it returns is called; tells when another takes its place. */
export function holdConnection(meetingId: string, listener: () => void): () => void {
  listeners.add(listener)
  acquire(meetingId)
  return () => {
    listeners.delete(listener)
    release(meetingId)
  }
}

/** Opens a meeting for a page that is still on its way. */
export function openAhead(meetingId: string): void {
  if (open.has(meetingId)) return
  const held = newlyHeld(meetingId)
  open.set(meetingId, held)
  scheduleClose(meetingId, held, AHEAD_MS)
}

/**
 * Opens a meeting anew after the server refused words: they become a text beside the document. Until then it uses the
 * connection itself: the page may be left meanwhile.
 */
export async function rejoin(meetingId: string): Promise<void> {
  const held = open.get(meetingId)
  const state = held?.connection.save.get()
  if (held === undefined || held.isLeft || state?.kind !== 'closed') return
  const old = held.connection
  held.isLeft = true
  acquire(meetingId)
  try {
    const carried = await old.setAside(state.code)
    held.connection = openConnection(meetingId, carried)
    for (const listener of [...listeners]) listener()
    old.close()
  } finally {
    held.isLeft = false
    release(meetingId)
  }
}

/** True while texts that the server refused are in this page and nowhere else. */
export function holdsAside({ isAsideKept, aside }: MeetingConnection): boolean {
  return !isAsideKept && aside.get().length > 0
}

function acquire(meetingId: string): void {
  const held = open.get(meetingId) ?? newlyHeld(meetingId)
  clearTimeout(held.closing)
  held.users += 1
  open.set(meetingId, held)
}

function newlyHeld(meetingId: string): Held {
  return { connection: openConnection(meetingId), users: 0, closing: undefined, isLeft: false }
}

function release(meetingId: string): void {
  const held = open.get(meetingId)
  if (held === undefined) return
  held.users -= 1
  if (held.users === 0) scheduleClose(meetingId, held)
}

/**
 * Waits on while something is unsaved: leaving a page inside the application must not drop it. Only what the server
 * refused and this browser keeps needs no page.
 */
function scheduleClose(meetingId: string, held: Held, waitMs = LINGER_MS): void {
  held.closing = setTimeout(() => {
    const { save, copy } = held.connection
    const isOver = save.get().kind === 'closed' && copy.get() === 'kept'
    if ((holdsUnsaved(save.get()) && !isOver) || holdsAside(held.connection))
      return scheduleClose(meetingId, held)
    open.delete(meetingId)
    held.connection.close()
  }, waitMs)
}
