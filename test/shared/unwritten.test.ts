import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cloneDoc } from '../../client/sync/clone-doc.ts'
import { mergedRows } from '../../server/store/merged-rows.ts'
import { appendEntry, setEntryText } from '../../shared/meeting/edit-meeting.ts'
import { followMeeting } from '../../shared/meeting/follow-meeting.ts'
import { entriesOf, findEntryElement } from '../../shared/meeting/meeting-doc.ts'
import { readEntries } from '../../shared/meeting/read-meeting.ts'

/** Every way in which a text goes: its characters, the node that holds them, undo, at once with its coming. */
const WAYS: Readonly<Record<string, (doc: Y.Doc) => void>> = {
  'the characters': doc => {
    setEntryText(doc, 'row', 'あ')
    setEntryText(doc, 'row', '')
  },
  'the node': doc => {
    setEntryText(doc, 'row', 'あ')
    element(doc)?.delete(0, 1)
  },
  undo: doc => {
    const undo = new Y.UndoManager(entriesOf(doc))
    setEntryText(doc, 'row', 'あ')
    undo.undo()
    undo.destroy()
  },
  'one step with its coming': doc => doc.transact(() => WAYS['the node']?.(doc)),
}
const element = (doc: Y.Doc) => findEntryElement(doc, 'row')
const received = (...updates: readonly Uint8Array[]) => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

describe.each(Object.entries(WAYS))('a row whose text is gone by %s', (_, empty) => {
  test('differs from one that was only begun in every copy of the document', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', update => updates.push(update))
    appendEntry(doc, { id: 'row', recorder: 'A', at: '' })
    const follow = followMeeting(doc)
    const unwritten = (of: Y.Doc) => readEntries(of).map(entry => entry.unwritten)
    expect(follow().entries[0]?.unwritten).toBe(true)
    expect(unwritten(received(...updates))).toEqual([true])
    empty(doc)
    appendEntry(doc, { id: 'begun', recorder: 'A', at: '' })
    expect(follow().entries).toEqual(readEntries(doc))
    const whole = Y.encodeStateAsUpdate(doc)
    const rows = updates.map((data, at) => ({ since: at + 1, n: at + 1, atMs: 0, data }))
    const copies = [
      doc,
      received(whole),
      received(Y.encodeStateAsUpdate(received(whole))),
      received(Y.convertUpdateFormatV2ToV1(Y.encodeStateAsUpdateV2(doc))),
      received(...updates.toReversed()),
      received(Y.mergeUpdates(updates)),
      received(...mergedRows([], [rows]).map(row => row.data)),
      cloneDoc(doc),
    ]
    for (const copy of copies) {
      expect(readEntries(copy).map(({ text }) => text)).toEqual(['', ''])
      expect(unwritten(copy)).toEqual([null, true])
    }
  })
})
