import { expect, test } from 'vitest'
import { parseAgendaText } from '../../../shared/import/agenda-text.ts'
import { kindWord } from '../../../shared/import/agenda-words.ts'
import { attendeesIn } from '../../../shared/import/attendee-lines.ts'
import { parseAttendeeTable } from '../../../shared/import/attendee-table.ts'
import { agendaOfDraft } from '../../../shared/import/draft-agenda.ts'
import { proceedingsOf } from '../../../shared/import/draft-entries.ts'
import { DEEPEST, fileOfDraft } from '../../../shared/import/draft-file.ts'
import { factValues } from '../../../shared/import/fact-values.ts'
import { furnitureOf } from '../../../shared/import/line-kinds.ts'
import type { LineReading } from '../../../shared/import/line-reading.ts'
import { NO_SPEAKERS } from '../../../shared/import/speaker-prefix.ts'
import { draftOf } from '../../../shared/import/summary-draft.ts'

/** So long that work in its square would take minutes. */
const LONG = 400_000
const action = (text: string) => ({ text, isAction: true, speaker: '', isCertain: true })
const itemWith = (text: string) => ({ title: { text: '議事' }, actions: [action(text)], groups: [] })

test('whether a meeting was open is read of a line of any length', () => {
  expect(factValues('open', ['一部非公開　（個人の情報（氏名）を含むため）']).facts).toEqual({
    open: 'part',
    openReason: '個人の情報（氏名）を含むため',
  })
  const line = `公開${' '.repeat(LONG)}とする`
  expect(factValues('open', [line]).facts).toEqual({ open: line })
})

test('papers at the end of a report are read of a line of any length', () => {
  const papers = (text: string) => {
    const draft = { title: [], sections: [], opinionsHeadings: [], items: [itemWith(text)], left: [] }
    return agendaOfDraft(draft, [], { ...DEEPEST, notes: false }).agenda[0]?.values.documents
  }
  expect(papers('説明した（別紙）。（資料１、資料２）。')).toBe('資料１、資料２')
  expect(papers('（資料１）を説明した（別紙）。')).toBe('')
  expect(papers(`（${'資料'.repeat(LONG)}`)).toBe('')
})

test('a decision is told by the words of a line of any length', () => {
  const kind = (text: string) =>
    proceedingsOf([itemWith(text)], ['1'], { speakers: NO_SPEAKERS, hasDeadlines: false }).entries[0]?.kind
  expect(kind('全会一致で、原案のとおり可決された')).toBe('decision')
  expect(kind('採択は全会一致によらない')).toBe('report')
  expect(kind('全会一致'.repeat(LONG))).toBe('report')
})

test('an agenda is read of a line of any length', () => {
  const line = (text: string) => parseAgendaText(text).lines[0]
  for (const filling of [' ', '　', '・', '…'])
    expect(line(`（1）議題${filling.repeat(LONG)}資料1`)).toMatchObject({ title: '議題', documents: '資料1' })
  expect(line(`（1）議題${'…'.repeat(LONG)}で`)?.title).toHaveLength(LONG + 3)
  expect(parseAgendaText(`（1）議題\u2028（2）次${' 資料1'.repeat(LONG / 4)}\u2028`).lines).toHaveLength(2)
  expect(kindWord(`議題${'　'.repeat(LONG)}（報告）`)).toEqual({ kind: '報告', title: '議題' })
  expect(kindWord(`議題${'　'.repeat(LONG)}（報告）を`).kind).toBe('')
})

test('attendees are read of a line of any length', () => {
  const padding = '　'.repeat(LONG)
  expect(attendeesIn([`委員　山田　太郎${padding}（欠席）`])).toMatchObject([
    { name: '山田　太郎', role: '委員', attendance: 'absent' },
  ])
  expect(attendeesIn([`山田　太郎${padding}（北海道大学）`])).toMatchObject([
    { name: '山田　太郎', affiliation: '北海道大学' },
  ])
  expect(attendeesIn([`山田${padding}は`])).toBeNull()
  const cell = `所属${' '.repeat(LONG)}等 \n \n部`
  expect(parseAttendeeTable(`氏名\t所属\n山田\t"${cell}"`).rows[0]?.affiliation).toMatch(/等　部$/)
})

test('a file’s size in brackets is told in a line of any length', () => {
  expect(furnitureOf('[12.5KB / PDF]')).toBe('yes')
  expect(furnitureOf('[1KB'.repeat(LONG / 4))).toBe('no')
})

test('sections and wrapped lines of any number are put together', () => {
  const reading = (role: LineReading['role'], content: string): LineReading => ({
    number: 1,
    raw: content,
    role,
    content,
    label: '',
    verdict: 'certain',
    reason: null,
  })
  const sections = Array.from({ length: LONG / 10 }, () => reading('heading:papers', '資料'))
  expect(fileOfDraft(draftOf(sections)).file.facts.papers?.split('\n')).toHaveLength(LONG / 10)
  const wrapped = Array.from({ length: LONG / 10 }, (_, at) =>
    reading('joined', at % 2 ? '、道内' : 'ab cd'.repeat(20)),
  )
  const left = draftOf([...wrapped, reading('joined', 'ef'), reading('joined', 'gh')]).left
  expect(left).toHaveLength(1)
  expect(left[0]?.text).toMatch(/cd、道内ef gh$/)
})
