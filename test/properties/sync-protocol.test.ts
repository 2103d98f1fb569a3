import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_PRESENCE_LENGTH, parsePresence } from '../../shared/sync/presence.ts'
import {
  decodeMessage,
  encodeAwareness,
  encodeBarrier,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
} from '../../shared/sync/protocol.ts'
import { propertyRuns } from '../support/property.ts'

const bytes = fc.uint8Array({ maxLength: 300 })
const count = fc.nat(Number.MAX_SAFE_INTEGER)
const entry = fc.record({ client: count, clock: count, json: fc.string({ unit: 'grapheme' }) })
const frame = fc.oneof(
  bytes.map(encodeStep1),
  bytes.map(encodeStep2),
  bytes.map(encodeUpdate),
  count.map(encodeBarrier),
  fc.array(entry, { maxLength: 5 }).map(encodeAwareness),
)

test('what is encoded is decoded', () => {
  fc.assert(
    fc.property(bytes, count, fc.array(entry), (content, n, entries) => {
      expect(decodeMessage(encodeStep1(content))).toEqual({ kind: 'step1', stateVector: content })
      expect(decodeMessage(encodeStep2(content))).toEqual({ kind: 'update', update: content, isAnswer: true })
      expect(decodeMessage(encodeUpdate(content))).toEqual({
        kind: 'update',
        update: content,
        isAnswer: false,
      })
      expect(decodeMessage(encodeBarrier(n))).toEqual({ kind: 'barrier', n })
      expect(decodeMessage(encodeAwareness(entries))).toEqual({ kind: 'awareness', entries })
    }),
    propertyRuns(200),
  )
})

test('what is decoded stands in a buffer of its own, also when it came in one that others share', () => {
  fc.assert(
    fc.property(bytes, content => {
      for (const encode of [encodeUpdate, encodeStep2, encodeStep1]) {
        const message = decodeMessage(Buffer.from(encode(content)))
        const decoded =
          message.kind === 'update'
            ? message.update
            : message.kind === 'step1'
              ? message.stateVector
              : undefined
        expect(decoded?.buffer.byteLength).toBe(content.length)
      }
    }),
    propertyRuns(200),
  )
})

test('a flipped bit, a cut or any other bytes give a message, never an exception', () => {
  fc.assert(
    fc.property(frame, fc.nat(), fc.nat(7), fc.nat(), bytes, (honest, at, bit, length, noise) => {
      const flipped = Uint8Array.from(honest)
      const place = at % honest.length
      flipped[place] = (honest[place] ?? 0) ^ (1 << bit)
      for (const each of [flipped, honest.subarray(0, length % honest.length), noise])
        expect(decodeMessage(each).kind).toBeTypeOf('string')
    }),
    propertyRuns(1000),
  )
})

test('a forged length never reads beyond the message, even within a larger buffer', () => {
  const pool = new Uint8Array(100).fill(115)
  pool.set([0, 2, 50])
  expect(decodeMessage(pool.subarray(0, 4)).kind).toBe('malformed')
  const [type = 0, ...update] = encodeUpdate(new Uint8Array([1, 2, 3]))
  pool.set([type, ...update])
  const message = decodeMessage(pool.subarray(0, update.length + 1))
  expect(message.kind === 'update' && message.update.buffer.byteLength).toBe(3)
})

const smuggling = { type: { client: 1, clock: 2, more: 'x' }, tname: null, item: null, assoc: 0, more: 'x' }
const caret = { anchor: smuggling, head: smuggling, writer: 3, more: 'x' }
const unsigned = { anchor: smuggling, head: smuggling, writer: -1 }
const presence = fc.record({
  entry: fc.oneof(fc.string({ maxLength: 70 }), fc.jsonValue()),
  typing: fc.oneof(fc.boolean(), fc.jsonValue()),
  cursor: fc.oneof(
    fc.constant(caret),
    fc.constant(unsigned),
    fc.constant({ anchor: smuggling, head: null }),
    fc.constant('here'),
  ),
  user: fc.jsonValue(),
  more: fc.jsonValue(),
})

test('of any presence only the known fields come through, within their limits', () => {
  fc.assert(
    fc.property(presence, state => {
      const parsed = parsePresence(JSON.stringify(state))
      if (JSON.stringify(state).length > MAX_PRESENCE_LENGTH) return
      if (parsed.kind !== 'here') throw new Error(parsed.kind)
      const { entry, typing, cursor } = parsed.fields
      expect(Object.keys(parsed.fields).sort()).toEqual(['cursor', 'entry', 'typing'])
      expect(entry).toBe(typeof state.entry === 'string' && state.entry.length <= 64 ? state.entry : null)
      expect(typing).toBe(state.typing === true)
      const place = { type: { client: 1, clock: 2 }, tname: null, item: null, assoc: 0 }
      const [isSigned, isUnsigned] = [state.cursor === caret, state.cursor === unsigned]
      const writer = isSigned ? 3 : null
      expect(cursor).toEqual(isSigned || isUnsigned ? { anchor: place, head: place, writer } : null)
    }),
    propertyRuns(300),
  )
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), json => {
      expect(['here', 'left', 'bad']).toContain(parsePresence(json).kind)
    }),
    propertyRuns(300),
  )
  expect(parsePresence('null')).toEqual({ kind: 'left' })
  expect(parsePresence(`{"entry":"${'a'.repeat(5000)}"}`)).toEqual({ kind: 'bad' })
  expect(parsePresence('['.repeat(4000))).toEqual({ kind: 'bad' })
  const long = 'a'.repeat(65)
  const place = { tname: long }
  const fields = { entry: null, cursor: null, typing: false }
  expect(parsePresence(JSON.stringify({ entry: long, cursor: { anchor: place, head: place } }))).toEqual({
    kind: 'here',
    fields,
  })
})
