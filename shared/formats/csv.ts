import type { Meeting } from '../meeting/read-meeting.ts'
import { LEDGER_COLUMNS, ledgerRows } from './ledger.ts'

/**
 * The ledger as CSV for spreadsheets: byte order mark, CRLF, every field quoted. A field that a spreadsheet would
 * take for a formula gets an apostrophe in front, and so does one that begins with one: `uncell` takes exactly
 * that one away again.
 */
export function ledgerCsv(meeting: Meeting): string {
  const rows = [LEDGER_COLUMNS, ...ledgerRows(meeting)]
  return `\ufeff${rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')}`
}

/** The text that a guarded field stands for. */
export function uncell(field: string): string {
  return field.startsWith("'") ? field.slice(1) : field
}

/** Formula signs, full-width ones and those behind blanks included (OWASP ASVS 1.2.10 and our addition). */
const NEEDS_GUARD = /^[\s\u3000]*[=+\-@|＝＋－＠]|^[\t\r\n']/

function cell(value: string | number): string {
  const text = String(value)
  return `"${(NEEDS_GUARD.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
