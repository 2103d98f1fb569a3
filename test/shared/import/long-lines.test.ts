import { expect, test } from 'vitest'
import { agendaOfDraft } from '../../../shared/import/draft-agenda.ts'
import { proceedingsOf } from '../../../shared/import/draft-entries.ts'
import { DEEPEST } from '../../../shared/import/draft-file.ts'
import { factValues } from '../../../shared/import/fact-values.ts'
import { NO_SPEAKERS } from '../../../shared/import/speaker-prefix.ts'

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
