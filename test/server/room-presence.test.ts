import { beforeEach, expect, test } from 'vitest'
import type { Peer } from '../../server/sync/peer.ts'
import { RoomPresence } from '../../server/sync/room-presence.ts'

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
