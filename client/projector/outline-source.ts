import { applyPatch, type OutlinePatch } from '../../shared/outline/outline-patch.ts'
import type { RoomOutline } from '../../shared/outline/round.ts'
import { aheadAfter } from './server-clock.ts'

/** The answers after which trying again is pointless. */
const FINAL_STATUSES = [401, 403, 404] as const
export type FinalStatus = (typeof FINAL_STATUSES)[number]

/**
 * What the room's screen knows. Content survives a lost connection; a refusal ends it. `aheadMs`: so much is the server's
 * clock ahead of this one.
 */
export type OutlineFeed =
  | { readonly kind: 'opening' }
  | { readonly kind: 'live'; readonly outline: RoomOutline; readonly aheadMs: number }
  /** `sinceMs`: when the connection was last known to be good. */
  | {
      readonly kind: 'lost'
      readonly outline: RoomOutline | null
      readonly aheadMs: number
      readonly sinceMs: number
    }
  | { readonly kind: 'refused'; readonly status: FinalStatus }

/** The part of an `EventSource` that is used. */
export type EventStream = {
  addEventListener(type: string, listener: (event: Event) => void): void
  readonly readyState: number
  close(): void
}

export type OutlineSourcePorts = {
  readonly open: () => EventStream
  /** The HTTP status that the stream's address answers now; null when nothing answers. */
  readonly status: () => Promise<number | null>
  readonly nowMs: () => number
  /** Calls back once after a while; the answer cancels it. */
  readonly after: (ms: number, callback: () => void) => () => void
}

export type OutlineSource = {
  readonly get: () => OutlineFeed
  /** Connects with the first subscriber and disconnects with the last. */
  readonly subscribe: (listener: () => void) => () => void
  /** Opens the stream anew; what is shown stays as it is meanwhile. */
  readonly renew: () => void
}

const CLOSED = 2
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 15_000
/** The server says `ping` every 10 s; a stream that is silent for longer than this is dead, whatever the browser says. */
const SILENCE_MS = 30_000

/**
 * Follows a meeting's outline. The browser's `EventSource` reconnects by itself after a broken connection but
 * gives up at an error answer (a proxy's 502 while the server restarts): then the status decides between a
 * final refusal and trying again, after 1 s, 2 s, … 15 s.
 */
export function createOutlineSource(ports: OutlineSourcePorts): OutlineSource {
  const listeners = new Set<() => void>()
  let feed: OutlineFeed = { kind: 'opening' }
  let outline: RoomOutline | null = null
  let aheadMs: number | null = null
  let following: Following | null = null
  const set = (next: OutlineFeed) => {
    feed = next
    for (const listener of [...listeners]) listener()
  }
  const lose = () => {
    if (feed.kind !== 'lost') set({ kind: 'lost', outline, aheadMs: aheadMs ?? 0, sinceMs: ports.nowMs() })
  }
  const receive = (received: RoomOutline) => {
    outline = received
    set({ kind: 'live', outline, aheadMs: aheadMs ?? 0 })
  }
  const hear = (serverMs: number) => {
    const before = aheadMs
    aheadMs = aheadAfter(before, serverMs - ports.nowMs())
    if (aheadMs !== before && outline !== null && feed.kind === 'live') receive(outline)
  }
  return {
    get: () => feed,
    subscribe: listener => {
      listeners.add(listener)
      following ??= follow(ports, {
        receive,
        hear,
        current: () => outline,
        lose,
        refuse: status => set({ kind: 'refused', status }),
      })
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        following?.stop()
        following = null
      }
    },
    renew: () => following?.renew(),
  }
}

type Follower = {
  readonly receive: (outline: RoomOutline) => void
  /** What the server's clock said a moment ago. */
  readonly hear: (serverMs: number) => void
  readonly current: () => RoomOutline | null
  readonly lose: () => void
  readonly refuse: (status: FinalStatus) => void
}

type Following = { readonly stop: () => void; readonly renew: () => void }

/** Keeps one stream open until it is stopped or the server refuses for good. */
function follow(ports: OutlineSourcePorts, follower: Follower): Following {
  let stream: EventStream | null = null
  let cancel = () => {}
  let cancelSilence = () => {}
  let stopped = false
  let retryMs = FIRST_RETRY_MS
  const receive = (outline: RoomOutline | null) => {
    if (outline === null) return reopen()
    retryMs = FIRST_RETRY_MS
    follower.receive(outline)
  }
  const heard = () => {
    cancelSilence()
    cancelSilence = ports.after(SILENCE_MS, reopen)
  }
  const reopen = () => {
    cancelSilence()
    stream?.close()
    follower.lose()
    cancel = ports.after(retryMs, open)
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
  }
  const open = () => {
    const opened = ports.open()
    stream = opened
    heard()
    const on = (type: string, listener: (event: Event) => void) =>
      opened.addEventListener(type, event => {
        if (stopped || stream !== opened) return
        heard()
        listener(event)
      })
    // After a resumed connection nothing may follow for a long time: what is known is then still true.
    on('open', () => {
      const known = follower.current()
      if (known !== null) receive(known)
    })
    on('ping', event => {
      const ms = numberIn(jsonOf(event), 'ms')
      if (ms !== null) follower.hear(ms)
    })
    on('snapshot', event => receive(parseOutline(jsonOf(event))))
    on('patch', event => receive(patched(follower.current(), jsonOf(event))))
    on('error', () => {
      follower.lose()
      if (opened.readyState !== CLOSED) return
      cancelSilence()
      void decide()
    })
  }
  const decide = async () => {
    const status = await ports.status()
    if (stopped) return
    const final = FINAL_STATUSES.find(each => each === status)
    if (final === undefined) reopen()
    else follower.refuse(final)
  }
  const close = () => {
    cancel()
    cancelSilence()
    stream?.close()
  }
  open()
  return {
    stop: () => {
      stopped = true
      close()
    },
    renew: () => {
      if (stream?.readyState === CLOSED) return
      close()
      open()
    },
  }
}

function jsonOf(event: Event): unknown {
  if (!(event instanceof MessageEvent) || typeof event.data !== 'string') return null
  try {
    return JSON.parse(event.data)
  } catch {
    return null
  }
}

/** Null when there is nothing to patch or no patch: the stream is opened anew and begins with a snapshot. */
function patched(outline: RoomOutline | null, patch: unknown): RoomOutline | null {
  if (outline === null || typeof patch !== 'object' || patch === null) return null
  return parseOutline(applyPatch(outline, patch as OutlinePatch))
}

/** The server's own value, so its frame alone is checked; null when it is none (a newer server: the page reloads it). */
function parseOutline(value: unknown): RoomOutline | null {
  if (typeof value !== 'object' || value === null) return null
  const { themes, agenda, projector, round } = value as Partial<Record<keyof RoomOutline, unknown>>
  const isOutline = Array.isArray(themes) && Array.isArray(agenda) && isObject(projector) && isObject(round)
  return isOutline ? (value as RoomOutline) : null
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function numberIn(value: unknown, name: string): number | null {
  if (typeof value !== 'object' || value === null) return null
  const found = (value as Readonly<Record<string, unknown>>)[name]
  return typeof found === 'number' ? found : null
}
