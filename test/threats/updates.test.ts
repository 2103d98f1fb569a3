import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { MeetingCreated } from '../../shared/api.ts'
import { appendEntry, removeEntry } from '../../shared/meeting/edit-meeting.ts'
import { ENTRY, entriesOf, factsOf, listOf, PAGE } from '../../shared/meeting/meeting-doc.ts'
import { encodeBarrier, encodeStep1, encodeStep2, encodeUpdate } from '../../shared/sync/protocol.ts'
import { RawClient, refusedStatus } from '../support/raw-client.ts'
import { bearer, TestApp } from '../support/test-app.ts'

let app: TestApp
let meeting: MeetingCreated
let honest: RawClient
beforeEach(async () => {
  app = await TestApp.start()
  meeting = await app.createMeeting()
  honest = await open()
  honest.send(encodeStep1(new Uint8Array([0])))
  await honest.until('update')
})
afterEach(() => {
  honest.close()
  return app.close()
})

const open = (token = meeting.tokens.edit) => RawClient.open(`${app.syncUrl}/${meeting.id}`, bearer(token))
const entry = (id: string, text = 'あ') => ({ id, recorder: '', at: '2026-11-22T10:00:00Z', text })

async function codeFor(update: Uint8Array): Promise<number> {
  const client = await open()
  const closed = client.closeCode()
  client.send(encodeUpdate(update))
  return closed
}

/** What a document sends after these edits. */
function updateOf(...edits: ((doc: Y.Doc) => void)[]): Uint8Array {
  const doc = new Y.Doc()
  for (const edit of edits) edit(doc)
  return Y.encodeStateAsUpdate(doc)
}

/** The honest one was sent nothing but the answer to its request, and is still served; the meeting is as it was. */
async function expectUndisturbed(entries = 0): Promise<void> {
  honest.send(encodeBarrier(7))
  await honest.until('barrier', ({ n }) => n === 7)
  expect(honest.messages.filter(message => message.kind === 'update')).toHaveLength(1 + entries)
  const stored = (await (await app.admin(`/api/meetings/${meeting.id}`)).json()) as { entries: unknown[] }
  expect(stored.entries).toHaveLength(entries)
}

function inPage(doc: Y.Doc, child: Y.XmlElement | Y.XmlText): void {
  const page = new Y.XmlElement(PAGE)
  entriesOf(doc).insert(0, [page])
  page.insert(0, [child])
}

function inEntry(doc: Y.Doc, fill: (entry: Y.XmlElement) => void): void {
  const element = new Y.XmlElement(ENTRY)
  inPage(doc, element)
  fill(element)
}

/** Variable-length integers. */
function bytes(...numbers: readonly (number | readonly number[])[]): Uint8Array {
  return encoding.encode(encoder => {
    for (const each of numbers.flat()) encoding.writeVarUint(encoder, each)
  })
}

/** A string of one-byte characters as lib0 writes it. */
const written = (text: string) => [text.length, ...Buffer.from(text)]

const repeated = (count: number, numbers: readonly number[]) =>
  Array.from({ length: count }, () => numbers).flat()

/** Infos of yjs (format v1): a deleted range with a right neighbour, one that names what it stands in, a text and a value between two. */
const DELETED_BEFORE = 0x41
const DELETED_WITHIN = 0x01
const TEXT_BETWEEN = 0xc4
const VALUE_BETWEEN = 0xc8

