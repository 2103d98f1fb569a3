import * as Y from 'yjs'
import type { Client } from './client.ts'
import { contentOf, textOf } from './document.ts'
import type { Room } from './room.ts'

const ARRIVES_WITHIN_MS = 60_000

/**
 * Every connection has every key, the recording ones and a fresh one hold the same document, and it says what was
 * typed. Throws otherwise: a figure of a server that loses something is worth nothing.
 */
export async function verify(room: Room): Promise<void> {
  await room.untilAllHaveAll(ARRIVES_WITHIN_MS)
  const recording = room.clients.filter(client => client.recorded.length > 0)
  const fresh = await room.join(1, () => ({ recording: true }))
  for (const client of fresh) client.ignoreCursors()
  await room.untilAllHaveAll(ARRIVES_WITHIN_MS)
  compare(room, [...recording, ...fresh])
}

/** As `verify` for the relay, which has nothing for a fresh client. */
export async function verifyConnected(room: Room): Promise<void> {
  await room.untilAllHaveAll(ARRIVES_WITHIN_MS)
  compare(
    room,
    room.clients.filter(client => client.recorded.length > 0),
  )
}

function compare(room: Room, clients: readonly Client[]): void {
  if (clients.length === 0) throw new Error('no client recorded its updates')
  const docs = clients.map(documentOf)
  for (const { spot, text } of room.ledger.typists)
    for (const doc of docs)
      if (textOf(doc, spot.entry) !== text)
        throw new Error(`an entry does not say what was typed: ${spot.entry}`)
  if (new Set(docs.map(contentOf)).size > 1) throw new Error('the clients hold different documents')
  for (const doc of docs) doc.destroy()
}

function documentOf(client: Client): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of client.recorded) Y.applyUpdate(doc, update)
  })
  return doc
}
