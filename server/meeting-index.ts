import type { MeetingRow } from '../shared/api.ts'
import { type Meeting, readMeeting } from '../shared/meeting/read-meeting.ts'
import { shownEntries } from '../shared/outline/fate.ts'
import type { Clock } from './clock.ts'
import { causeOf, type Log } from './log.ts'
import type { MeetingIndex, Store, StoredMeeting } from './store/store.ts'
import type { Room } from './sync/room.ts'
import type { RoomRegistry, RoomWatch } from './sync/room-registry.ts'

/** A change is in the store's list after this much, even if nobody asks for the list. */
const LATEST_MS = 60_000
/** Reading a long meeting takes a while; typing is interrupted by it for one part in so many at most. */
const REST_PER_COST = 200

/** What the list keeps of a meeting; the rest of a row is known when it is asked for. */
type KeptRow = Omit<MeetingRow, 'id' | 'online' | 'updatedAt'>

/** What the list shows and finds of a meeting: its title and its entries' text. */
export function indexOf(meeting: Meeting): MeetingIndex {
  const at = meeting.agenda.findIndex(item => item.id === meeting.currentAgenda)
  const current = meeting.agenda[at]
  const row: KeptRow = {
    title: meeting.title,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    venue: meeting.venue,
    phase: meeting.phase,
    entries: shownEntries(meeting.entries).length,
    currentAgenda: current ? { number: at + 1, title: current.title } : null,
  }
  const text = [meeting.title, ...meeting.entries.map(entry => entry.text)].join('\n')
  return { row: JSON.stringify(row), text: foldText(text) }
}

/** A row of the list. */
export function rowOf(stored: StoredMeeting, online: number): MeetingRow {
  const kept = JSON.parse(stored.row) as KeptRow
  return { id: stored.id, ...kept, online, updatedAt: new Date(stored.updatedMs).toISOString() }
}

/** As text is compared in a search: full-width and half-width, upper and lower case are the same. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

type IndexParts = { readonly store: Store; readonly clock: Clock; readonly log: Log }

/** Brings the list up to date with meetings whose last edits a crash kept from it. */
export async function refreshStale(around: IndexParts & { readonly registry: RoomRegistry }): Promise<void> {
  const { store, registry, log } = around
  const refresh = async (meeting: string) => {
    const { room, release } = await registry.acquire(meeting)
    await writeIndex(room, around).finally(release)
  }
  const warn = (error: unknown) => log.warn('list not refreshed', { cause: causeOf(error) })
  const stale = await store.staleMeetings().catch((error: unknown) => {
    warn(error)
    return []
  })
  for (const meeting of stale) await refresh(meeting).catch(warn)
}

/** Keeps the list's index of a room up to date: when somebody asks, when the room closes, and every now and then. */
export function keepIndexed(room: Room, around: IndexParts): RoomWatch {
  const { clock, log } = around
  let isDue = false
  let stopTimer: (() => void) | null = null
  let notBeforeMs = 0
  const write = async () => {
    if (!isDue) return
    isDue = false
    const startMs = clock.nowMs()
    const written = writeIndex(room, around)
    const endMs = clock.nowMs()
    notBeforeMs = endMs + (endMs - startMs) * REST_PER_COST
    await written.catch((error: unknown) => {
      isDue = true
      throw error
    })
  }
  room.onChange(changed => {
    if (!changed.content) return
    isDue = true
    stopTimer ??= clock.after(LATEST_MS, () => {
      stopTimer = null
      write().catch((error: unknown) => log.warn('list not updated', { cause: causeOf(error) }))
    })
  })
  room.onClose(() => stopTimer?.())
  return {
    catchUp: async () => {
      if (clock.nowMs() >= notBeforeMs) await write()
    },
    finish: () => {
      stopTimer?.()
      return write()
    },
  }
}

function writeIndex(room: Room, { store, clock }: IndexParts): Promise<void> {
  const index = room.peek(doc => indexOf(readMeeting(doc)))
  return store.indexMeeting(room.meeting, index, clock.nowMs())
}
