import { expect, test } from 'vitest'
import { addItem, setFacts } from '../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { withoutPrivateParts } from '../../shared/outline/audience.ts'
import { filledSampleDoc } from '../support/sample-meeting.ts'

test('how a name is read never reaches a view link', () => {
  for (const speakerStyle of ['none', 'role', 'name'] as const) {
    const doc = filledSampleDoc()
    addItem(doc, 'attendees', 'p9', { name: '佐藤', reading: 'さとう', role: '委員' })
    setFacts(doc, { speakerStyle })
    expect(JSON.stringify(readMeeting(doc))).toContain('さとう')
    expect(JSON.stringify(withoutPrivateParts(readMeeting(doc)))).not.toContain('さとう')
  }
})
