import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { factsOf, SCHEMA_VERSION } from '../../shared/meeting/meeting-doc.ts'
import { createBarrier } from './barrier.ts'
import { keepFirstUpdates } from './first-updates.ts'
import { createSource, type Observable } from './observable.ts'
import { initialFacts, type SaveEvent, type SaveState, saveFactsAfter, saveStateOf } from './save-state.ts'
import { changedRecords, createUnsaved } from './unsaved.ts'

const FIRST_RETRY_MS = 200
const LONGEST_RETRY_MS = 10_000
const TICK_MS = 500

/** One meeting's live document and what is known about its being stored. */
export type MeetingConnection = {
  readonly meetingId: string
  /** Always live. Pages write to it through `shared/meeting/edit-meeting.ts`. */
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly save: Observable<SaveState>
  /** Ids of entries (and 'meeting' for anything else) that the server has not acknowledged. */
  readonly unsaved: Observable<ReadonlySet<string>>
  /** True from the first sync on: the document is known to be the meeting's, not an empty one. */
  readonly ready: Observable<boolean>
  /** Records whose edits an editor still holds back from `doc` (a composition); they count as not saved. */
  readonly setHeld: (records: ReadonlySet<string>) => void
  readonly reconnectNow: () => void
  readonly close: () => void
}

/** Opens a meeting. The caller closes it; `useConnection` does for pages. */
export function openConnection(meetingId: string): MeetingConnection {
  const doc = new Y.Doc()
  keepFirstUpdates(doc)
  const provider = createProvider(meetingId, doc)
  const ready = createSource(false)
  const tracker = trackSaving(doc, provider)
  provider.on('sync', synced => {
    if (!synced) return
    tracker.note({ kind: 'synced' })
    ready.set(true)
  })
  provider.on('closed', ({ code }) => tracker.note({ kind: 'closed', code }))
  provider.on('connection-close', () => {
    const delayMs = retryDelayMs(provider.wsUnsuccessfulReconnects + 1)
    provider.maxBackoffTime = delayMs
    tracker.note({ kind: 'lost', retryAtMs: Date.now() + delayMs })
  })
  const reconnectNow = () => {
    tracker.note({ kind: 'reconnecting' })
    provider.connect()
  }
  const ignoreNetwork = followNetwork(provider, reconnectNow)
  return {
    meetingId,
    doc,
    awareness: provider.awareness,
    save: tracker.save,
    unsaved: tracker.unsaved,
    ready,
    setHeld: tracker.setHeld,
    reconnectNow,
    close: () => {
      ignoreNetwork()
      tracker.close()
      provider.destroy()
      provider.awareness.destroy()
      doc.destroy()
    },
  }
}

/**
 * A socket whose network is gone stays open until something times out. When the browser says that it is offline the
 * connection is made anew at once: a server on this machine is still there, any other one shows as lost. What the server closed for good stays closed.
 */
function followNetwork(provider: WebsocketProvider, reconnectNow: () => void): () => void {
  const renew = () => {
    if (!provider.shouldConnect) return
    provider.disconnect()
    provider.connect()
  }
  const resume = () => {
    if (provider.shouldConnect) reconnectNow()
  }
  window.addEventListener('offline', renew)
  window.addEventListener('online', resume)
  return () => {
    window.removeEventListener('offline', renew)
    window.removeEventListener('online', resume)
  }
}

function createProvider(meetingId: string, doc: Y.Doc): WebsocketProvider {
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`
  return new WebsocketProvider(url, encodeURIComponent(meetingId), doc, {
    disableBc: true,
    params: { schema: String(SCHEMA_VERSION) },
    maxBackoffTime: LONGEST_RETRY_MS,
  })
}

/** Doubling from 200 ms to 10 s, each by a random half less, so that a restarted server is not stormed. */
function retryDelayMs(attempt: number): number {
  const fullMs = Math.min(FIRST_RETRY_MS * 2 ** (attempt - 1), LONGEST_RETRY_MS)
  return fullMs * (0.5 + Math.random() / 2)
}

function trackSaving(doc: Y.Doc, provider: WebsocketProvider) {
  const records = createUnsaved()
  const unsaved = createSource<ReadonlySet<string>>(new Set(), sameKeys)
  const save = createSource(saveStateOf(initialFacts, Date.now()), sameState)
  let held: ReadonlySet<string> = new Set()
  let facts = initialFacts
  const show = () => save.set(saveStateOf(facts, Date.now()))
  const note = (event: SaveEvent) => {
    facts = saveFactsAfter(facts, event)
    show()
  }
  const noteCount = (kind: 'pending' | 'acknowledged') => {
    unsaved.set(new Set([...records.keys(), ...held]))
    note({ kind, count: unsaved.get().size, atMs: Date.now() })
  }
  const barrier = createBarrier(provider, records.last, edit => {
    records.acknowledged(edit)
    noteCount('acknowledged')
  })
  doc.on('afterTransaction', transaction => {
    if (transaction.origin === provider || !hasChanged(transaction)) return
    records.edited(changedRecords(transaction))
    noteCount('pending')
    barrier.arm()
  })
  factsOf(doc).observe(() => note({ kind: 'locked', locked: factsOf(doc).get('phase') === 'final' }))
  const ticking = setInterval(show, TICK_MS)
  return {
    save,
    unsaved,
    note,
    setHeld: (keys: ReadonlySet<string>) => {
      held = keys
      noteCount('pending')
      barrier.arm()
    },
    close: () => {
      clearInterval(ticking)
      barrier.close()
    },
  }
}

function hasChanged(transaction: Y.Transaction): boolean {
  return transaction.changed.size > 0 || transaction.deleteSet.clients.size > 0
}

function sameKeys(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every(key => b.has(key))
}

function sameState(a: SaveState, b: SaveState): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
