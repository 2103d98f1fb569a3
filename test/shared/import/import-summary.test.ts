import { describe, expect, test } from 'vitest'
import { plainText } from '../../../shared/formats/plain-text.ts'
import { fileOfDraft } from '../../../shared/import/draft-file.ts'
import { readSummary, type SummaryReading } from '../../../shared/import/import-summary.ts'
import { meetingOfFile } from '../../../shared/import/meeting-of-file.ts'
import { recastLine } from '../../../shared/import/recast-line.ts'
import { draftOf } from '../../../shared/import/summary-draft.ts'
import type { Meeting } from '../../../shared/meeting/read-meeting.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../../shared/summary/summary.ts'
import { exampleFile } from '../../../tools/example-meeting.ts'
import { filledSampleDoc } from '../../support/sample-meeting.ts'
import { NEWSPAPER, SUMMARY_VARIANTS } from '../../support/summary-variants.ts'

function read(text: string): Extract<SummaryReading, { kind: 'read' }> {
  const reading = readSummary(text)
  return reading.kind === 'read' ? reading : expect.fail(reading.reason)
}
const doubts = (reading: ReturnType<typeof read>) =>
  reading.readings.flatMap(({ number, role, reason }) =>
    reason === null ? [] : [`${number} ${role} ${reason}`],
  )
const printed = (reading: ReturnType<typeof read>) => plainText(summaryOf(meetingOfFile(reading.found.file)))

/** What the hand-made model says of the example, by positions. */
function content(meeting: Meeting) {
  const place = (list: readonly { readonly id: string }[], id: string | null) =>
    list.findIndex(each => each.id === id)
  const { title, startsAt, endsAt, venue, attendeesNote, agendaNote, opinionsHeading } = meeting
  return {
    facts: { title, startsAt, endsAt, venue, attendeesNote, agendaNote, opinionsHeading },
    agenda: meeting.agenda.map(item => [item.title, item.documents]),
    themes: meeting.themes.map(theme => theme.label),
    entries: meeting.entries.map(entry => [
      entry.kind,
      place(meeting.agenda, entry.agenda),
      place(meeting.themes, entry.theme),
      entry.text,
    ]),
  }
}
const model = content(readMeeting(filledSampleDoc()))

describe('the example', () => {
  test('as we print it is the hand-made model, without a doubt', () => {
    const reading = read(exampleFile('summary.txt'))
    expect(reading.isOurs).toBe(true)
    expect(doubts(reading)).toEqual([])
    expect(content(meetingOfFile(reading.found.file))).toEqual(model)
  })

  test('as it was published is the same model, with one doubt', () => {
    const reading = read(exampleFile('source.txt'))
    expect(reading.isOurs).toBe(false)
    expect(doubts(reading)).toEqual(['153 joined indented-wrap'])
    expect(reading.found.left).toEqual([])
    expect(content(meetingOfFile(reading.found.file))).toEqual(model)
    expect(printed(reading)).toBe(exampleFile('summary.txt'))
  })

  test('with other bullets, in half width, wrapped and with page numbers is the same model', () => {
    const text = exampleFile('summary.txt').replaceAll('　　○', '　　◆ ').replace('５　議', '－ 3 －\n５　議')
    expect(content(meetingOfFile(read(text).found.file))).toEqual(model)
    const wrapped = exampleFile('summary.txt').replace(/^(.{42})(.+)$/gmu, '$1\n　　　$2')
    expect(content(meetingOfFile(read(wrapped).found.file))).toEqual(model)
  })
})

