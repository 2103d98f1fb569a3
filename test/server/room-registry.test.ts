import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createLog } from '../../server/log.ts'
import { keepIndexed } from '../../server/meeting-index.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import type { Store } from '../../server/store/store.ts'
import { MAX_UNSAVED_BYTES } from '../../server/sync/limits.ts'
import type { Peer } from '../../server/sync/peer.ts'
import type { Room } from '../../server/sync/room.ts'
import { type RoomObserver, RoomRegistry } from '../../server/sync/room-registry.ts'
import { appendEntry, setFacts } from '../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { decodeMessage, encodeBarrier, encodeStep1, encodeUpdate } from '../../shared/sync/protocol.ts'
import { storedMeeting } from '../support/describe-store.ts'
import { FakeClock } from '../support/fake-clock.ts'

const LINGER_MS = 30_000

async function setUp(change: (store: Store) => Partial<Store> = () => ({}), observe?: RoomObserver) {
  const inner = createMemoryStore()
  const update = Y.encodeStateAsUpdate(new Y.Doc())
  await inner.createMeeting({ ...storedMeeting('m'), update, clients: [] })
  const store = { ...inner, ...change(inner) }
  const clock = new FakeClock()
  const registry = new RoomRegistry({ store, clock, log: createLog('silent') }, observe)
  return { store, clock, registry }
}

function peerOf(owner = 'a') {
  const frames: Uint8Array[] = []
  const closed: number[] = []
  const peer: Peer = {
    role: 'edit',
    owner,
    name: owner,
    send: frame => frames.push(frame),
    sendPacket: packet => frames.push(...packet.messages),
    close: code => closed.push(code),
  }
  const kinds = () => frames.map(frame => decodeMessage(frame).kind)
  return { peer, frames, closed, kinds }
}

function editBy(client: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  appendEntry(doc, { id: `e${client}`, recorder: '', at: '', text: 'あ' })
  return encodeUpdate(Y.encodeStateAsUpdate(doc))
}

const untilSettled = () => new Promise(resolve => setImmediate(resolve))

test('two joins share one load', async () => {
  let loads = 0
  const { registry } = await setUp(store => ({
    load: id => {
      loads++
      return store.load(id)
    },
  }))
  const [a, b] = await Promise.all([registry.acquire('m'), registry.acquire('m')])
  expect(a.room).toBe(b.room)
  expect(loads).toBe(1)
})

test('everybody is sent away only once what they wrote is on disk, and then the room is gone', async () => {
  const disk = Promise.withResolvers<void>()
  const { registry, store, clock } = await setUp(inner => ({
    append: async (...args) => {
      await disk.promise
      return inner.append(...args)
    },
  }))
  const { room } = await registry.acquire('m')
  const { peer, closed, kinds } = peerOf()
  room.join(peer)
  room.receive(peer, editBy(1))
  room.receive(peer, encodeBarrier(1))
  clock.turn()
  const end = registry.close(1012, 'restart')
  await untilSettled()
  expect(closed).toEqual([])
  disk.resolve()
  await end
  expect(kinds()).toContain('barrier')
  expect(closed).toEqual([1012])
  expect((await store.load('m')).updates).toHaveLength(2)
  expect(registry.rooms()).toEqual([])
})

test('a room that nobody uses is unloaded after a while, one that is used again is not', async () => {
  const { registry, clock } = await setUp()
  const first = await registry.acquire('m')
  first.release()
  clock.advance(LINGER_MS - 1)
  const second = await registry.acquire('m')
  clock.advance(LINGER_MS)
  await untilSettled()
  expect(registry.rooms()).toEqual([second.room])
  second.release()
  clock.advance(LINGER_MS)
  await untilSettled()
  expect(registry.rooms()).toEqual([])
})

test('who comes back and leaves again has the whole while before them, however often', async () => {
  const { registry, clock } = await setUp()
  const { room, release } = await registry.acquire('m')
  release()
  for (let reload = 0; reload < 3; reload++) {
    clock.advance(LINGER_MS - 2)
    const again = await registry.acquire('m')
    expect(again.room).toBe(room)
    again.release()
    clock.advance(1)
    await untilSettled()
    expect(registry.rooms()).toEqual([room])
  }
  clock.advance(LINGER_MS - 1)
  await untilSettled()
  expect(registry.rooms()).toEqual([])
})

test('a join while the room is being unloaded waits and gets the saved text', async () => {
  let letIndex = () => {}
  const { registry, clock } = await setUp(
    () => ({}),
    () => ({
      catchUp: async () => {},
      finish: () =>
        new Promise<void>(resolve => {
          letIndex = resolve
        }),
    }),
  )
  const first = await registry.acquire('m')
  await first.room.edit(doc => setFacts(doc, { title: '題' }))
  first.release()
  clock.advance(LINGER_MS)
  await untilSettled()
  const joining = registry.acquire('m')
  letIndex()
  const second = await joining
  expect(second.room).not.toBe(first.room)
  expect(second.room.peek(doc => readMeeting(doc).title)).toBe('題')
})

/** A store that takes one edit for good, lets all others wait, and loads when it is let. */
function halting(store: Store, load: Store['load'] = store.load): Partial<Store> {
  let isFirst = true
  return {
    load,
    append: (...args) => {
      if (!isFirst) return new Promise(() => {})
      isFirst = false
      return store.append(...args)
    },
  }
}

