import { Fragment, type Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedRange, replaceChanged } from '../../../client/stream/editor/replace-changed.ts'
import { createSchema } from '../../../client/stream/editor/schema.ts'
import { propertyRuns } from '../../support/property.ts'

const schema = createSchema()

type Sketch = readonly (readonly (readonly [id: string, text: string])[])[]

function docOf(pages: Sketch): Node {
  const entry = (id: string, text: string) =>
    schema.node('entry', { id }, text === '' ? [] : [schema.text(text)])
  return schema.node(
    'doc',
    null,
    pages.map(page =>
      schema.node(
        'page',
        null,
        page.map(([id, text]) => entry(id, text)),
      ),
    ),
  )
}

const pages: fc.Arbitrary<Sketch> = fc.array(
  fc.uniqueArray(
    fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.string({ unit: fc.constantFrom('あ', 'い'), maxLength: 3 }),
    ),
    {
      maxLength: 4,
      selector: ([id]) => id,
    },
  ),
  { maxLength: 3 },
)

test('the document becomes the other one, whatever both hold', () => {
  fc.assert(
    fc.property(pages, pages, (before, after) => {
      const state = EditorState.create({ schema, doc: docOf(before) })
      const tr = replaceChanged(state.tr, docOf(after).content)
      expect(tr.doc.toJSON()).toEqual(docOf(after).toJSON())
      expect(tr.docChanged).toBe(!docOf(before).eq(docOf(after)))
    }),
    propertyRuns(300),
  )
})

test('a character typed in one entry changes that place alone: what stands elsewhere is mapped', () => {
  const before = docOf([
    [
      ['a', 'はじめ'],
      ['b', 'なか'],
    ],
    [['c', 'おわり']],
  ])
  const after = docOf([
    [
      ['a', 'はじめ'],
      ['b', 'なかば'],
    ],
    [['c', 'おわり']],
  ])
  const tr = replaceChanged(EditorState.create({ schema, doc: before }).tr, after.content)
  const inside = before.resolve(9).parent
  expect(inside.attrs.id).toBe('b')
  expect(changedRange(tr)).toEqual({ from: 9, to: 9 })
  expect(tr.mapping.map(3)).toBe(3)
  expect(tr.mapping.map(14)).toBe(15)
  expect(tr.doc.child(1)).toBe(before.child(1))
})

test('a page that comes before another, or goes, leaves that one the node that it is', () => {
  const [above, own] = [[['x', 'うえ']], [['a', 'はじめ']]] as const
  const [alone, both] = [docOf([own]), docOf([above, own])]
  const come = replaceChanged(EditorState.create({ schema, doc: alone }).tr, both.content)
  expect(come.doc.child(1)).toBe(alone.child(0))
  expect(come.mapping.map(3)).toBe(3 + both.child(0).nodeSize)
  const gone = replaceChanged(EditorState.create({ schema, doc: both }).tr, alone.content)
  expect(gone.doc.child(0)).toBe(both.child(1))
})

test('one that changes at the same time keeps its other lines, and what stands in them its place', () => {
  const before = docOf([
    [
      ['a', 'はじめ'],
      ['b', 'なか'],
    ],
  ])
  const after = docOf([
    [['x', 'うえ']],
    [
      ['a', 'はじめに'],
      ['b', 'なか'],
    ],
  ])
  const tr = replaceChanged(EditorState.create({ schema, doc: before }).tr, after.content)
  expect(tr.doc.child(1).child(1)).toBe(before.child(0).child(1))
  expect(tr.mapping.map(8)).toBe(8 + after.child(0).nodeSize + 1)
})

test('nothing is replaced where nothing differs', () => {
  const doc = docOf([[['a', 'はじめ']]])
  const tr = replaceChanged(
    EditorState.create({ schema, doc }).tr,
    Fragment.from(docOf([[['a', 'はじめ']]]).children),
  )
  expect(tr.docChanged).toBe(false)
  expect(changedRange(tr)).toBeNull()
})