describe('T9 T10 another recorder’s client id', () => {
  test.each([
    ['a garbage-collected range', (client: number, clock: number) => bytes(1, 1, client, clock, 0, 1, 0)],
    [
      'a deleted range',
      (client: number, clock: number) => bytes(1, 1, client, clock, DELETED_BEFORE, client, 0, 1, 0),
    ],
  ])('T9 T10 %s under it is refused, and its owner’s next and offline edits arrive', async (_, forge) => {
    const victim = new Y.Doc()
    appendEntry(victim, entry('e1'))
    const victimClient = await open(app.adminToken)
    victimClient.send(encodeUpdate(Y.encodeStateAsUpdate(victim)))
    victimClient.send(encodeBarrier(1))
    await victimClient.until('barrier')
    victimClient.close()
    const clock = Y.getState(victim.store, victim.clientID)
    expect(await codeFor(forge(victim.clientID, clock))).toBe(4422)
    appendEntry(victim, entry('e2'))
    const back = await open(app.adminToken)
    back.send(encodeStep2(Y.encodeStateAsUpdate(victim)))
    back.send(encodeBarrier(2))
    await back.until('barrier')
    back.close()
    await expectUndisturbed(2)
  })

  test.each([
    ['stand before', (client: number) => bytes(1, 1, client, 0, DELETED_BEFORE, client, 500, 1, 0)],
    ['stand in', (client: number) => bytes(1, 1, client, 0, DELETED_WITHIN, 0, client, 500, 1, 0)],
  ])('T9 a part that everybody has, said to %s what nobody has, ends its sender alone', async (_, forge) => {
    const victim = new Y.Doc()
    appendEntry(victim, entry('e1'))
    const victimClient = await open(app.adminToken)
    victimClient.send(encodeUpdate(Y.encodeStateAsUpdate(victim)))
    victimClient.send(encodeBarrier(1))
    await victimClient.until('barrier')
    expect(await codeFor(forge(victim.clientID))).toBe(4422)
    victimClient.send(encodeBarrier(2))
    await victimClient.until('barrier', ({ n }) => n === 2)
    victimClient.close()
    await expectUndisturbed(1)
  })

  test.each([
    ['gone', partlyGone],
    ['in another text', partlyInAnother],
  ])('T9 a part whose known beginning is %s ends its sender alone', async (_, forge) => {
    const doc = new Y.Doc()
    const forged = forge(doc)
    const client = await open()
    client.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
    client.send(encodeBarrier(1))
    await client.until('barrier')
    expect(await codeFor(forged)).toBe(4422)
    client.send(encodeBarrier(2))
    await client.until('barrier', ({ n }) => n === 2)
    client.close()
  })
})

/** A deleted range that begins with what the document has of a deleted entry and goes on behind all that it has. */
function partlyGone(doc: Y.Doc): Uint8Array {
  appendEntry(doc, entry('e1'))
  removeEntry(doc, 'e1')
  return bytes(1, 1, doc.clientID, 1, DELETED_WITHIN, 0, doc.clientID, 0, 99, 0)
}

/** The last character of one text and one more, said to stand in another. */
function partlyInAnother(doc: Y.Doc): Uint8Array {
  const [one, another] = [new Y.XmlText(), new Y.XmlText()]
  for (const text of [one, another]) inEntry(doc, element => element.insert(0, [text]))
  one.insert(0, 'a')
  const last = Y.getState(doc.store, doc.clientID) - 1
  return bytes(1, 1, doc.clientID, last, 4, 0, doc.clientID, another._item?.id.clock ?? 0, 2, 97, 98, 0)
}

describe('T11 two windows under one client id', () => {
  /** What the two write at the same time into what the server has from elsewhere. */
  const windows = (write: (text: Y.XmlText, window: 'first' | 'second') => void) => {
    const start = new Y.Doc()
    appendEntry(start, entry('e1', 'あい'))
    const [first, second] = [new Y.Doc(), new Y.Doc()]
    for (const doc of [first, second]) {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(start))
      doc.clientID = 12_345
      write(textIn(doc), doc === first ? 'first' : 'second')
    }
    return { first, second }
  }
  /** A colleague types behind the first unit of the text. */
  const between = (doc: Y.Doc) => {
    const colleague = new Y.Doc()
    Y.applyUpdate(colleague, Y.encodeStateAsUpdate(doc))
    textIn(colleague).insert(1, '間')
    return Y.encodeStateAsUpdate(colleague)
  }
  const store = async (...updates: readonly Uint8Array[]) => {
    const client = await open()
    for (const update of updates) client.send(encodeUpdate(update))
    client.send(encodeBarrier(1))
    await client.until('barrier')
    client.close()
  }

  test.each([
    ['another text', windows((text, window) => text.insert(0, window))],
    ['the same text elsewhere', windows((text, window) => text.insert(window === 'first' ? 1 : 2, '同'))],
    ['a text that ends otherwise', windows((text, window) => text.insert(0, `同${window}`))],
  ])('T11 %s from the second is refused, not dropped in silence', async (_, { first, second }) => {
    const sent = Y.encodeStateAsUpdate(first)
    await store(sent, sent, between(first), sent)
    expect(await codeFor(Y.encodeStateAsUpdate(second))).toBe(4422)
  })

  test('T11 a text that its own window sends again, after somebody typed into the middle of a character, is no other', async () => {
    const doc = new Y.Doc()
    appendEntry(doc, entry('e1', '𠮷'))
    const sent = Y.encodeStateAsUpdate(doc)
    await store(sent, between(doc), sent)
    await expectUndisturbed(1)
  })
})

