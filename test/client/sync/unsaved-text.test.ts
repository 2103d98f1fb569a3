import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { MEETING_KEY } from '../../../client/sync/unsaved.ts'
import { unsavedText } from '../../../client/sync/unsaved-text.ts'
import { addItem, appendEntry, setEntry, setFacts } from '../../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'

function meeting() {
  const doc = new Y.Doc()
  setFacts(doc, { title: '推進会議' })
  addItem(doc, 'themes', 't1', { label: '暮らし' })
  addItem(doc, 'attendees', 'a1', { name: '委員A' })
  for (const [id, text] of [
    ['e1', '届いた文'],
    ['e2', '届かない文'],
  ] as const)
    appendEntry(doc, { id, recorder: 'A', at: '2026-11-22T10:00:00Z', text })
  setEntry(doc, 'e2', { theme: 't1', speaker: 'a1' })
  return readMeeting(doc)
}
const clock = () => '10:00'

test('the text to take away has the unsaved entries alone, each with time, theme and speaker', () => {
  expect(unsavedText(meeting(), new Set(['e2']), clock)).toBe('10:00　【暮らし】　委員A　届かない文')
})

test('a change that is no entry brings the whole document with it', () => {
  const text = unsavedText(meeting(), new Set(['e2', MEETING_KEY]), clock)
  expect(text).toMatch(/^10:00　【暮らし】　委員A　届かない文\n推進会議/)
})
