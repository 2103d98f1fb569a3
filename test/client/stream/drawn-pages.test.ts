import type { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import type { Decoration } from '@tiptap/pm/view'
import { expect, test } from 'vitest'
import { drawnPages } from '../../../client/stream/editor/drawn-pages.ts'
import { createSchema } from '../../../client/stream/editor/schema.ts'
import { ENTRY, PAGE } from '../../../shared/meeting/meeting-doc.ts'

const schema = createSchema()

function pageOf(rows: number): Node {
  const entries = Array.from({ length: rows }, (_, row) => schema.node(ENTRY, { id: `${row}` }))
  return schema.node(PAGE, null, entries)
}

/** Which pages are left undrawn at first where the caret is in that row. */
function undrawnAt(sizes: readonly number[], caretRow: number): number[] {
  const doc = schema.node('doc', null, sizes.map(pageOf))
  const rows: number[] = []
  doc.descendants((node, pos) => void (node.isTextblock && rows.push(pos + 1)))
  const plugin = drawnPages(null, task => task())
  const selection = TextSelection.create(doc, rows[caretRow] ?? 0)
  const state = EditorState.create({ doc, selection, plugins: [plugin] })
  const undrawn: readonly Decoration[] = plugin.getState(state)?.find() ?? []
  return undrawn.map(({ from }) => doc.resolve(from).index(0)).sort((a, b) => a - b)
}

test('where the caret begins a page, the rows above it are drawn with it', () => {
  expect(undrawnAt([50, 50, 50, 1], 150)).toEqual([0, 1])
})

test('pages of which no row is near the caret are drawn later', () => {
  expect(undrawnAt([50, 50, 50, 50], 199)).toEqual([0, 1, 2])
  expect(undrawnAt([50, 50, 50, 50], 75)).toEqual([3])
  expect(undrawnAt([50, 50, 50, 50], 82)).toEqual([0, 3])
  expect(undrawnAt([5, 5, 5, 50, 50], 0)).toEqual([4])
})
