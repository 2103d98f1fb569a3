import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createLog } from '../../server/log.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import { MAX_MEETING_BYTES, MAX_UNSAVED_BYTES } from '../../server/sync/limits.ts'
import type { Packet } from '../../server/sync/packet.ts'
import type { Peer } from '../../server/sync/peer.ts'
import { RoomRegistry } from '../../server/sync/room-registry.ts'
import { appendEntry, setFacts } from '../../shared/meeting/edit-meeting.ts'
import { decodeMessage, encodeAwareness, encodeStep1, encodeUpdate } from '../../shared/sync/protocol.ts'
import { storedMeeting } from '../support/describe-store.ts'
import { FakeClock } from '../support/fake-clock.ts'

const NOTHING = new Uint8Array([0])
const REST_MS = 3_000

/** A room over a disk that commits when told to. */
async function setUp() {
  const inner = createMemoryStore()
  await inner.createMeeting({
    ...storedMeeting('m'),
    update: Y.encodeStateAsUpdate(new Y.Doc()),
    clients: [],
  })
  const commits: (() => void)[] = []
  const store: typeof inner = {
    ...inner,
    append: async (...args) => {
      await new Promise<void>(resolve => commits.push(resolve))
      return inner.append(...args)
    },
  }
  const clock = new FakeClock()
  const registry = new RoomRegistry({ store, clock, log: createLog('silent') })
  const { room } = await registry.acquire('m')
  const commit = async () => {
    for (const each of commits.splice(0)) each()
    await new Promise(resolve => setImmediate(resolve))
    clock.turn()
  }
  return { room, registry, store, clock, commit, pending: () => commits.length }
}

/** `packets`: what was written together; `heardOf`: the clients whose presence was told. */
function peerOf(owner: string) {
  const packets: string[][] = []
  const heardOf: number[] = []
  const write = (messages: readonly Uint8Array[]) => {
    const decoded = messages.map(decodeMessage)
    packets.push(decoded.map(({ kind }) => kind))
    for (const each of decoded)
      if (each.kind === 'awareness') heardOf.push(...each.entries.map(({ client }) => client))
  }
  const peer: Peer = {
    role: 'edit',
    owner,
    name: owner,
    send: message => write([message]),
    sendPacket: (packet: Packet) => write(packet.messages),
    close: () => packets.push(['closed']),
  }
  return { peer, packets, heardOf }
}

/** A room with somebody who reads and somebody who writes; what they were told at first is forgotten. */
async function joinedByTwo() {
  const set = await setUp()
  const [reader, writer] = [peerOf('r'), peerOf('w')]
  for (const { peer } of [reader, writer]) {
    set.room.join(peer)
    set.room.receive(peer, encodeStep1(NOTHING))
  }
  set.clock.turn()
  for (const { packets } of [reader, writer]) packets.length = 0
  return { ...set, reader, writer }
}

function editBy(client: number, text = 'あ'): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  appendEntry(doc, { id: `e${client}`, recorder: '', at: '', text })
  return encodeUpdate(Y.encodeStateAsUpdate(doc))
}

function presenceOf(client: number, clock: number): Uint8Array {
  return encodeAwareness([{ client, clock, json: '{"entry":"e1"}' }])
}

test('while one turn is on its way to the disk the next gathers: two commits, two frames for five edits', async () => {
  const { room, clock, commit, pending, reader, writer } = await joinedByTwo()
  for (const client of [1, 2, 3, 4, 5]) {
    room.receive(writer.peer, editBy(client))
    clock.turn()
  }
  expect(pending()).toBe(1)
  expect(reader.packets).toEqual([])
  await commit()
  expect(reader.packets).toEqual([['update']])
  await commit()
  expect(reader.packets).toEqual([['update'], ['update']])
  expect(room.peek(doc => doc.getXmlFragment('entries').toString())).toContain('あ')
})

test('a cursor goes with the key that it belongs to, also when it came a moment later', async () => {
  const { room, clock, commit, reader, writer } = await joinedByTwo()
  room.receive(writer.peer, editBy(1))
  clock.turn()
  room.receive(writer.peer, presenceOf(1, 1))
  clock.turn()
  await commit()
  expect(reader.packets).toEqual([['update', 'awareness']])
  expect(writer.packets.flat()).not.toContain('update')
})

test('nobody is told of their own place, of those who move at the same time each of the other', async () => {
  const { room, clock, reader, writer } = await joinedByTwo()
  room.receive(reader.peer, presenceOf(1, 1))
  room.receive(writer.peer, presenceOf(2, 1))
  clock.turn()
  expect([reader.heardOf, writer.heardOf].map(clients => new Set(clients))).toEqual([
    new Set([2]),
    new Set([1]),
  ])
})

test('who has not been given the document yet is told where the others are, and sent no edit', async () => {
  const { room, clock, commit, writer } = await joinedByTwo()
  const newcomer = peerOf('n')
  room.join(newcomer.peer)
  newcomer.packets.length = 0
  room.receive(writer.peer, editBy(1))
  room.receive(writer.peer, presenceOf(1, 1))
  clock.turn()
  await commit()
  expect(newcomer.packets).toEqual([['awareness']])
})

