import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Typist } from '../../bench/load/typist.ts'

test('a typist of the bench sends the bytes that Yjs writes for the same keys', () => {
  const doc = new Y.Doc()
  doc.clientID = 7
  doc.getText('t').insert(0, 'はじめ')
  const typist = new Typist(0, { entry: 'e', client: 7, clock: 2, text: 'はじめ' })
  doc.clientID = typist.client
  const written: Uint8Array[] = []
  doc.on('update', update => written.push(update))

  for (const key of typedBy(60)) doc.getText('t').insert(doc.getText('t').length, key)

  const sent = Array.from({ length: 60 }, () => typist.key(0))
  expect(sent.map(update => Buffer.from(update).toString('hex'))).toEqual(
    written.map(update => Buffer.from(update).toString('hex')),
  )
  expect(typist.text).toBe(doc.getText('t').toString())
})

/** The first keys of any typist. */
function typedBy(count: number): string[] {
  const typist = new Typist(0, { entry: 'e', client: 7, clock: 0, text: '' })
  for (let key = 0; key < count; key++) typist.key(0)
  return [...typist.text]
}