function textIn(doc: Y.Doc): Y.XmlText {
  const [page] = entriesOf(doc).toArray() as Y.XmlElement[]
  const [element] = (page?.toArray() ?? []) as Y.XmlElement[]
  return element?.get(0) as Y.XmlText
}

describe('T13 names and values outside the model', () => {
  const attribute = (name: string, value: unknown) => (doc: Y.Doc) =>
    inEntry(doc, element => element.setAttribute(name, value as string))
  const cases: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
    ...['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'onclick', 'style', 'href', 'a b', ''].map(
      name => [`attribute “${name}”`, attribute(name, 'x')] as const,
    ),
    ['an attribute that is an object', attribute('theme', { a: 1 })],
    ['an attribute that is a list', attribute('theme', [1])],
    ['an attribute that is a number', attribute('theme', 5)],
    ['an attribute of a shared type', attribute('theme', new Y.Map())],
    ['an id of 65 characters', attribute('id', 'a'.repeat(65))],
    ['a theme of 201 characters', attribute('theme', 'a'.repeat(201))],
    ['an unknown attribute of 100,001 characters', attribute('importance', 'a'.repeat(100_001))],
    ['a fact of 100,001 characters', doc => factsOf(doc).set('title', 'a'.repeat(100_001))],
    [
      'a theme’s label of 100,001 characters',
      doc => listOf(doc, 'themes').set('t1', new Y.Map([['label', 'a'.repeat(100_001)]])),
    ],
    ['an unknown element', doc => entriesOf(doc).insert(0, [new Y.XmlElement('script')])],
    ['an unknown element in a page', doc => inPage(doc, new Y.XmlElement('img'))],
    ['an entry outside pages', doc => entriesOf(doc).insert(0, [new Y.XmlElement(ENTRY)])],
    ['a page in a page', doc => inPage(doc, new Y.XmlElement(PAGE))],
    ['marks', doc => inEntry(doc, element => element.insert(0, [formatted()]))],
    ['a key __proto__', doc => factsOf(doc).set('__proto__', 'x')],
    ['an object as a fact', doc => factsOf(doc).set('title', { a: 1 })],
    ['a schema from the future', doc => factsOf(doc).set('schemaVersion', 999)],
    ['a theme that is text', doc => listOf(doc, 'themes').set('t1', 'x')],
    ['a number in a theme', doc => listOf(doc, 'themes').set('t1', new Y.Map([['label', 5]]))],
    ['a map in a theme', doc => listOf(doc, 'themes').set('t1', new Y.Map([['label', new Y.Map()]]))],
  ]
  test.each(cases)('T13 %s is refused and reaches nobody', async (_, edit) => {
    expect(await codeFor(updateOf(edit))).toBe(4422)
    await expectUndisturbed()
  })

  test('T13 an attribute that this version does not know, as plain text, is kept', async () => {
    const client = await open()
    client.send(encodeUpdate(updateOf(attribute('importance', '高'))))
    client.send(encodeBarrier(1))
    await client.until('barrier')
    client.close()
    await expectUndisturbed(1)
  })
})

