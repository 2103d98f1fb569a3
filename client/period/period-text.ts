import { type PeriodRefusal, readPeriod } from '../../shared/import/read-period.ts'
import { eraDay, eraPeriod, type Refused } from '../../shared/summary/era-date.ts'

export type PeriodCheck =
  | { readonly kind: 'good'; readonly startsAt: string; readonly endsAt: string; readonly printed: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'bad'; readonly reason: 'unreadable' | Refused['reason'] }
  /** A day that contradicts itself; `meant` is how the document would print it. */
  | { readonly kind: 'bad'; readonly reason: PeriodRefusal; readonly meant: string }

const JAPAN = '+09:00'

/** What a typed date means, how the document will print it, or why it cannot be used. `before` keeps its zone. */
export function checkPeriod(typed: string, before = ''): PeriodCheck {
  const read = readPeriod(typed, /[+-]\d{2}:\d{2}$/.exec(before)?.[0] ?? JAPAN)
  if (read.kind === 'empty') return read
  if (read.kind === 'unreadable') return { kind: 'bad', reason: 'unreadable' }
  if (read.kind === 'refused') return contradiction(read.reason, read.day)
  const printed = eraPeriod(read.startsAt, read.endsAt)
  if (printed.kind === 'refused') return { kind: 'bad', reason: printed.reason }
  return { kind: 'good', startsAt: read.startsAt, endsAt: read.endsAt, printed: printed.text }
}

function contradiction(reason: PeriodRefusal, day: string): PeriodCheck {
  const meant = eraDay(day)
  return meant.kind === 'text'
    ? { kind: 'bad', reason, meant: meant.text }
    : { kind: 'bad', reason: meant.reason }
}

/** The stored wall clocks as the field shows them: 2021年5月27日（木）　10:00 ～ 12:00. */
export function periodText(startsAt: string, endsAt: string): string {
  const start = partsOf(startsAt)
  if (start === null) return startsAt
  const end = partsOf(endsAt)
  const first = start.time === '' ? start.day : `${start.day}　${start.time}`
  if (end === null) return endsAt === '' ? first : `${first} ～ ${endsAt}`
  return `${first} ～ ${end.day === start.day ? end.time : `${end.day}　${end.time}`}`
}

function partsOf(wallClock: string): { readonly day: string; readonly time: string } | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(wallClock)
  if (found === null) return null
  const [, year, month, day, hours, minutes] = found
  const weekday = '日月火水木金土'.charAt(
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay(),
  )
  return {
    day: `${year}年${Number(month)}月${Number(day)}日（${weekday}）`,
    time: hours === undefined ? '' : `${Number(hours)}:${minutes}`,
  }
}
