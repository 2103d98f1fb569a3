import { type AttendeeColumn, columnsOfHeadings, guessedColumns, isNumbering } from './attendee-columns.ts'
import { tableCells } from './table-cells.ts'

/** One attendee as pasted; '' for what the table does not say. `attendance` is one of the document's words. */
export type AttendeeRow = Readonly<Record<Exclude<AttendeeColumn, null>, string>>

export type AttendeeTable = {
  readonly rows: readonly AttendeeRow[]
  /** Lines with content of which no attendee was made, as they were pasted. */
  readonly unread: readonly string[]
  /** Headings (or first cells) of columns that are not taken over. */
  readonly unusedColumns: readonly string[]
}

/** Headings are looked for in so many rows; above them stands the list's title. */
const HEADING_WITHIN = 5

/**
 * Attendees from a table copied in Excel (tabs between cells) or typed with commas. A row of headings is
 * recognised, otherwise the columns are guessed. A group that is merged over several rows, or stands on a line of
 * its own as 【委員】, counts for the rows below. Nothing is dropped without being named in `unread` or
 * `unusedColumns`, running numbers excepted.
 */
export function parseAttendeeTable(text: string): AttendeeTable {
  const cells = tableCells(text)
  const headingAt = cells.slice(0, HEADING_WITHIN).findIndex(row => columnsOfHeadings(row) !== null)
  const heading = cells[headingAt]
  const body = cells.slice(headingAt + 1)
  const columns = (heading && columnsOfHeadings(heading)) ?? guessedColumns(body)
  const { rows, unread } = readRows(body, columns)
  return {
    rows,
    unread: [...cells.slice(0, Math.max(0, headingAt)).map(lineOf), ...unread],
    unusedColumns: unusedColumns(heading ?? body[0] ?? [], body, columns),
  }
}

type Read = { readonly rows: AttendeeRow[]; readonly unread: string[] }

function readRows(body: readonly string[][], columns: readonly AttendeeColumn[]): Read {
  const read: Read = { rows: [], unread: [] }
  let group = ''
  for (const cells of body) {
    const row = rowOf(cells, columns)
    const caption = captionOf(cells)
    if (caption !== null) group = caption
    else if (row.name === '') read.unread.push(lineOf(cells))
    else {
      group = row.group || group
      read.rows.push({ ...row, group })
    }
  }
  return read
}

function rowOf(cells: readonly string[], columns: readonly AttendeeColumn[]): AttendeeRow {
  const value = (column: AttendeeColumn) => oneLine(cells[columns.indexOf(column)] ?? '')
  const attendance = attendanceOf(value('attendance'))
  return {
    name: value('name'),
    reading: value('reading'),
    affiliation: value('affiliation'),
    post: value('post'),
    role: value('role'),
    group: value('group'),
    attendance,
    note: attendance === '' ? [value('note'), value('attendance')].filter(Boolean).join('　') : value('note'),
  }
}

/** The group that a line of its own announces, or null. */
function captionOf(cells: readonly string[]): string | null {
  const filled = cells.filter(Boolean)
  const found = /^(?:[【＜<〈［[](.+)[】＞>〉］\]]|[■◆●○◇□](.+))$/.exec(filled[0] ?? '')
  return filled.length === 1 && found ? (found[1] ?? found[2] ?? '').trim() : null
}

const ATTENDANCE: readonly (readonly [RegExp, string])[] = [
  [/^(出席|出|○|〇|◯|✓|会場|対面)$/, 'present'],
  [/^(欠席|欠|×|✕|✗)$/, 'absent'],
  [/^(代理|代理出席)$/, 'proxy'],
  [/^(オンライン|web|リモート|zoom|teams|オンライン出席|web出席)$/i, 'online'],
  [/^(一部|一部出席|途中|途中参加|途中退席)$/, 'part'],
]

function attendanceOf(word: string): string {
  return ATTENDANCE.find(([pattern]) => pattern.test(word.normalize('NFKC')) || pattern.test(word))?.[1] ?? ''
}

function unusedColumns(
  captions: readonly string[],
  body: readonly string[][],
  columns: readonly AttendeeColumn[],
): string[] {
  const width = Math.max(captions.length, ...body.map(row => row.length))
  return Array.from({ length: width }, (_, at) => at).flatMap(at => {
    const cells = body.map(row => row[at] ?? '').filter(Boolean)
    if ((columns[at] ?? null) !== null || cells.length === 0 || isNumbering(cells)) return []
    return [oneLine(captions[at] || (cells[0] ?? ''))]
  })
}

function lineOf(cells: readonly string[]): string {
  return cells.filter(Boolean).map(oneLine).join('　')
}

function oneLine(cell: string): string {
  return cell.replace(/(?<!\s)\s*\n\s*/g, '　')
}