describe('T14 types where they do not belong', () => {
  const cases: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
    ['text in the root', doc => entriesOf(doc).insert(0, [new Y.XmlText('x')])],
    ['text in a page', doc => inPage(doc, new Y.XmlText('x'))],
    ['a hook in the root', doc => doc.get('entries', Y.Array).insert(0, [new Y.XmlHook('x')])],
    ['a map in the root', doc => doc.get('entries', Y.Array).insert(0, [new Y.Map()])],
    ['characters in the root', doc => doc.get('entries', Y.Text).insert(0, 'x')],
    ['another root', doc => doc.getMap('other').set('a', 1)],
    ['a subdocument', doc => factsOf(doc).set('doc', new Y.Doc())],
    ['bytes', doc => factsOf(doc).set('bytes', new Uint8Array([1]))],
    ['an embed', doc => inEntry(doc, element => element.insert(0, [embedded()]))],
    ['a hook in a list', doc => (listOf(doc, 'themes') as Y.Map<unknown>).set('t1', new Y.XmlHook('x'))],
    ['an array in a list', doc => listOf(doc, 'themes').set('t1', new Y.Array())],
    ['an entry in an entry', doc => inEntry(doc, element => element.insert(0, [new Y.XmlElement(ENTRY)]))],
  ]
  test.each(cases)('T14 %s: refused, the meeting stays readable', async (_, edit) => {
    expect(await codeFor(updateOf(edit))).toBe(4422)
    await expectUndisturbed()
  })

  /** Two entries whose texts hold 'あ' are stored; their author, and the clocks of these characters. */
  const twoTexts = async () => {
    const doc = new Y.Doc()
    for (const id of ['e1', 'e2']) appendEntry(doc, entry(id))
    const client = await open()
    client.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
    client.send(encodeBarrier(1))
    await client.until('barrier')
    client.close()
    const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc))
    const texts = structs.filter(each => each instanceof Y.Item && each.content instanceof Y.ContentString)
    const [one = 0, another = 0] = texts.map(({ id }) => id.clock)
    return { author: doc.clientID, one, another }
  }

  test('T14 a character between neighbours of two texts is refused', async () => {
    const { author, one, another } = await twoTexts()
    const between = [...bytes(1, 1, 5, 0), TEXT_BETWEEN, ...bytes(author, one, author, another, 1, 97, 0)]
    expect(await codeFor(Uint8Array.from(between))).toBe(4422)
  })

  test('T14 a value between those of two attributes is refused', async () => {
    const { author, one } = await twoTexts()
    const [id, at] = [one + 1, one + 2]
    const between = [...bytes(1, 1, 5, 0), VALUE_BETWEEN, ...bytes(author, id, author, at, 1, 119, 1, 97, 0)]
    expect(await codeFor(Uint8Array.from(between))).toBe(4422)
  })

  test('T14 an author who stands twice in a message cannot pass a text off as a page', async () => {
    const { author, one } = await twoTexts()
    const page = [7, 1, ...written('entries'), 3, ...written(PAGE)]
    const text = [7, 0, author, one - 2, 6]
    const inText = [7, 0, 5, 0, 3, ...written(ENTRY)]
    expect(await codeFor(bytes(2, 1, 5, 0, page, 2, 5, 0, text, inText, 0))).toBe(4422)
  })
})

test.each([25, 5_000])('T15 elements nested %i deep are refused', async depth => {
  const edit = (doc: Y.Doc) =>
    doc.transact(() => {
      let parent: Y.XmlFragment = entriesOf(doc)
      for (let n = 0; n < depth; n++) {
        const child = new Y.XmlElement(PAGE)
        parent.insert(0, [child])
        parent = child
      }
    })
  expect(await codeFor(updateOf(edit))).toBe(4422)
  await expectUndisturbed()
})

