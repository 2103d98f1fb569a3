import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { withJoinedTyping } from '../../server/sync/joined-typing.ts'
import type { Peer } from '../../server/sync/peer.ts'
import { continues, joined, typingOf } from '../../server/sync/typing.ts'
import { propertyRuns } from '../support/property.ts'

const KEYS = ['a', 'あ', '議事', '𠮷', '🙂', '\n', 'é'] as const
const KINDS = ['type', 'type', 'type', 'type', 'move', 'delete', 'receive'] as const

const arbitraryActs = fc.array(
  fc.record({
    client: fc.nat(1),
    kind: fc.constantFrom(...KINDS),
    key: fc.constantFrom(...KEYS),
    at: fc.nat(50),
  }),
  { minLength: 2, maxLength: 60 },
)

function peer(owner: string): Peer {
  return { role: 'edit', owner, name: owner, send: () => {}, sendPacket: () => {}, close: () => {} }
}

type Act = {
  readonly client: number
  readonly kind: (typeof KINDS)[number]
  readonly key: string
  readonly at: number
}

/** Two people in one text; what each sends, in the order of sending. */
function play(acts: readonly Act[]) {
  const start = new Y.Doc()
  start.clientID = 99
  start.getText('t').insert(0, 'はじめの文')
  const base = Y.encodeStateAsUpdate(start)
  const sent: { readonly client: number; readonly update: Uint8Array<ArrayBuffer> }[] = []
  const people = [1, 2].map((clientID, client) => {
    const doc = new Y.Doc()
    doc.clientID = clientID
    Y.applyUpdate(doc, base, 'server')
    doc.on('update', (update: Uint8Array, origin) => {
      if (origin !== 'server') sent.push({ client, update: Uint8Array.from(update) })
    })
    return { doc, caret: 2 }
  })
  for (const { client, kind, key, at } of acts) {
    const person = people[client]
    if (person === undefined) continue
    const text = person.doc.getText('t')
    person.caret = Math.min(person.caret, text.length)
    if (kind === 'type') {
      text.insert(person.caret, key)
      person.caret += key.length
    } else if (kind === 'move') person.caret = at % (text.length + 1)
    else if (kind === 'delete' && person.caret > 0) text.delete(--person.caret, 1)
    else if (kind === 'receive') for (const { update } of sent) Y.applyUpdate(person.doc, update, 'server')
  }
  return { base, sent }
}

function applied(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return Y.encodeStateAsUpdate(doc)
}

test('joined typing makes the same document as the keys one by one', () => {
  fc.assert(
    fc.property(arbitraryActs, acts => {
      const { base, sent } = play(acts)
      const peers = [peer('a'), peer('b')] as const
      const received = sent.map(({ client, update }) => ({
        peer: peers[client === 0 ? 0 : 1],
        message: { kind: 'update' as const, update, isAnswer: false },
      }))
      const after = withJoinedTyping(received).flatMap(({ message }) =>
        message.kind === 'update' ? [message.update] : [],
      )
      expect(after.length).toBeLessThanOrEqual(sent.length)
      expect(applied([base, ...after])).toEqual(applied([base, ...sent.map(({ update }) => update)]))
    }),
    propertyRuns(300),
  )
})

test('a word typed in one go becomes one edit, in Japanese and beyond the basic plane as well', () => {
  const acts = [...'議事録𠮷🙂です'].map(key => ({ client: 0, kind: 'type' as const, key, at: 0 }))
  const typings = play(acts).sent.flatMap(({ update }) => typingOf(update) ?? [])
  expect(typings).toHaveLength(acts.length)
  expect(typings.slice(1).every((next, at) => continues(typings[at] ?? next, next))).toBe(true)
  const whole = joined(typings)
  expect(whole && typingOf(whole)?.length).toBe('議事録𠮷🙂です'.length)
})

test('whatever bytes arrive, they are either typing that yjs reads alike, or left alone', () => {
  fc.assert(
    fc.property(arbitraryActs, fc.nat(), fc.nat(7), (acts, at, bit) => {
      const [first] = play(acts).sent
      if (first === undefined) return
      const flipped = Uint8Array.from(first.update)
      const index = at % flipped.length
      flipped[index] = (flipped[index] ?? 0) ^ (1 << bit)
      const typing = typingOf(flipped)
      if (typing === null) return
      const [struct] = Y.decodeUpdate(flipped).structs
      expect(struct).toMatchObject({
        id: { client: typing.client, clock: typing.clock },
        length: typing.length,
      })
    }),
    propertyRuns(300),
  )
})

test('another message of the same peer ends a run, one of a colleague does not', () => {
  const acts = [...'abc'].map(key => ({ client: 0, kind: 'type' as const, key, at: 0 }))
  const [a, b] = [peer('a'), peer('b')]
  const keys = play(acts).sent.map(({ update }) => ({
    peer: a,
    message: { kind: 'update' as const, update, isAnswer: false },
  }))
  const barrier = (of: Peer) => ({ peer: of, message: { kind: 'barrier' as const, n: 1 } })
  const [one, two, three] = keys
  if (!(one && two && three)) throw new Error('three keys')
  expect(withJoinedTyping([one, barrier(b), two, three]).map(each => each.peer)).toEqual([a, b])
  expect(withJoinedTyping([one, barrier(a), two, three]).map(each => each.message.kind)).toEqual([
    'update',
    'barrier',
    'update',
  ])
})
