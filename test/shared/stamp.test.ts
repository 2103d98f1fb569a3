import { describe, expect, test } from 'vitest'
import { html } from '../../shared/formats/html.ts'
import { meetingJson } from '../../shared/formats/json.ts'
import { markdown } from '../../shared/formats/markdown.ts'
import { plainText } from '../../shared/formats/plain-text.ts'
import { readMeetingJson } from '../../shared/formats/read-json.ts'
import { stampAt, stampText, summaryOf } from '../../shared/summary/summary.ts'
import { buildMeeting } from '../support/build-meeting.ts'

describe('a final document', () => {
  const meeting = buildMeeting({ facts: { title: '会議', startsAt: '2021-05-27T10:00+09:00' } })
  const stamp = stampAt(Date.parse('2021-06-09T15:30:00Z'), 2, meeting)

  test('says under its title which edition it is and when it was made final, in the meeting’s own zone', () => {
    expect(stampText(stamp)).toBe('第２版　令和３年６月１０日確定')
    const summary = summaryOf(meeting, stamp)
    expect(plainText(summary).split('\n').slice(0, 3)).toEqual(['会議', '第２版　令和３年６月１０日確定', ''])
    expect(markdown(summary)).toMatch(/^# 会議\n\n第２版　令和３年６月１０日確定\n\n## /)
    expect(html(summary)).toContain('<p class="stamp">第２版　令和３年６月１０日確定</p>')
    expect(JSON.parse(meetingJson(meeting, stamp))).toMatchObject({
      final: { edition: 2, date: '2021-06-10' },
    })
  })

  test('differs from the one before by that line alone', () => {
    const lines = plainText(summaryOf(meeting, stamp)).split('\n')
    expect(lines.filter((_, index) => index !== 1).join('\n')).toBe(plainText(summaryOf(meeting)))
    expect(readMeetingJson(meetingJson(meeting, stamp))).toEqual(readMeetingJson(meetingJson(meeting)))
  })
})
