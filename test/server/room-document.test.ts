import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { docOf } from '../../server/store/snapshot.ts'
import { RoomDocument } from '../../server/sync/room-document.ts'
import { TypingRuns } from '../../server/sync/typing-runs.ts'
import { decodeMessage } from '../../shared/sync/protocol.ts'
import { propertyRuns } from '../support/property.ts'

const LARGE = 'a'.repeat(100_000)

/** A log of edits to one text, the first of them a snapshot. */
function logOf(texts: readonly string[]) {
  const doc = new Y.Doc()
  doc.clientID = 1
  const updates: Uint8Array[] = []
  doc.on('update', update => updates.push(update))
  for (const text of texts) doc.getText('t').insert(doc.getText('t').length, text)
  return { doc, updates }
}

function stored(texts: readonly string[]): RoomDocument {
  return new RoomDocument({
    updates: logOf(texts).updates,
    mayLack: false,
    runs: new TypingRuns(),
    onUpdate: () => {},
  })
}

/** What somebody holds who had `before` and got an answer. */
function textAfter(document: RoomDocument, before: Uint8Array | null = null): string {
  const doc = new Y.Doc()
  if (before) Y.applyUpdate(doc, before)
  const { messages } = document.answer(Y.encodeStateVector(doc))
  for (const message of messages) {
    const decoded = decodeMessage(message)
    if (decoded.kind === 'update') Y.applyUpdate(doc, decoded.update)
  }
  return doc.getText('t').toString()
}

test('a newcomer is answered from what is stored, without building the document', () => {
  for (const texts of [['短い', '文'], [LARGE, '追記', 'もう一つ'], [LARGE]]) {
    const document = stored(texts)
    expect(textAfter(document)).toBe(texts.join(''))
    expect(document.isLive).toBe(false)
  }
})

test('somebody who has a part gets the rest', () => {
  const { doc, updates } = logOf([LARGE, '前半'])
  const before = Y.encodeStateAsUpdate(doc)
  doc.getText('t').insert(0, '後から')
  const document = new RoomDocument({
    updates: [before, ...updates.slice(2)],
    mayLack: false,
    runs: new TypingRuns(),
    onUpdate: () => {},
  })
  expect(textAfter(document, before)).toBe(doc.getText('t').toString())
})

test('newcomers to a large document share its encoding while somebody types', () => {
  const document = stored([LARGE])
  const first = document.answer(Uint8Array.of(0))
  document.live().getText('t').insert(0, 'あ')
  const second = document.answer(Uint8Array.of(0))
  document.live().getText('t').insert(0, 'い')
  const third = document.answer(Uint8Array.of(0))
  expect(second.messages[0]).toBe(first.messages[0])
  expect(third.messages[0]).toBe(first.messages[0])
  expect(textAfter(document)).toBe(`いあ${LARGE}`)
})

test('however many edits follow a large base, a newcomer gets them all in a few messages', () => {
  const document = stored([LARGE])
  document.answer(Uint8Array.of(0))
  let expected = LARGE
  for (let round = 0; round < 9; round++) {
    for (let n = 0; n < 501; n++)
      document
        .live()
        .getText('t')
        .insert(0, `${n % 10}`)
    expected = document.live().getText('t').toString()
    expect(textAfter(document)).toBe(expected)
    document.live().getText('t').delete(0, 1)
    expect(textAfter(document)).toBe(expected.slice(1))
    expect(document.answer(Uint8Array.of(0)).messages.length).toBeLessThan(10)
  }
})

test('a document that may lack something is built at once, and what lacks its predecessors is left out', () => {
  const { updates } = logOf(['一', '二', '三'])
  const document = new RoomDocument({
    updates: updates.toSpliced(1, 1),
    mayLack: true,
    runs: new TypingRuns(),
    onUpdate: () => {},
  })
  expect(document.isLive).toBe(true)
  expect(textAfter(document)).toBe('一')
})

test('what it has is told at once when that is cheap, else when the document is built', () => {
  const small = stored(['短い'])
  expect(small.stateVector()).toEqual(Y.encodeStateVector(small.live()))
  const large = stored([LARGE])
  expect(large.stateVector()).toBeNull()
  expect(large.stateVectorFor(Uint8Array.of(0))).toEqual(Uint8Array.of(0))
  expect(large.stateVectorFor(Y.encodeStateVector(logOf(['b']).doc))).toEqual(
    Y.encodeStateVector(large.live()),
  )
})

test('however often it rests, edits and answers are those of a document that never did', () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant('edit' as const), at: fc.nat(1000), text: fc.string({ maxLength: 5 }) }),
    fc.record({
      kind: fc.constantFrom('rest' as const, 'join' as const),
      at: fc.nat(),
      text: fc.constant(''),
    }),
  )
  fc.assert(
    fc.property(fc.boolean(), fc.array(act, { maxLength: 30 }), (isLarge, acts) => {
      const { doc: twin, updates } = logOf([isLarge ? LARGE : 'はじめ', '続き'])
      const seen: Uint8Array[] = [...updates]
      const document = new RoomDocument({
        updates,
        mayLack: false,
        runs: new TypingRuns(),
        onUpdate: update => seen.push(update),
      })
      for (const { kind, at, text } of acts) {
        if (kind === 'rest') document.rest()
        else if (kind === 'join') expect(textAfter(document)).toBe(twin.getText('t').toString())
        else {
          const position = at % (twin.getText('t').length + 1)
          twin.getText('t').insert(position, text)
          document.live().getText('t').insert(position, text)
        }
      }
      expect(textAfter(document)).toBe(twin.getText('t').toString())
      expect(docOf(seen).getText('t').toString()).toBe(twin.getText('t').toString())
    }),
    propertyRuns(60),
  )
})