describe('T16 bytes that claim or hold too much', () => {
  const manyClients = (clients: number) =>
    bytes(clients, Array.from({ length: clients }, (_, n) => [1, n + 10, 0, 0, 1]).flat(), 0)
  const cases: readonly (readonly [string, () => Uint8Array])[] = [
    ['2^25 parts', () => bytes(1, 2 ** 25, 5, 0, 0, 1)],
    ['2^28 parts', () => bytes(1, 2 ** 28, 5, 0, 0, 1)],
    ['2^32 authors', () => bytes(2 ** 32)],
    ['200,000 authors', () => manyClients(200_000)],
    ['a million parts', () => bytes(1, 1_000_000, 5, 0, repeated(1_000_000, [0, 1]), 0)],
    ['a million deletions', () => bytes(0, 1, 5, 1_000_000, repeated(1_000_000, [0, 1]))],
    ['a string beyond the message', () => bytes(1, 1, 5, 0, 4, 1, 1, 65, 10_000_000)],
    [
      'a nested list of 100,000',
      () => Uint8Array.from([1, 1, 5, 0, 8, 1, 1, 65, 1, ...Array(100_000).fill([117, 1]).flat()]),
    ],
  ]
  test.each(cases)('T16 %s: refused before it is built', async (_, forge) => {
    expect(await codeFor(forge())).toBe(4422)
    await expectUndisturbed()
  })

  test('T16 10 MB of text in one message is closed with 4413', async () => {
    const text = 'あ'.repeat(3_500_000)
    expect(await codeFor(updateOf(doc => appendEntry(doc, entry('e1', text))))).toBe(4413)
    await expectUndisturbed()
  })
})

test('T19 an update of format v2 is refused', async () => {
  const doc = new Y.Doc()
  appendEntry(doc, entry('e1'))
  expect(await codeFor(Y.encodeStateAsUpdateV2(doc))).toBe(4422)
  await expectUndisturbed()
})

describe('T38 edits that build on what nobody has', () => {
  const gap = () => {
    const doc = new Y.Doc()
    appendEntry(doc, entry('e1'))
    const before = Y.encodeStateVector(doc)
    appendEntry(doc, entry('e2'))
    return Y.encodeStateAsUpdate(doc, before)
  }

  test('T38 a flood of them is answered by one request, sent away to come back, and nothing is kept', async () => {
    const client = await open()
    await client.until('step1')
    const closed = client.closeCode()
    for (let n = 0; n < 502; n++) client.send(encodeUpdate(gap()))
    expect(await closed).toBe(4529)
    expect(client.messages.filter(({ kind }) => kind === 'step1').length).toBeLessThan(3)
    await expectUndisturbed()
  })

  test('T38 an author who stands twice in a message is asked for all, and nothing waits in the document for others’ edits', async () => {
    const client = await open()
    client.send(encodeUpdate(bytes(2, 1, 5, 0, 0, 1, 1, 5, 1, 0, 1, 0)))
    const doc = new Y.Doc()
    appendEntry(doc, entry('e1'))
    honest.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
    honest.send(encodeBarrier(1))
    await honest.until('barrier')
    client.close()
  })

  test('T38 answers to the server’s own request that lack something are refused for good', async () => {
    const client = await open()
    const closed = client.closeCode()
    for (let n = 0; n < 6; n++) client.send(encodeStep2(gap()))
    expect(await closed).toBe(4422)
    await expectUndisturbed()
  })
})

test('T20 the view link has no way to write: no socket, no PATCH, and reading is all it gets', async () => {
  const calls = ['PATCH', 'DELETE'].map(method =>
    app.call(`/api/meetings/${meeting.id}`, { method, token: meeting.tokens.view, body: { title: 'x' } }),
  )
  for (const call of calls) expect((await call).status).toBe(403)
  const address = `${app.syncUrl}/${meeting.id}`
  expect(await refusedStatus(address, bearer(meeting.tokens.view))).toBe(403)
  await expectUndisturbed()
})

function formatted(): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta([{ insert: 'x', attributes: { bold: true } }])
  return text
}

function embedded(): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta([{ insert: { image: 'file:///etc/passwd' } }])
  return text
}
