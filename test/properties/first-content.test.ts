import { initProseMirrorDoc } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { firstContent } from '../../client/stream/editor/first-content.ts'
import { createSchema } from '../../client/stream/editor/schema.ts'
import { entriesOf, entryElements } from '../../shared/meeting/meeting-doc.ts'
import { arbitraryScript, play } from '../support/edit-script.ts'
import { propertyRuns } from '../support/property.ts'

const CLIENTS = 3

test('what the editor shows first is what y-tiptap makes of the stream, whatever was edited', () => {
  fc.assert(
    fc.property(arbitraryScript(CLIENTS), odd, (script, addOdd) => {
      const { updates } = play(script, CLIENTS)
      const [theirs, ours] = [docOf(updates), docOf(updates)]
      for (const doc of [theirs, ours]) addOdd(doc)
      expectSame(theirs, ours)
    }),
    propertyRuns(150),
  )
})

/** What a foreign client may have left in the stream; mostly nothing. */
const odd = fc.constantFrom<(doc: Y.Doc) => void>(
  () => undefined,
  () => undefined,
  doc => entriesOf(doc).push([new Y.XmlElement('entry')]),
  doc => entriesOf(doc).push([new Y.XmlElement('page')]),
  doc => entriesOf(doc).push([new Y.XmlElement('heading')]),
  doc => entriesOf(doc).push([pageWith(pageWith(new Y.XmlElement('entry')))]),
  doc => entriesOf(doc).push([pageWith(new Y.XmlText('外'))]),
  doc => entriesOf(doc).push([pageWith(entryWith(new Y.XmlText('二つ'), new Y.XmlText('の')))]),
  doc => entriesOf(doc).push([pageWith(entryWith(new Y.XmlElement('br')))]),
  doc => entriesOf(doc).push([pageWith(entryWith(formatted()))]),
  doc => entriesOf(doc).push([pageWith(entryWith(new Y.XmlText('')))]),
)

function pageWith(child: Y.XmlElement | Y.XmlText): Y.XmlElement {
  const page = new Y.XmlElement('page')
  page.setAttribute('theme', 'a')
  page.insert(0, [child])
  return page
}

function entryWith(...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const entry = new Y.XmlElement('entry')
  entry.setAttribute('unknown', '値')
  entry.insert(0, children)
  return entry
}

function formatted(): Y.XmlText {
  const text = new Y.XmlText('太い')
  text.format(0, 1, { bold: {} })
  return text
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 99
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

function expectSame(theirs: Y.Doc, ours: Y.Doc): void {
  const schema = createSchema()
  const expected = initProseMirrorDoc(entriesOf(theirs), schema)
  const { doc, mapping } = firstContent(entriesOf(ours), schema)
  expect(doc.toJSON()).toEqual(expected.doc.toJSON())
  expect(doc.eq(expected.doc)).toBe(true)
  expect(Y.encodeStateAsUpdate(ours)).toEqual(Y.encodeStateAsUpdate(theirs))
  expect(mapping.size).toBe(expected.mapping.size)
  const [entries, entriesThere] = [[...entryElements(ours)], [...entryElements(theirs)]]
  expect(entries.length).toBe(entriesThere.length)
  for (const [at, entry] of entries.entries()) {
    const node = mapping.get(entry)
    const there = entriesThere[at]
    expect(JSON.stringify(node)).toBe(JSON.stringify(there && expected.mapping.get(there)))
    if (node !== undefined && !Array.isArray(node)) expect(isIn(doc, node)).toBe(true)
  }
}

function isIn(doc: ReturnType<typeof firstContent>['doc'], node: unknown): boolean {
  let isThere = false
  doc.descendants(each => {
    if (each === node) isThere = true
  })
  return isThere
}