describe('a summary in another form', () => {
  test('with roles before remarks', () => {
    const { file, left } = read(SUMMARY_VARIANTS.rolesBeforeRemarks).found
    expect(file.facts).toMatchObject({
      title: '第2回○○市総合計画審議会　会議録',
      startsAt: '2022-04-27T19:00+09:00',
      endsAt: '2022-04-27T20:50+09:00',
      papers: '資料1　骨子案',
      nextMeeting: '令和4年5月25日(水曜日)',
    })
    expect(file.facts.attendeesNote).toContain('〔欠席者〕\n丁山委員')
    expect(file.agenda.map(item => item.values.title)).toEqual(['総合計画の骨子案について', 'その他'])
    expect(file.entries.map(({ kind, agenda, text }) => [kind, agenda, text])).toEqual([
      ['report', '1', '資料1に基づき、事務局から説明'],
      ['opinion', '1', '委員：骨子案の第2章は、若者の視点が弱いのではないか。'],
      ['opinion', '1', '事務局：ご指摘を踏まえ、次回までに修正案を示す。'],
      ['opinion', '2', '事務局：次回は5月25日に開催する。'],
    ])
    expect(left).toEqual([])
  })

  test('with headings in brackets, attendees one by one and wrapped bullets', () => {
    const { file, left } = read(SUMMARY_VARIANTS.bracketHeadings).found
    expect(file.attendees.map(item => item.values)).toMatchObject([
      { role: '部会長', name: '甲野太郎', affiliation: '○○大学教授' },
      { role: '委員', name: '乙川花子', affiliation: '△△研究所所長' },
    ])
    expect(file.agenda).toHaveLength(2)
    expect(file.entries.map(entry => entry.text)).toEqual([
      '中間とりまとめの方向性は妥当である。一方で、地方の担い手が不足しており、対応が必要ではないか。',
      'デジタルの活用を前面に出すべき。',
    ])
    expect(left).toEqual(['（委員発言順）'])
  })

  test('with the speaker on a line above, and decisions', () => {
    const { file } = read(SUMMARY_VARIANTS.speakersOnTheirOwnLine).found
    expect(file.agenda.map(({ values }) => [values.title, values.kind])).toEqual([
      ['前回の議事録について', '報告'],
      ['条例案について', '協議'],
    ])
    expect(file.entries.map(({ kind, text }) => [kind, text])).toEqual([
      ['report', '事務局より資料に基づき説明。'],
      ['opinion', '（委員）前回の指摘は反映されているか。'],
      ['opinion', '（事務局）反映している。'],
      ['decision', '原案どおり承認された。'],
    ])
  })

  test('without numbers, with a date that never was: it is kept and said why', () => {
    const reading = read(SUMMARY_VARIANTS.withoutNumbers)
    expect(doubts(reading)).toEqual(['2 heading:when date-not-in-era'])
    expect(reading.found.file.facts.startsAt).toBeUndefined()
    expect(reading.found.left).toEqual(['平成31年5月1日 午後3時30分 開議', '会議録署名委員　甲、乙'])
    expect(reading.found.file.agenda.map(item => item.values.title)).toEqual([
      '議案第44号 規則の改正について',
      '議案第45号 人事について',
    ])
  })

  test('in foreign Markdown', () => {
    const { file } = read(SUMMARY_VARIANTS.markdown).found
    expect(file.facts).toMatchObject({ title: '第3回 検討会 議事要旨', startsAt: '2022-06-01T10:00+09:00' })
    expect(file.attendees.map(item => item.values.name)).toEqual(['山田太郎', '佐藤花子'])
    expect(file.entries.map(({ agenda, text }) => [agenda, text])).toEqual([
      ['1', '便数を増やしてほしい。'],
      ['1', '料金を見直すべき。'],
    ])
  })
})

test('a line that a person takes for something else is that', () => {
  const { readings } = read(SUMMARY_VARIANTS.speakersOnTheirOwnLine)
  const corrected = readings.map(each => (each.content === '委員' ? recastLine(each, 'theme') : each))
  const { file } = fileOfDraft(draftOf(corrected))
  expect(file.themes.map(theme => theme.values.label)).toEqual(['委員'])
  expect(file.entries[1]).toMatchObject({ text: '前回の指摘は反映されているか。', theme: '1' })
})

test.each([
  ['', 'empty'],
  ['　\n\n', 'empty'],
  [NEWSPAPER, 'no-summary'],
  ['こんにちは。\n明日の会議の資料を送ります。', 'no-summary'],
  ['PK\u0003\u0004\u0000\u0000\ufffd\ufffd日時 場所 議題', 'not-text'],
  ['日時\n'.repeat(20_001), 'too-long'],
])('%# is refused with the reason', (text, reason) => {
  expect(readSummary(text)).toEqual({ kind: 'refused', reason })
})
