import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { docOf } from '../../server/store/snapshot.ts'
import type { Store } from '../../server/store/store.ts'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { readEntries } from '../../shared/meeting/read-meeting.ts'
import { seedMeeting } from '../../shared/meeting/seed-meeting.ts'
import { storedMeeting } from './describe-store.ts'

/** Creates a meeting in a store and types entries `e0`, `e1`, … into it, one update each, by `writers` in turn. */
export async function typedMeeting(
  store: Store,
  meeting: string,
  entries: number,
  writers = 1,
): Promise<void> {
  const seed = new Y.Doc()
  seedMeeting(seed, { facts: { title: '会議' }, agenda: [], themes: [], attendees: [] }, () => 'seed')
  const update = Y.encodeStateAsUpdate(seed)
  await store.createMeeting({
    ...storedMeeting(meeting),
    update,
    clients: [{ client: seed.clientID, owner: 'server' }],
  })
  const docs = Array.from({ length: writers }, (_, n) => {
    const doc = docOf([update])
    doc.clientID = n + 1
    return doc
  })
  for (let n = 0; n < entries; n++) {
    const doc = docs[n % writers] ?? seed
    const before = Y.encodeStateVector(doc)
    appendEntry(doc, { id: `e${n}`, recorder: '', at: '', text: `発言${n}` })
    const updates = [Y.encodeStateAsUpdate(doc, before)]
    await store.append(meeting, { updates, clients: [{ client: doc.clientID, owner: 'a' }], atMs: n + 2 })
  }
}

/** The ids of the entries that a store's meeting holds, in order. */
export async function storedIds(store: Store, meeting: string): Promise<string[]> {
  return readEntries(docOf((await store.load(meeting)).updates)).map(entry => entry.id)
}

/** Bytes drawn from a seed: the same for the same name. */
export function drawn(name: string, below: number): number {
  return createHash('sha256').update(name).digest().readUInt32BE() % below
}