test('a cursor behind an edit that is not on disk waits for it', async () => {
  const { room, clock, commit, reader, writer } = await joinedByTwo()
  room.receive(writer.peer, editBy(1))
  clock.turn()
  room.receive(writer.peer, editBy(2))
  room.receive(writer.peer, presenceOf(1, 1))
  await commit()
  expect(reader.packets).toEqual([['update']])
  await commit()
  expect(reader.packets).toEqual([['update'], ['update', 'awareness']])
})

test('a meeting rests when nobody writes, and an edit wakes it', async () => {
  const { room, clock, commit, reader, writer } = await joinedByTwo()
  room.receive(writer.peer, editBy(1))
  clock.turn()
  await commit()
  const before = room.peek(doc => doc)
  clock.advance(REST_MS)
  room.receive(writer.peer, editBy(2))
  clock.turn()
  await commit()
  const after = room.peek(doc => doc)
  expect(after).not.toBe(before)
  expect(after.getXmlFragment('entries').toString().match(/あ/g)).toHaveLength(2)
  expect(reader.packets.flat().filter(kind => kind === 'update')).toHaveLength(2)
})

test('a document does not rest while somebody looks at it now and then', async () => {
  const { room, clock } = await joinedByTwo()
  const before = room.peek(doc => doc)
  for (let looks = 0; looks < 3; looks++) {
    clock.advance(REST_MS - 1)
    expect(room.peek(doc => doc)).toBe(before)
  }
})

test('a document does not rest while an edit is on its way to the disk', async () => {
  const { room, clock, commit } = await setUp()
  const writer = peerOf('w')
  room.join(writer.peer)
  room.receive(writer.peer, editBy(1))
  clock.turn()
  const before = room.peek(doc => doc)
  clock.advance(REST_MS * 3)
  expect(room.peek(doc => doc)).toBe(before)
  await commit()
  clock.advance(REST_MS * 2)
  expect(room.peek(doc => doc)).not.toBe(before)
})

test('a change of phase is told of whoever made it, not of others whose edits came with it', async () => {
  const { room, clock, commit, store, reader, writer } = await joinedByTwo()
  const doc = new Y.Doc()
  doc.clientID = 2
  setFacts(doc, { phase: 'live' })
  room.receive(writer.peer, editBy(1))
  room.receive(reader.peer, encodeUpdate(Y.encodeStateAsUpdate(doc)))
  clock.turn()
  await commit()
  const [point] = await store.listPoints('m')
  expect(JSON.parse(point?.facts ?? '')).toMatchObject({ kind: 'phase', to: 'live', by: { name: 'r' } })
})

test('a disk that does not keep up sends everybody away before too much waits for it', async () => {
  const { room, clock, reader, writer } = await joinedByTwo()
  room.receive(writer.peer, editBy(1))
  clock.turn()
  const large = 'a'.repeat(MAX_UNSAVED_BYTES / 4)
  for (const client of [2, 3, 4, 5, 6]) room.receive(writer.peer, editBy(client, large))
  expect(reader.packets).toEqual([['closed']])
})

test('a large edit of the server’s own that is on disk lets nobody send more than before it', async () => {
  const { room, clock, commit, reader, writer } = await joinedByTwo()
  const own = room.edit(doc => {
    appendEntry(doc, { id: 'own', recorder: '', at: '', text: 'a'.repeat(MAX_UNSAVED_BYTES / 2) })
  })
  await commit()
  await own
  reader.packets.length = 0
  const part = 'a'.repeat(MAX_UNSAVED_BYTES / 4)
  for (const client of [1, 2, 3, 4, 5]) {
    room.receive(writer.peer, editBy(client, part))
    clock.turn()
  }
  expect(reader.packets).toEqual([['closed']])
})

test('an edit that breaks the document is shown to nobody and stored nowhere; the meeting is loaded anew', async () => {
  const { room, registry, clock, commit, pending, reader, writer } = await joinedByTwo()
  room.peek(doc =>
    doc.getXmlFragment('entries').observe(() => {
      throw new Error('half applied')
    }),
  )
  room.receive(writer.peer, editBy(1))
  clock.turn()
  await commit()
  expect(pending()).toBe(0)
  expect([reader.packets, writer.packets]).toEqual([[['closed']], [['closed']]])
  const again = await registry.acquire('m')
  expect(again.room).not.toBe(room)
  expect(again.room.peek(doc => doc.getXmlFragment('entries').length)).toBe(0)
})

test('a meeting takes no more than its size: who sends more is told, and it is neither stored nor shown', async () => {
  const { room, clock, commit, pending, reader, writer } = await joinedByTwo()
  const part = 'a'.repeat(MAX_MEETING_BYTES / 8)
  for (const client of [1, 2, 3, 4, 5, 6, 7]) {
    room.receive(reader.peer, editBy(client, part))
    clock.turn()
    await commit()
  }
  writer.packets.length = 0
  room.receive(writer.peer, editBy(8, part))
  clock.turn()
  expect([writer.packets, pending()]).toEqual([[['closed']], 0])
  room.receive(reader.peer, editBy(9))
  clock.turn()
  expect(pending()).toBe(1)
  expect(reader.packets.flat()).not.toContain('closed')
})
