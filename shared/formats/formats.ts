import { DOCX_TYPE, PDF_TYPE } from '../api.ts'
import type { Meeting } from '../meeting/read-meeting.ts'
import { type Stamp, type Summary, summaryOf } from '../summary/summary.ts'
import { ledgerCsv } from './csv.ts'
import { fileName } from './file-name.ts'
import { html } from './html.ts'
import { entriesJson, meetingJson } from './json.ts'
import { markdown } from './markdown.ts'
import { plainText } from './plain-text.ts'

/** What a file shows: the finished document, or the ledger of all entries. Also its place in the HTTP interface. */
export type FormatOf = 'summary' | 'entries'

/** A file that a meeting can be written to. Text is written here, binary files by the server's writer of that name. */
export type Format = {
  readonly of: FormatOf
  /** Also the file's extension and the last part of its address. */
  readonly id: string
  readonly label: { readonly ja: string; readonly en: string }
  readonly mediaType: string
  readonly writer: ((meeting: Meeting, stamp?: Stamp) => string) | 'server'
}

/** Every format, in the order in which they are offered. */
export const FORMATS: readonly Format[] = [
  {
    of: 'summary',
    id: 'docx',
    label: { ja: 'Word', en: 'Word' },
    mediaType: DOCX_TYPE,
    writer: 'server',
  },
  {
    of: 'summary',
    id: 'pdf',
    label: { ja: 'PDF', en: 'PDF' },
    mediaType: PDF_TYPE,
    writer: 'server',
  },
  {
    of: 'entries',
    id: 'xlsx',
    label: { ja: 'Excel（意見一覧）', en: 'Excel (list of entries)' },
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    writer: 'server',
  },
  {
    of: 'summary',
    id: 'txt',
    label: { ja: 'テキスト', en: 'Plain text' },
    mediaType: 'text/plain; charset=utf-8',
    writer: ofSummary(plainText),
  },
  {
    of: 'summary',
    id: 'md',
    label: { ja: 'Markdown', en: 'Markdown' },
    mediaType: 'text/markdown; charset=utf-8',
    writer: ofSummary(markdown),
  },
  {
    of: 'summary',
    id: 'html',
    label: { ja: 'HTML', en: 'HTML' },
    mediaType: 'text/html; charset=utf-8',
    writer: ofSummary(html),
  },
  {
    of: 'summary',
    id: 'json',
    label: { ja: 'JSON（会議の全データ）', en: 'JSON (the whole meeting)' },
    mediaType: 'application/json',
    writer: meetingJson,
  },
  {
    of: 'entries',
    id: 'csv',
    label: { ja: '意見一覧（CSV）', en: 'List of entries (CSV)' },
    mediaType: 'text/csv; charset=utf-8',
    writer: ledgerCsv,
  },
  {
    of: 'entries',
    id: 'json',
    label: { ja: '意見一覧（JSON）', en: 'List of entries (JSON)' },
    mediaType: 'application/json',
    writer: entriesJson,
  },
]

/** The format at an address such as summary.txt, or null. */
export function findFormat(of: string, id: string): Format | null {
  return FORMATS.find(format => format.of === of && format.id === id) ?? null
}

/** What a format is called among all of them: summary.pdf. */
export function formatKey(of: FormatOf, id: string): string {
  return `${of}.${id}`
}

/** The name under which a meeting's file is saved. */
export function formatFileName(format: Format, title: string): string {
  return fileName(title, format.of === 'entries' ? '意見一覧' : '', format.id)
}

function ofSummary(write: (summary: Summary) => string): (meeting: Meeting, stamp?: Stamp) => string {
  return (meeting, stamp) => write(summaryOf(meeting, stamp))
}
