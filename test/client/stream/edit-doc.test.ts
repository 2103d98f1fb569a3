import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createEditDoc, type EditDoc } from '../../../client/stream/editor/edit-doc.ts'
import { appendEntry, removeEntry, setEntryText } from '../../../shared/meeting/edit-meeting.ts'
import { readEntries } from '../../../shared/meeting/read-meeting.ts'

const AT = '2026-11-22T10:00:00Z'
let net: Y.Doc
let gate: EditDoc
let isBusy: boolean
let held: string[]

beforeEach(() => {
  net = new Y.Doc()
  isBusy = false
  held = []
  for (const id of ['e1', 'e2']) appendEntry(net, { id, recorder: 'A', at: AT, text: id })
  gate = createEditDoc(
    net,
    { isBusy: () => isBusy, entry: () => 'e1' },
    records => {
      held = [...records]
    },
    task => task(),
  )
})

const texts = (doc: Y.Doc) => readEntries(doc).map(entry => entry.text)

test('edits pass both ways while nobody composes', () => {
  setEntryText(net, 'e1', 'net')
  setEntryText(gate.doc, 'e2', 'editor')
  expect(texts(net)).toEqual(['net', 'editor'])
  expect(texts(gate.doc)).toEqual(['net', 'editor'])
})

test('while composing one’s own edits are held, named, and sent on release', () => {
  isBusy = true
  setEntryText(gate.doc, 'e1', 'にほ')
  setEntryText(gate.doc, 'e1', '日本')
  expect(texts(net)).toEqual(['e1', 'e2'])
  expect(held).toEqual(['e1'])
  isBusy = false
  gate.release()
  expect(texts(net)).toEqual(['日本', 'e2'])
  expect(held).toEqual([])
})

test('while composing, edits of other entries come in and those of the composed one wait', () => {
  isBusy = true
  setEntryText(net, 'e2', '他')
  expect(texts(gate.doc)).toEqual(['e1', '他'])
  setEntryText(net, 'e1', '前e1')
  expect(texts(gate.doc)).toEqual(['e1', '他'])
  isBusy = false
  gate.release()
  expect(texts(gate.doc)).toEqual(['前e1', '他'])
})

test('taking the composed entry away waits too', () => {
  isBusy = true
  removeEntry(net, 'e1')
  expect(texts(gate.doc)).toEqual(['e1', 'e2'])
  isBusy = false
  gate.release()
  expect(texts(gate.doc)).toEqual(['e2'])
})

test('closing the editor sends what was held', () => {
  isBusy = true
  setEntryText(gate.doc, 'e1', '書きかけ')
  gate.close()
  expect(texts(net)).toEqual(['書きかけ', 'e2'])
})
