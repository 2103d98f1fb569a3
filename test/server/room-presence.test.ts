import * as decoding from 'lib0/decoding'
import { beforeEach, expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Peer } from '../../server/sync/peer.ts'
import { RoomPresence } from '../../server/sync/room-presence.ts'
import { encodeAwareness } from '../../shared/sync/protocol.ts'

const CLIENT = 7

let presence: RoomPresence
beforeEach(() => {
  presence = new RoomPresence(
    () => 1,
    () => 0,
  )
})

const link = (): Peer => ({
  role: 'edit',
  owner: 'a',
  name: '記録係A',
  send: () => undefined,
  sendPacket: () => undefined,
  close: () => undefined,
})

function says(peer: Peer, clock: number, state: { readonly entry: string } | null): void {
  presence.receive(peer, [{ client: CLIENT, clock, json: JSON.stringify(state) }])
}

test('what a link says last, when its client already speaks on a new one, changes nothing', () => {
  const [before, now] = [link(), link()]
  says(before, 1, { entry: 'one' })
  says(now, 2, { entry: 'two' })
  says(before, 1, { entry: 'one' })
  says(before, 3, null)
  presence.leave(before)
  expect(presence.caretEntries()).toEqual(new Set(['two']))
})

test('a link that has not said a word cannot take its owner’s other one away', () => {
  says(link(), 1, { entry: 'one' })
  says(link(), 2, null)
  expect(presence.caretEntries()).toEqual(new Set(['one']))
})

test('who has left is gone', () => {
  const peer = link()
  says(peer, 1, { entry: 'one' })
  says(peer, 2, null)
  expect(presence.caretEntries()).toEqual(new Set())
})

test('who has only just come, and not moved yet, is seen by a stock client', () => {
  const colleague = new Awareness(new Y.Doc())
  presence.receive(link(), [{ client: CLIENT, clock: 0, json: '{}' }])
  const message = encodeAwareness(presence.takeChanges().map(change => change.entry))
  const decoder = decoding.createDecoder(message)
  decoding.readVarUint(decoder)
  applyAwarenessUpdate(colleague, decoding.readVarUint8Array(decoder), null)
  expect([...colleague.getStates().keys()]).toContain(CLIENT)
  colleague.destroy()
})
