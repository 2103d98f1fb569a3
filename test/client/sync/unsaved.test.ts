import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { changedRecords, createUnsaved, MEETING_KEY } from '../../../client/sync/unsaved.ts'
import {
  appendEntry,
  removeEntry,
  setEntry,
  setEntryText,
  setFacts,
} from '../../../shared/meeting/edit-meeting.ts'

const AT = '2026-11-22T10:00:00Z'

function recording() {
  const doc = new Y.Doc()
  const seen: string[][] = []
  doc.on('afterTransaction', transaction => seen.push([...changedRecords(transaction)]))
  return { doc, last: () => seen.at(-1) }
}

test('a change is counted by the entry that it touches, a new entry by its own id', () => {
  const { doc, last } = recording()
  appendEntry(doc, { id: 'e1', recorder: 'A', at: AT, text: '甲' })
  expect(last()).toEqual(['e1'])
  appendEntry(doc, { id: 'e2', recorder: 'A', at: AT })
  expect(last()).toEqual(['e2'])
  setEntryText(doc, 'e1', '甲乙')
  expect(last()).toEqual(['e1'])
  setEntry(doc, 'e2', { theme: 't' })
  expect(last()).toEqual(['e2'])
})

test('deletions and changes outside entries count as one record of the meeting', () => {
  const { doc, last } = recording()
  appendEntry(doc, { id: 'e1', recorder: 'A', at: AT })
  setFacts(doc, { title: '会議' })
  expect(last()).toEqual([MEETING_KEY])
  removeEntry(doc, 'e1')
  expect(last()).toEqual([MEETING_KEY])
})

test('an acknowledgement covers the edits up to its number and no later one', () => {
  const unsaved = createUnsaved()
  unsaved.edited(['e1', 'e2'])
  unsaved.edited(['e1'])
  unsaved.acknowledged(1)
  expect([...unsaved.keys()]).toEqual(['e1'])
  unsaved.acknowledged(unsaved.last())
  expect(unsaved.keys().size).toBe(0)
})
