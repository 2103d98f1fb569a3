import { parseAttendeeTable } from './attendee-table.ts'

/** The values of an attendee, by the document's names. */
export type AttendeeValues = Readonly<Record<string, string>>

/**
 * The attendees that the lines under 出席者 name, or null when they name none one by one (別添「出席者名簿」のとおり,
 * a number, running text): such lines are kept as a note.
 */
export function attendeesIn(lines: readonly string[]): AttendeeValues[] | null {
  if (lines.some(line => line.includes('\t'))) return tableOf(lines)
  const people: AttendeeValues[] = []
  let group = ''
  for (const line of lines) {
    const caption = captionIn(line)
    if (caption !== null) {
      group = caption
      continue
    }
    const person = personIn(line)
    if (person === null) return null
    people.push({ ...person, group })
  }
  return people.length === 0 ? null : people
}

/** Null when the table leaves anything behind: then its lines are kept as they are. */
function tableOf(lines: readonly string[]): AttendeeValues[] | null {
  const { rows, unread, unusedColumns } = parseAttendeeTable(lines.join('\n'))
  return rows.length === 0 || unread.length > 0 || unusedColumns.length > 0
    ? null
    : rows.map(row => ({ ...row }))
}

function captionIn(line: string): string | null {
  const found = /^[〔【＜<［[《≪](.+)[〕】＞>］\]》≫]$/.exec(line)
  return found === null ? null : (found[1] ?? '').trim()
}

const ATTENDANCE: readonly (readonly [RegExp, string])[] = [
  [/(?<!\s)\s*[（(]欠席[）)]$/, 'absent'],
  [/(?<!\s)\s*[（(]代理出席[）)]$/, 'proxy'],
  [/(?<!\s)\s*[（(](?:オンライン|Web|ウェブ)(?:出席|参加)?[）)]$/i, 'online'],
  [/(?<!\s)\s*[（(](?:一部出席|途中参加|途中退席|途中出席)[）)]$/, 'part'],
  [/(?<!\s)\s*[（(]出席[）)]$/, 'present'],
]
const BULLET = /^(?:[・○〇◯◎●•]\s*|[-－]\s+)/
const ROLE =
  /^((?:副|正)?(?:委員長|会長|座長|議長|部会長|主査|分科会長|委員|臨時委員|特別委員|専門委員|幹事|顧問|事務局|オブザーバー)(?:代理|職務代理者?)?)(?:[：:]\s*|[\s　]+)(.+)$/
/** A name in the house style: role, name, and in brackets where the person comes from. */
const FROM = /^([^（(]+)[（(]([^（()）]+)[）)]$/

function personIn(line: string): AttendeeValues | null {
  const marked = ATTENDANCE.find(([pattern]) => pattern.test(line))
  const plain = (marked ? line.replace(marked[0], '') : line).replace(BULLET, '').trim()
  const [, before = plain, from = ''] = FROM.exec(plain) ?? []
  const who = before.trimEnd()
  const [, role = '', name = who] = ROLE.exec(who) ?? []
  if (
    !isName(name) ||
    (!isBareName(name) && from === '' && role === '' && marked === undefined && line === plain)
  )
    return null
  const [affiliation = '', ...post] = from.split('　')
  return { name: name.trim(), role, affiliation, post: post.join('　'), attendance: marked?.[1] ?? '' }
}

/** Nothing but letters of a Japanese name. */
function isBareName(text: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー 　]{2,12}$/u.test(text)
}

/** Short and without what only a sentence or a list has. */
function isName(text: string): boolean {
  return text.length > 0 && text.length <= 30 && !/[、。，,：:「」]|別添|別紙|名$|のとおり/.test(text)
}
