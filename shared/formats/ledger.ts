import type { Entry } from '../meeting/entry.ts'
import { instantMs } from '../meeting/instant.ts'
import type { Meeting } from '../meeting/read-meeting.ts'
import { type Fate, fatesOf } from '../outline/fate.ts'
import { speakerLabel } from '../outline/outline.ts'
import { wallClockAt } from '../summary/era-date.ts'
import { KIND_WORDS } from './entry-words.ts'

/** The columns of the ledger of all entries (意見一覧), for CSV and Excel alike. */
export const LEDGER_COLUMNS = [
  'No',
  '議事番号',
  '議事',
  'テーマ',
  '種別',
  '意見',
  '発言者',
  '記録者',
  '時刻',
  '状態',
] as const

/** One row, a cell a column; an empty cell is ''. */
export type LedgerRow = readonly (string | number)[]

/**
 * Every entry that holds text, also memos, omitted and merged ones, in the order written. Names are repeated in
 * each row and nothing is padded (one cell, one datum). The speaker stands as the meeting's setting names them;
 * times are the wall clock in the meeting's zone, `2021-05-27 10:05`.
 */
export function ledgerRows(meeting: Meeting): LedgerRow[] {
  const fates = fatesOf(meeting.entries)
  const fateOf = (id: string): Fate => fates.get(id) ?? 'empty'
  const agenda = new Map(meeting.agenda.map((item, index) => [item.id, { ...item, number: index + 1 }]))
  const themes = new Map(meeting.themes.map(theme => [theme.id, theme.label]))
  const attendees = new Map(meeting.attendees.map(attendee => [attendee.id, attendee]))
  const captured = meeting.entries.filter(entry => fateOf(entry.id) !== 'empty')
  return captured.map((entry, index) => {
    const item = agenda.get(entry.agenda ?? '')
    const speaker = attendees.get(entry.speaker ?? '')
    return [
      index + 1,
      item?.number ?? '',
      item?.title ?? '',
      themes.get(entry.theme ?? '') ?? '',
      KIND_WORDS[entry.kind],
      entry.text.trim(),
      speaker === undefined ? '' : speakerLabel(speaker, meeting.speakerStyle),
      entry.recorder,
      timeOf(entry.at, meeting.startsAt),
      stateWords(entry, fateOf(entry.id)),
    ]
  })
}

function timeOf(at: string, startsAt: string): string {
  const ms = instantMs(at)
  return ms === null ? '' : wallClockAt(ms, startsAt)
}

/** What has become of an entry, in the ledger's words: one that is not printed says why. */
function stateWords(entry: Pick<Entry, 'status'>, fate: Fate): string {
  if (fate === 'merged') return '統合済み'
  if (fate === 'omitted') return '載せない'
  return entry.status === 'confirmed' ? '確認済み' : '未確認'
}
