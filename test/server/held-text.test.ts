import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { endsHolding } from '../../server/store/held-text.ts'
import type { LogRow } from '../../server/store/merged-rows.ts'
import { appendEntry, removeEntry } from '../../shared/meeting/edit-meeting.ts'
import { findEntryElement } from '../../shared/meeting/meeting-doc.ts'

let doc: Y.Doc
/** One row for each edit, as a log keeps it. */
let rows: LogRow[]
beforeEach(() => {
  doc = new Y.Doc()
  rows = []
  doc.on('update', data => {
    const n = rows.length + 1
    rows.push({ since: n, n, atMs: n, data })
  })
  appendEntry(doc, { id: 'e1', recorder: '', at: '', text: '佐藤様' })
})

const holding = (text: string) => [...endsHolding(rows, new Set(rows.map(({ n }) => n)), text)]

function text(): Y.XmlText {
  return findEntryElement(doc, 'e1')?.get(0) as Y.XmlText
}

test('a moment holds a text as long as any character of it is there, its beginning or its end', () => {
  text().delete(0, 1)
  text().delete(0, 1)
  expect(holding('佐藤')).toEqual([1, 2])
})

test('half of a text that was typed holds it too, and so does one that stands in a line of its own', () => {
  appendEntry(doc, { id: 'e2', recorder: '', at: '', text: '鈴' })
  const line = findEntryElement(doc, 'e2')?.get(0) as Y.XmlText
  line.insert(1, '木')
  removeEntry(doc, 'e2')
  expect(holding('鈴木')).toEqual([2, 3])
})
