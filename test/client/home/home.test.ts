import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { groupRows } from '../../../client/home/group-rows.ts'
import { nextTitle } from '../../../client/home/next-title.ts'
import { rowDate } from '../../../client/home/row-date.ts'
import { successorOf } from '../../../client/home/successor.ts'
import type { MeetingRow } from '../../../shared/api.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { seedMeeting } from '../../../shared/meeting/seed-meeting.ts'

const row = (id: string, phase: MeetingRow['phase'], startsAt: string): MeetingRow => ({
  id,
  phase,
  startsAt,
  title: id,
  endsAt: '',
  venue: '',
  entries: 0,
  currentAgenda: null,
  online: 0,
  updatedAt: '',
})

describe('the list of meetings', () => {
  it('puts what is in session first, the nearest of those to come, the newest of those past', () => {
    const rows = [
      row('old', 'final', '2020-11-18T10:00+09:00'),
      row('new', 'final', '2021-03-24T10:00+09:00'),
      row('undated', 'prepare', ''),
      row('later', 'prepare', '2021-07-01'),
      row('soon', 'prepare', '2021-06-10T14:00+09:00'),
      row('now', 'live', '2021-05-27T10:00+09:00'),
    ]
    expect(groupRows(rows).map(group => [group.phase, group.rows.map(each => each.id)])).toEqual([
      ['live', ['now']],
      ['prepare', ['soon', 'later', 'undated']],
      ['final', ['new', 'old']],
    ])
  })
  it('shows a date in two lines, in the reader’s language', () => {
    expect(rowDate('2021-05-27T10:00+09:00', 'ja')).toEqual({ day: '5月27日（木）', rest: '令和3年　10:00' })
    expect(rowDate('2019-05-01T09:05+09:00', 'ja')).toEqual({ day: '5月1日（水）', rest: '令和元年　9:05' })
    expect(rowDate('2021-05-27T10:00+09:00', 'en')).toMatchObject({ rest: '2021 10:00' })
    expect(rowDate('', 'ja')).toEqual({ day: '', rest: '' })
  })
})

describe('the next meeting', () => {
  it('counts on in the width of the title before', () => {
    expect(nextTitle('令和３年度　第９回推進会議')).toBe('令和３年度　第１０回推進会議')
    expect(nextTitle('第 12 回 部会')).toBe('第 13 回 部会')
    expect(nextTitle('準備会合')).toBe('準備会合')
  })
  it('takes over agenda, themes and attendees, but neither documents, results nor attendance', () => {
    const doc = new Y.Doc()
    let count = 0
    seedMeeting(
      doc,
      {
        facts: { title: '第１回', organiser: '北海道', phase: 'final' },
        agenda: [{ title: '意見交換', documents: '資料７', result: '了承' }],
        themes: [
          { id: 'a', label: '産業' },
          { label: '農業', parent: 'a' },
        ],
        attendees: [{ name: '山田', role: '委員', attendance: 'absent' }],
      },
      () => `id${count++}`,
    )
    const successor = successorOf(readMeeting(doc), { title: '第２回' })
    expect(successor).toMatchObject({
      title: '第２回',
      organiser: '北海道',
      agenda: [{ title: '意見交換' }],
      themes: [{ label: '産業' }, { label: '農業' }],
      attendees: [{ name: '山田', role: '委員' }],
    })
    const next = new Y.Doc()
    const { themes = [] } = successor
    seedMeeting(next, { facts: {}, agenda: [], themes, attendees: [] }, () => `next${count++}`)
    const [above, below] = readMeeting(next).themes
    expect(below).toMatchObject({ label: '農業', parent: above?.id })
  })
})