/** More than may wait for the store: the room gives itself up. */
async function breakRoom(room: Room, title: string): Promise<void> {
  const large = 'a'.repeat(MAX_UNSAVED_BYTES + 1)
  const edits = ['一', '二'].map(more => room.edit(doc => setFacts(doc, { title, venue: more + large })))
  expect((await Promise.allSettled(edits)).map(({ status }) => status)).toContain('rejected')
}

test('what a room held that was given up never reaches the list, not even later', async () => {
  let around: { store: Store; clock: FakeClock } | null = null
  const { registry, store, clock } = await setUp(halting, room =>
    keepIndexed(room, { ...(around ?? expect.unreachable()), log: createLog('silent') }),
  )
  around = { store, clock }
  const { room } = await registry.acquire('m')
  await room.edit(doc => setFacts(doc, { title: '題' }))
  await breakRoom(room, '決して保存されない題')
  await registry.acquire('m')
  clock.advance(120_000)
  await registry.catchUp()
  await untilSettled()
  expect((await store.readMeeting('m'))?.row).not.toContain('保存されない')
})

test('a room that is given up while it is unloaded makes way for one other, not for two', async () => {
  let letLoad = () => {}
  const mayLoad = new Promise<void>(resolve => {
    letLoad = resolve
  })
  let loads = 0
  const { registry, clock } = await setUp(store =>
    halting(store, async id => {
      if (++loads > 1) await mayLoad
      return store.load(id)
    }),
  )
  const first = await registry.acquire('m')
  await first.room.edit(doc => setFacts(doc, { title: '題' }))
  void first.room.edit(doc => setFacts(doc, { title: '次' })).catch(() => {})
  first.release()
  clock.advance(LINGER_MS)
  const broken = breakRoom(first.room, '大')
  const joining = registry.acquire('m')
  await broken
  await untilSettled()
  const alsoJoining = registry.acquire('m')
  letLoad()
  expect((await joining).room).toBe((await alsoJoining).room)
  expect(registry.rooms()).toHaveLength(1)
})

test('the end waits for a room that is being unloaded, and for none that cannot be loaded', async () => {
  let letIndex = () => {}
  let isBroken = false
  const { registry, clock } = await setUp(
    store => ({ load: id => (isBroken ? Promise.reject(new Error('disk')) : store.load(id)) }),
    () => ({
      catchUp: async () => {},
      finish: () =>
        new Promise<void>(resolve => {
          letIndex = resolve
        }),
    }),
  )
  const { release } = await registry.acquire('m')
  release()
  clock.advance(LINGER_MS)
  await untilSettled()
  isBroken = true
  const failing = registry.acquire('n').catch(() => 'failed')
  let isClosed = false
  const closed = registry.close(1012, 'the end').then(() => {
    isClosed = true
  })
  await untilSettled()
  expect([await failing, isClosed]).toEqual(['failed', false])
  letIndex()
  await closed
})

test('a load that fails is tried anew by the next join', async () => {
  let isBroken = true
  const { registry } = await setUp(store => ({
    load: id => (isBroken ? Promise.reject(new Error('disk')) : store.load(id)),
  }))
  await expect(registry.acquire('m')).rejects.toThrow('disk')
  isBroken = false
  expect((await registry.acquire('m')).room.meeting).toBe('m')
})

test('while the disk is full nothing is shown or acknowledged; then everything is, once', async () => {
  let isFull = true
  const { registry, clock } = await setUp(store => ({
    append: (...args) => (isFull ? Promise.reject(new Error('disk full')) : store.append(...args)),
  }))
  const { room } = await registry.acquire('m')
  const writer = peerOf('a')
  const reader = peerOf('b')
  for (const { peer } of [writer, reader]) {
    room.join(peer)
    room.receive(peer, encodeStep1(new Uint8Array([0])))
  }
  clock.turn()
  room.receive(writer.peer, editBy(7))
  room.receive(writer.peer, encodeBarrier(1))
  clock.turn()
  await untilSettled()
  clock.advance(1_000)
  await untilSettled()
  expect(room.isStalled).toBe(true)
  expect(writer.kinds()).not.toContain('barrier')
  expect(reader.kinds()).toEqual(['step1', 'update'])
  isFull = false
  clock.advance(2_000)
  await untilSettled()
  expect(room.isStalled).toBe(false)
  expect(writer.kinds().filter(kind => kind === 'barrier')).toHaveLength(1)
  expect(reader.kinds()).toEqual(['step1', 'update', 'update'])
})

test('edits of one turn reach everybody as one frame, and their only author not at all', async () => {
  const { registry, clock } = await setUp()
  const { room } = await registry.acquire('m')
  const [a, b, c] = [peerOf('a'), peerOf('b'), peerOf('c')]
  for (const { peer } of [a, b, c]) {
    room.join(peer)
    room.receive(peer, encodeStep1(new Uint8Array([0])))
  }
  clock.turn()
  room.receive(a.peer, editBy(1))
  clock.turn()
  await untilSettled()
  expect(a.kinds()).toEqual(['step1', 'update'])
  room.receive(a.peer, editBy(2))
  room.receive(b.peer, editBy(3))
  clock.turn()
  await untilSettled()
  expect([a, b, c].map(each => each.frames.length)).toEqual([3, 4, 4])
})

test('a newcomer’s whole document is encoded once until it changes', async () => {
  const { registry, clock } = await setUp()
  const { room } = await registry.acquire('m')
  const peers = [peerOf(), peerOf(), peerOf()]
  for (const { peer } of peers) {
    room.join(peer)
    room.receive(peer, encodeStep1(new Uint8Array([0])))
  }
  clock.turn()
  expect(new Set(peers.map(each => each.frames[1])).size).toBe(1)
})
