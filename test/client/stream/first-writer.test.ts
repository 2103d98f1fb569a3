import { EditorState, type Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { pasteLines } from '../../../client/stream/editor/entry-edits.ts'
import { entryById } from '../../../client/stream/editor/entry-place.ts'
import { firstWriter } from '../../../client/stream/editor/first-writer.ts'
import { createSchema } from '../../../client/stream/editor/schema.ts'
import { appendEntry, setEntryText } from '../../../shared/meeting/edit-meeting.ts'
import { findEntryElement } from '../../../shared/meeting/meeting-doc.ts'
import { readEntries } from '../../../shared/meeting/read-meeting.ts'

const AT = '2026-11-28T10:00:00Z'
const desk = { newId: () => 'fresh', now: () => AT, recorder: () => 'B', currentAgenda: () => null }

let doc: Y.Doc
let colleague: Y.Doc
let plugin: Plugin
let state: EditorState

beforeEach(() => {
  doc = new Y.Doc()
  colleague = new Y.Doc()
  plugin = firstWriter(doc, desk)
  appendEntry(colleague, { id: 'theirs', recorder: 'A', at: AT })
  appendEntry(colleague, { id: 'own', recorder: 'B', at: AT })
  arrive()
})

/** What the colleague did comes in: the editor shows what the document holds, its caret in the colleague's row. */
function arrive(): void {
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(colleague))
  const schema = createSchema()
  const rows = readEntries(doc).map(({ id, recorder, at, text }) =>
    schema.node('entry', { id, recorder, at }, text === '' ? [] : [schema.text(text)]),
  )
  const shown = schema.node('doc', null, [schema.node('page', null, rows)])
  state = EditorState.create({ doc: shown, plugins: [plugin] })
  standIn('theirs')
}

const placeOf = (id: string) => {
  const place = entryById(state.doc, id)
  if (place === null) throw new Error(`no row ${id}`)
  return place
}
const standIn = (id: string) => act(tr => tr.setSelection(TextSelection.create(tr.doc, placeOf(id).end)))
const recorderOf = (id: string) => placeOf(id).node.attrs.recorder

/** Answers by how many transactions the editor made it. */
function act(change: (tr: Transaction) => Transaction | null): number {
  const made = change(state.tr)
  if (made === null) throw new Error('no change')
  const { state: next, transactions } = state.applyTransaction(made)
  state = next
  return transactions.length
}
/** The document takes what was typed, as the binding would write it. */
function type(text: string): void {
  act(tr => tr.insertText(text))
  setEntryText(doc, 'theirs', placeOf('theirs').node.textContent)
}
function clear(): void {
  act(tr => tr.delete(placeOf('theirs').start, placeOf('theirs').end))
  setEntryText(doc, 'theirs', '')
}

test('the first text in a row that a colleague has only begun makes its writer the recorder; its time stays', () => {
  type('あ')
  expect(placeOf('theirs').node.attrs).toMatchObject({ recorder: 'B', at: AT })
  expect(act(tr => tr.insertText('い'))).toBe(1)
})

test('a row of one’s own takes no further edit', () => {
  standIn('own')
  expect(act(tr => tr.insertText('あ'))).toBe(1)
})

test('lines that are pasted make the first row one’s own, though the caret ends in another', () => {
  act(() => pasteLines(state, ['一', '二'], desk))
  expect([recorderOf('theirs'), recorderOf('fresh')]).toEqual(['B', 'B'])
})

test('what has been written by somebody else keeps its recorder, also once it is empty', () => {
  setEntryText(colleague, 'theirs', '甲')
  arrive()
  type('乙')
  expect(recorderOf('theirs')).toBe('A')
  clear()
  type('丙')
  expect(recorderOf('theirs')).toBe('A')
})

test('a row that its writer empties is the colleague’s again, and theirs when they write in it anew', () => {
  type('＃')
  clear()
  expect(recorderOf('theirs')).toBe('A')
  type('あ')
  expect(recorderOf('theirs')).toBe('B')
})

test('a row in which a colleague has written meanwhile is not given back', () => {
  type('あ')
  findEntryElement(colleague, 'theirs')?.push([new Y.XmlText('甲')])
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(colleague))
  clear()
  expect(recorderOf('theirs')).toBe('B')
})

test('what comes from the document is nobody’s writing here', () => {
  act(tr => tr.insertText('甲').setMeta(ySyncPluginKey, { isChangeOrigin: true }))
  expect(recorderOf('theirs')).toBe('A')
})
