import { fullWidthDigits } from './numbering.ts'

/** A date or time that cannot be written in words, and why. */
export type Refused = {
  readonly kind: 'refused'
  readonly reason: 'not-a-date' | 'no-such-date' | 'before-1873' | 'end-before-start'
}

/** Text of a date as a public document prints it, or the reason why there is none. */
export type DateText = { readonly kind: 'text'; readonly text: string } | Refused

/**
 * The day of a wall clock string (`2021-05-27`, `2021-05-27T10:00+09:00`) with era and weekday:
 * 令和３年５月２７日（木）. Days before 1873 are refused: Japan then kept another calendar.
 */
export function eraDay(value: string): DateText {
  const clock = parseWallClock(value)
  return clock.kind === 'refused' ? clock : { kind: 'text', text: dayText(clock) }
}

/** The same without the weekday: 令和３年５月２７日. */
export function eraDate(value: string): DateText {
  const clock = parseWallClock(value)
  return clock.kind === 'refused' ? clock : { kind: 'text', text: dateText(clock) }
}

/**
 * When a sitting was held, from its wall clock strings ('' for an unknown one):
 * 令和３年５月２７日（木）10:00 ～ 12:00. A sitting past midnight shows both days; an unknown end leaves the
 * ～ open. The zone is not applied: the strings already say what the clock in the room showed.
 */
export function eraPeriod(startsAt: string, endsAt: string): DateText {
  const start = parseWallClock(startsAt)
  if (start.kind === 'refused') return start
  if (endsAt === '')
    return { kind: 'text', text: start.time === '' ? dayText(start) : `${momentText(start)} ～` }
  const end = parseWallClock(endsAt)
  if (end.kind === 'refused') return end
  if (isBefore(end, start)) return { kind: 'refused', reason: 'end-before-start' }
  return { kind: 'text', text: periodText(start, end) }
}

/**
 * What the clock in the room shows at an instant: `2021-05-27 10:05`. The zone is that of `zoned`, a wall clock
 * string such as the meeting's start; Japan's where that says none.
 */
export function wallClockAt(ms: number, zoned: string): string {
  const zone = /T.*([+-])(\d{2}):?(\d{2})$/.exec(zoned)
  const sign = zone?.[1] === '-' ? -1 : 1
  const minutes = zone === null ? offsetWithoutSign(zoned) : sign * (Number(zone[2]) * 60 + Number(zone[3]))
  return new Date(ms + minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ')
}

function offsetWithoutSign(zoned: string): number {
  return zoned.endsWith('Z') ? 0 : JAPAN_MINUTES
}

const JAPAN_MINUTES = 9 * 60

/** The weekday (木) of a day that exists; '' for any other value. */
export function weekdayOf(value: string): string {
  const clock = parseWallClock(value)
  return clock.kind === 'refused' ? '' : weekday(clock)
}

/** The day that an era's year, month and day name, or what it would be in the era of that time. */
export type EraDay =
  | { readonly kind: 'day'; readonly value: string }
  | { readonly kind: 'not-in-era'; readonly value: string }

/** Null for an unknown era. Whether the month has such a day is not asked here. */
export function dayInEra(name: string, yearOfEra: number, month: number, day: number): EraDay | null {
  const at = ERAS.findIndex(each => each.name === name)
  const era = ERAS[at]
  if (era === undefined) return null
  const value = isoDay(firstYear(era) + yearOfEra - 1, month, day)
  const until = ERAS[at - 1]?.from
  const isInEra = yearOfEra > 0 && value >= era.from && (until === undefined || value < until)
  return { kind: isInEra ? 'day' : 'not-in-era', value }
}

/** The year that an era's year is, also beyond the era's end (平成33 is 2021); NaN for an unknown era. */
export function yearOfEra(name: string, ofEra: number): number {
  const era = ERAS.find(each => each.name === name)
  return era === undefined ? Number.NaN : firstYear(era) + ofEra - 1
}

/** A day's year as its era counts it: 令和３年, 令和元年. */
export function eraYear(day: string): string {
  const era = eraOn(day)
  return `${era.name}${yearText(Number(day.slice(0, 4)) - firstYear(era) + 1)}年`
}

/** `2021-05-27` of its numbers. */
export function isoDay(year: number, month: number, day: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

type WallClock = {
  readonly kind: 'clock'
  readonly year: number
  readonly month: number
  readonly day: number
  /** 24 hours, half-width, as `9:30`; '' when the string holds a day alone. */
  readonly time: string
  /** Day, or day and time to the minute: orders wall clocks of one zone. */
  readonly order: string
}

/** The eras since 1868 by their first day, newest first (source: the Cabinet Office's era ordinances). */
const ERAS = [
  { name: '令和', from: '2019-05-01' },
  { name: '平成', from: '1989-01-08' },
  { name: '昭和', from: '1926-12-25' },
  { name: '大正', from: '1912-07-30' },
  { name: '明治', from: '1868-01-25' },
] as const

const WEEKDAYS = '日月火水木金土'

const WALL_CLOCK =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

function parseWallClock(value: string): WallClock | Refused {
  const found = WALL_CLOCK.exec(value)
  if (found === null) return { kind: 'refused', reason: 'not-a-date' }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(part => Number(part ?? 0))
  if (!isDay(year, month, day) || hour > 23 || minute > 59) return { kind: 'refused', reason: 'no-such-date' }
  if (year < 1873) return { kind: 'refused', reason: 'before-1873' }
  const time = found[4] === undefined ? '' : `${hour}:${String(minute).padStart(2, '0')}`
  return { kind: 'clock', year, month, day, time, order: value.slice(0, 16) }
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function isBefore(a: WallClock, b: WallClock): boolean {
  const length = Math.min(a.order.length, b.order.length)
  return a.order.slice(0, length) < b.order.slice(0, length)
}

function periodText(start: WallClock, end: WallClock): string {
  const sameDay = start.order.slice(0, 10) === end.order.slice(0, 10)
  if (!sameDay) return `${momentText(start)} ～ ${momentText(end)}`
  return end.time === '' || end.time === start.time
    ? momentText(start)
    : `${momentText(start)} ～ ${end.time}`
}

function momentText(clock: WallClock): string {
  return `${dayText(clock)}${clock.time}`
}

function dayText(clock: WallClock): string {
  return `${dateText(clock)}（${weekday(clock)}）`
}

function dateText({ year, month, day, order }: WallClock): string {
  const era = eraOn(order)
  const ofEra = yearText(year - firstYear(era) + 1)
  return `${era.name}${ofEra}年${fullWidthDigits(month)}月${fullWidthDigits(day)}日`
}

function eraOn(day: string) {
  return ERAS.find(each => each.from <= day.slice(0, 10)) ?? ERAS[4]
}

function firstYear(era: (typeof ERAS)[number]): number {
  return Number(era.from.slice(0, 4))
}

function yearText(yearOfEra: number): string {
  return yearOfEra === 1 ? '元' : fullWidthDigits(yearOfEra)
}

function weekday({ year, month, day }: WallClock): string {
  return WEEKDAYS.charAt(new Date(Date.UTC(year, month - 1, day)).getUTCDay())
}
