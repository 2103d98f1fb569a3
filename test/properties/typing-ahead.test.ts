import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createLog } from '../../server/log.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import { docOf } from '../../server/store/snapshot.ts'
import { MAX_KEYS_AHEAD, MAX_MEETING_BYTES } from '../../server/sync/limits.ts'
import type { Peer } from '../../server/sync/peer.ts'
import { RoomRegistry } from '../../server/sync/room-registry.ts'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { ENTRY, entriesOf, factsOf } from '../../shared/meeting/meeting-doc.ts'
import { decodeMessage, encodeStep1, encodeUpdate } from '../../shared/sync/protocol.ts'
import { storedMeeting } from '../support/describe-store.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { propertyRuns } from '../support/property.ts'

const NOTHING = new Uint8Array([0])
/** Info of yjs (format v1): a text with a left neighbour. */
const TEXT_BEHIND = 0x84
const KEYS = ['a', 'あ', '議事', '𠮷', '\n'] as const
/** Mostly typing, as people do; the rest is what ends or interrupts it. */
const KINDS = [
  ...Array.from({ length: 12 }, () => 'type' as const),
  'move',
  'delete',
  'attribute',
  'receive',
  'turn',
  'turn',
  'join',
  'look',
  'rest',
] as const

const arbitraryActs = fc.array(
  fc.record({
    who: fc.nat(2),
    kind: fc.constantFrom(...KINDS),
    key: fc.constantFrom(...KEYS),
    at: fc.nat(60),
  }),
  { minLength: 10, maxLength: 120, size: 'max' },
)

/** Entries that three people type in, in a room over a store in memory; a third one may be of any length. */
async function setUp({ phase = 'live', thirdLength = 0 } = {}) {
  const start = new Y.Doc()
  start.clientID = 1
  factsOf(start).set('phase', phase)
  for (const id of ['e1', 'e2']) appendEntry(start, { id, recorder: '', at: '', text: 'はじめ' })
  if (thirdLength > 0) appendEntry(start, { id: 'e3', recorder: '', at: '', text: 'a'.repeat(thirdLength) })
  const base = Y.encodeStateAsUpdate(start)
  const store = createMemoryStore()
  await store.createMeeting({
    ...storedMeeting('m'),
    update: base,
    clients: [{ client: 1, owner: 'server' }],
  })
  const clock = new FakeClock()
  const { room } = await new RoomRegistry({ store, clock, log: createLog('silent') }).acquire('m')
  const settle = async () => {
    clock.turn()
    await room.settled()
  }
  const join = (name: string, clientID: number) => {
    const doc = new Y.Doc()
    doc.clientID = clientID
    const inbox: Uint8Array[] = []
    const codes: number[] = []
    const take = (message: Uint8Array) => {
      const decoded = decodeMessage(message)
      if (decoded.kind === 'update') inbox.push(decoded.update)
    }
    const peer: Peer = {
      role: 'edit',
      owner: name,
      name,
      send: take,
      sendPacket: packet => packet.messages.forEach(take),
      close: code => codes.push(code),
    }
    const receive = () => {
      for (const update of inbox.splice(0)) Y.applyUpdate(doc, update, 'server')
    }
    room.join(peer)
    room.receive(peer, encodeStep1(NOTHING))
    doc.on('update', (update, origin) => {
      if (origin !== 'server') room.receive(peer, encodeUpdate(update))
    })
    return { doc, peer, receive, codes, caret: 2, entry: 0 }
  }
  return { room, store, clock, settle, join }
}

type Surroundings = Awaited<ReturnType<typeof setUp>>
const ROOM_ACTS = {
  turn: ({ settle }: Surroundings) => settle(),
  look: async ({ room }: Surroundings) => room.peek(doc => doc.clientID),
  rest: async ({ clock }: Surroundings) => clock.advance(7_000),
} as const
type RoomAct = keyof typeof ROOM_ACTS
type Person = Surroundings['join'] extends (...args: never[]) => infer P ? P : never

function entryOf({ doc, entry }: Person): Y.XmlElement {
  const entries = entriesOf(doc)
    .toArray()
    .flatMap(page => (page instanceof Y.XmlElement ? page.toArray() : []))
    .filter(element => element instanceof Y.XmlElement && element.nodeName === ENTRY)
  return entries[entry % entries.length] as Y.XmlElement
}

