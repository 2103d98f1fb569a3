import * as decoding from 'lib0/decoding'
import { beforeEach, expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { PRESENCES } from '../../server/sync/limits.ts'
import type { Peer } from '../../server/sync/peer.ts'
import { RoomPresence } from '../../server/sync/room-presence.ts'
import { encodeAwareness } from '../../shared/sync/protocol.ts'

const CLIENT = 7
const MORE_THAN_REMEMBERED = 10_001

let presence: RoomPresence
let nowMs: number
beforeEach(() => {
  nowMs = 0
  presence = new RoomPresence(
    () => 1,
    () => nowMs,
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

test('who comes back with the same clock is told with a later one, else colleagues would pass it over', () => {
  const clocks = () => presence.takeChanges().map(({ entry }) => entry.clock)
  const before = link()
  says(before, 5, { entry: 'one' })
  expect(clocks()).toEqual([5])
  presence.leave(before)
  presence.takeChanges()
  says(link(), 5, { entry: 'one' })
  expect(clocks()).toEqual([6])
})

test('who moves faster than anybody can is followed up to the limit, and again a second later', () => {
  const peer = link()
  for (let clock = 1; clock <= PRESENCES.burst + 1; clock++) says(peer, clock, { entry: `e${clock}` })
  expect(presence.caretEntries()).toEqual(new Set([`e${PRESENCES.burst}`]))
  nowMs += 1_000
  says(peer, 1_000, { entry: 'later' })
  expect(presence.caretEntries()).toEqual(new Set(['later']))
})

test('however many come and go, who is here stays', () => {
  says(link(), 1, { entry: 'one' })
  for (let client = 100; client < 100 + MORE_THAN_REMEMBERED; client++) {
    const passing = { ...link(), owner: `${client}` }
    presence.receive(passing, [{ client, clock: 1, json: '{"entry":"two"}' }])
    presence.leave(passing)
  }
  expect(presence.caretEntries()).toEqual(new Set(['one']))
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
