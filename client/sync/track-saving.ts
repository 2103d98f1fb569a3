import type { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { factsOf } from '../../shared/meeting/meeting-doc.ts'
import { createBarrier } from './barrier.ts'
import { createSource, type Observable } from './observable.ts'
import { initialFacts, type SaveEvent, type SaveState, saveFactsAfter, saveStateOf } from './save-state.ts'
import { changedRecords, createUnsaved } from './unsaved.ts'

const TICK_MS = 500

/** Edits made on this page, as they become known and as the server acknowledges them. */
export type OwnEdits = {
  readonly made: (update: Uint8Array, edit: number, records: ReadonlySet<string>) => void
  readonly acknowledged: (edit: number) => void
}

export type SaveTracker = {
  readonly save: Observable<SaveState>
  /** Ids of entries (and 'meeting' for anything else) that the server has not acknowledged. */
  readonly unsaved: Observable<ReadonlySet<string>>
  readonly note: (event: SaveEvent) => void
  readonly setHeld: (records: ReadonlySet<string>) => void
  /** Counts records as edited here that an earlier page changed; answers the number of that edit. */
  readonly adopt: (records: Iterable<string>) => number
  readonly close: () => void
}

/** Follows a document and its provider. Transactions of a `foreign` origin are not edits of this page. */
export function trackSaving(
  doc: Y.Doc,
  provider: WebsocketProvider,
  foreign: ReadonlySet<unknown>,
  own: OwnEdits,
): SaveTracker {
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
    const composing = records.keys().size === 0 && held.size > 0
    note({ kind, count: unsaved.get().size, atMs: Date.now(), composing })
  }
  const barrier = createBarrier(provider, records.last, edit => {
    records.acknowledged(edit)
    own.acknowledged(edit)
    noteCount('acknowledged')
  })
  doc.on('update', (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction) => {
    if (foreign.has(origin)) return
    const changed = changedRecords(transaction)
    records.edited(changed)
    own.made(update, records.last(), changed)
    noteCount('pending')
    barrier.arm()
  })
  factsOf(doc).observe(() => note({ kind: 'locked', locked: factsOf(doc).get('phase') === 'final' }))
  const ticking = setInterval(show, TICK_MS)
  return {
    save,
    unsaved,
    note,
    setHeld: keys => {
      held = keys
      noteCount('pending')
      barrier.arm()
    },
    adopt: keys => {
      records.edited(keys)
      noteCount('pending')
      return records.last()
    },
    close: () => {
      clearInterval(ticking)
      barrier.close()
    },
  }
}

function sameKeys(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every(key => b.has(key))
}

function sameState(a: SaveState, b: SaveState): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