function act(person: Person, { kind, key, at }: { kind: string; key: string; at: number }): void {
  const text = entryOf(person).get(0) as Y.XmlText
  person.caret = Math.min(person.caret, text.length)
  if (kind === 'type') {
    text.insert(person.caret, key)
    person.caret += key.length
  } else if (kind === 'move') {
    person.entry = at % 2
    person.caret = at % (text.length + 1)
  } else if (kind === 'delete' && person.caret > 0) text.delete(--person.caret, 1)
  else if (kind === 'attribute') entryOf(person).setAttribute('theme', `t${at}`)
  else if (kind === 'receive') person.receive()
}

/** Answers who joined meanwhile. */
async function play(
  acts: readonly { who: number; kind: (typeof KINDS)[number]; key: string; at: number }[],
  people: readonly Person[],
  around: Surroundings,
): Promise<Person[]> {
  const newcomers: Person[] = []
  for (const each of acts) {
    const person = people[each.who]
    if (each.kind === 'join') newcomers.push(around.join(`n${newcomers.length}`, 100 + newcomers.length))
    else if (each.kind in ROOM_ACTS) await ROOM_ACTS[each.kind as RoomAct](around)
    else if (person) act(person, each)
  }
  return newcomers
}

test('typing that is shown before the document takes it in: everybody, newcomers and the disk hold the same', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryActs, async acts => {
      const set = await setUp()
      const { room, store, settle, join } = set
      const people = [11, 12, 13].map((id, at) => join(`p${at}`, id))
      await settle()
      for (const person of people) person.receive()
      const newcomers = await play(acts, people, set)
      await settle()
      await settle()
      const expected = room.peek(doc => entriesOf(doc).toString())
      for (const person of [...people, ...newcomers]) {
        person.receive()
        expect(person.codes).toEqual([])
        expect(person.doc.store.pendingStructs).toBeNull()
        expect(entriesOf(person.doc).toString()).toBe(expected)
      }
      expect(entriesOf(docOf((await store.load('m')).updates)).toString()).toBe(expected)
    }),
    propertyRuns(60),
  )
})

test('the document takes in many keys at once, when somebody looks', async () => {
  const { room, settle, join } = await setUp()
  const person = join('p', 11)
  await settle()
  person.receive()
  let updates = 0
  room.peek(doc => doc.on('update', () => updates++))
  for (const key of 'abcdefgh') {
    act(person, { kind: 'type', key, at: 0 })
    await settle()
  }
  expect(updates).toBe(1)
  expect(room.peek(doc => entriesOf(doc).toString())).toContain('はじabcdefghめ')
  expect(updates).toBe(2)
})

test('the document is never far behind, also while nobody looks', async () => {
  const { room, settle, join } = await setUp()
  const person = join('p', 11)
  await settle()
  person.receive()
  let updates = 0
  room.peek(doc => doc.on('update', () => updates++))
  for (let key = 0; key < 2 * MAX_KEYS_AHEAD; key++) {
    act(person, { kind: 'type', key: 'あ', at: 0 })
    await settle()
  }
  expect(updates).toBe(2)
})

test('what somebody typed who has been sent away before its turn reaches nobody', async () => {
  const { room, store, settle, join } = await setUp()
  const person = join('p', 11)
  await settle()
  person.receive()
  act(person, { kind: 'type', key: 'a', at: 0 })
  await settle()
  act(person, { kind: 'type', key: 'b', at: 0 })
  room.leave(person.peer)
  await settle()
  expect(entriesOf(docOf((await store.load('m')).updates)).toString()).toContain('はじaめ')
  expect(room.peek(doc => entriesOf(doc).toString())).toContain('はじaめ')
})

test('nobody types on under a colleague’s id', async () => {
  const { settle, join } = await setUp()
  const [honest, thief] = [join('honest', 11), join('thief', 12)]
  await settle()
  honest.receive()
  thief.receive()
  for (const key of 'abc') act(honest, { kind: 'type', key, at: 0 })
  await settle()
  thief.receive()
  thief.doc.clientID = 11
  thief.caret = 5
  act(thief, { kind: 'type', key: 'x', at: 0 })
  await settle()
  expect(thief.codes).toEqual([4422])
  honest.receive()
  act(honest, { kind: 'type', key: 'd', at: 0 })
  await settle()
  expect(honest.codes).toEqual([])
  expect(entryOf(honest).toString()).toContain('はじabcdめ')
})

