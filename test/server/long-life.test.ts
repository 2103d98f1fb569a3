import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createLog } from '../../server/log.ts'
import { keepIndexed } from '../../server/meeting-index.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import type { Store } from '../../server/store/store.ts'
import type { Peer } from '../../server/sync/peer.ts'
import { RoomRegistry } from '../../server/sync/room-registry.ts'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { encodeBarrier, encodeStep1, encodeUpdate } from '../../shared/sync/protocol.ts'
import { storedMeeting } from '../support/describe-store.ts'
import { FakeClock } from '../support/fake-clock.ts'

const CYCLES = 1_000
const WARM_UP = 200
/** An open room with its document takes far more than a hundredth of this; a thousand kept ones would show. */
const MAX_GROWTH_BYTES = 8 * 1024 * 1024
/** Longer than an idle room is kept. */
const LATER_MS = 60_000

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const untilSettled = () => new Promise(resolve => setImmediate(resolve))

/** Every 7th write and every 11th reading fail once. */
function troubled(store: Store): Store {
  let calls = 0
  const everyNth =
    <A extends readonly unknown[], R>(n: number, call: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> =>
      ++calls % n === 0 ? Promise.reject(new Error('disk')) : call(...args)
  return { ...store, append: everyNth(7, store.append), load: everyNth(11, store.load) }
}

/** Somebody opens a meeting, writes, is acknowledged, and leaves; much later the room is gone. */
async function cycle(registry: RoomRegistry, clock: FakeClock, meeting: string, n: number): Promise<void> {
  const lease = await registry.acquire(meeting).catch(() => registry.acquire(meeting))
  let answers = 0
  const peer: Peer = {
    role: 'edit',
    owner: 'a',
    name: 'a',
    send: frame => {
      if (frame[0] === 101) answers++
    },
    close: () => {},
  }
  lease.room.join(peer)
  const doc = new Y.Doc()
  appendEntry(doc, { id: `e${n}`, recorder: '', at: '', text: '発言' })
  lease.room.receive(peer, encodeStep1(new Uint8Array([0])))
  lease.room.receive(peer, encodeUpdate(Y.encodeStateAsUpdate(doc)))
  lease.room.receive(peer, encodeBarrier(1))
  for (let wait = 0; answers === 0 && wait < 20; wait++) {
    clock.advance(100)
    await untilSettled()
  }
  expect(answers).toBe(1)
  lease.room.leave(peer)
  lease.release()
  clock.advance(LATER_MS)
  await untilSettled()
  await untilSettled()
  expect(registry.rooms()).toEqual([])
}

test(`${CYCLES} times opened, edited and closed, with a store that fails now and then: no room stays, the heap is flat`, async () => {
  const store = troubled(createMemoryStore())
  const clock = new FakeClock()
  const around = { store, clock, log: createLog('silent') }
  const registry = new RoomRegistry(around, room => keepIndexed(room, around))
  for (let n = 0; n < CYCLES; n++)
    await store.createMeeting({
      ...storedMeeting(`m${n}`),
      update: Y.encodeStateAsUpdate(new Y.Doc()),
      clients: [],
    })
  for (let n = 0; n < WARM_UP; n++) await cycle(registry, clock, `m${n}`, n)
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  for (let n = WARM_UP; n < CYCLES; n++) await cycle(registry, clock, `m${n}`, n)
  collectGarbage()
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(MAX_GROWTH_BYTES)
})