test('a cloned tab that types under a clock that is taken is refused', async () => {
  const { settle, join } = await setUp()
  const [tab, clone] = [join('p', 11), join('p', 11)]
  await settle()
  tab.receive()
  clone.receive()
  act(tab, { kind: 'type', key: 'a', at: 0 })
  await settle()
  clone.receive()
  clone.doc.clientID = 11
  clone.caret = 3
  act(tab, { kind: 'attribute', key: '', at: 1 })
  await settle()
  act(clone, { kind: 'type', key: 'x', at: 0 })
  await settle()
  expect(clone.codes).toEqual([4422])
})

test('a key behind one’s own words elsewhere is no typing on, although the one before stood at an end too', async () => {
  const { room, settle, join } = await setUp()
  const person = join('p', 11)
  await settle()
  person.receive()
  for (const [entry, key] of [...'abcd'].map((key, at) => [at % 2, key] as const)) {
    person.entry = entry
    person.caret = Number.MAX_SAFE_INTEGER
    act(person, { kind: 'type', key, at: 0 })
    await settle()
  }
  const expected = entriesOf(person.doc).toString()
  expect(expected).toMatch(/はじめac.*はじめbd/)
  expect(room.peek(doc => entriesOf(doc).toString())).toBe(expected)
})

test('a key behind a part of somebody else’s is no typing on, whatever its number', async () => {
  const { room, settle, join } = await setUp()
  const person = join('p', 11)
  await settle()
  person.receive()
  person.caret = Number.MAX_SAFE_INTEGER
  for (const key of 'abc') act(person, { kind: 'type', key, at: 0 })
  await settle()
  const before = room.peek(doc => entriesOf(doc).toString())
  room.receive(person.peer, encodeUpdate(Uint8Array.of(1, 1, 11, 3, TEXT_BEHIND, 1, 2, 1, 120, 0)))
  await settle()
  expect(person.codes).toEqual([4422])
  expect(room.peek(doc => entriesOf(doc).toString())).toBe(before)
})

test('typing does not go on from an old key that came again', async () => {
  const { room, settle, join } = await setUp()
  const person = join('p', 11)
  await settle()
  person.receive()
  const sent: Uint8Array[] = []
  person.doc.on('update', update => sent.push(update))
  for (const key of 'ab') act(person, { kind: 'type', key, at: 0 })
  await settle()
  const [a, b] = sent as [Uint8Array, Uint8Array]
  room.receive(person.peer, encodeUpdate(a))
  await settle()
  room.receive(person.peer, encodeUpdate(b.with(-2, 'x'.charCodeAt(0))))
  await settle()
  expect(person.codes).toEqual([4422])
})

test('once the meeting is final nobody types on', async () => {
  const { room, settle, join } = await setUp()
  const person = join('p', 11)
  await settle()
  person.receive()
  for (const key of 'ab') act(person, { kind: 'type', key, at: 0 })
  await settle()
  await room.edit(doc => factsOf(doc).set('phase', 'final'))
  act(person, { kind: 'type', key: 'c', at: 0 })
  await settle()
  expect(person.codes).toEqual([4403])
  expect(room.peek(doc => entriesOf(doc).toString())).toContain('はじabめ')
})

test('nobody types on beyond the size of a meeting', async () => {
  const { room, settle, join } = await setUp({ thirdLength: MAX_MEETING_BYTES - 5_000 })
  const person = join('p', 11)
  await settle()
  person.receive()
  const codesAfter: number[][] = []
  for (let pastes = 0; pastes < 5; pastes++) {
    act(person, { kind: 'type', key: 'b'.repeat(1_000), at: 0 })
    await settle()
    codesAfter.push([...person.codes])
  }
  expect(codesAfter).toEqual([[], [], [], [], [4413]])
  expect(room.peek(doc => Y.encodeStateAsUpdate(doc).length)).toBeLessThan(MAX_MEETING_BYTES)
})
