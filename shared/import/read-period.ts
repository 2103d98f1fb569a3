import { dayInEra, isoDay, weekdayOf } from '../summary/era-date.ts'
import { plainPeriod } from './plain-period.ts'

/**
 * When a sitting is held as somebody typed it, in wall clock strings; '' for an end that is not said. `refused` names
 * the day that was probably meant: another era's, another weekday's.
 */
export type PeriodRead =
  | { readonly kind: 'period'; readonly startsAt: string; readonly endsAt: string }
  | { readonly kind: 'refused'; readonly reason: PeriodRefusal; readonly day: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' }

/** An era that had ended or not begun, a weekday or a year in brackets that is another day's. */
export type PeriodRefusal = 'not-in-era' | 'wrong-weekday' | 'wrong-year'

const ERA_NAMES: Readonly<Record<string, string>> = { R: '令和', H: '平成', S: '昭和', T: '大正', M: '明治' }

const ERA = '(令和|平成|昭和|大正|明治|[RHSTM])'
const DAY = new RegExp(
  `^(?:(?:${ERA}(元|\\d{1,2})|(\\d{4}))(?:年|[./-]))?(?:\\((?:${ERA}(元|\\d{1,2})|(\\d{4}))年\\))?` +
    '(?:(\\d{1,2})(?:月|[./-])(\\d{1,2})日?|(\\d{1,2})日)T?(?:\\(?([日月火水木金土])(?:曜日?)?(?:[・,]?祝)?\\)?)?',
  'i',
)
const TIME = /^(午前|午後|AM|PM)?(\d{1,2})(?::(\d{2})(?::\d{2})?|時(?:(\d{1,2})分|半)?)/i
const TO = /^(?:~|-|から|to)/i
const END = /(?:まで)?(?:開会|開議|開始|閉会|終了)?$/

/**
 * Reads `2021年5月27日（木）10:00 ～ 12:00`, `令和３年５月２７日 午前１０時から正午まで` and the like, in full or half
 * width, also 令和三年. 午後１時～３時 ends in the afternoon too. A second day after the ～ may leave out its year and
 * month. Whether the day exists, and whether the end follows the start, is the matter of `eraPeriod`. `zone` (such as
 * `+09:00`) is appended to values with a time.
 */
export function readPeriod(typed: string, zone: string): PeriodRead {
  const text = plainPeriod(typed)
  if (text === '') return { kind: 'empty' }
  const start = takeMoment(text, null, zone)
  if (start.kind !== 'moment') return start
  const rest = start.rest.replace(END, '')
  const to = TO.exec(rest)?.[0]
  if (to === undefined && rest !== '') return { kind: 'unreadable' }
  const afterTo = rest.slice(to?.length ?? 0)
  if (afterTo === '') return { kind: 'period', startsAt: start.value, endsAt: '' }
  const end = takeMoment(start.half === '午後' ? inAfternoon(afterTo) : afterTo, start.day, zone)
  if (end.kind !== 'moment') return end
  return end.rest === ''
    ? { kind: 'period', startsAt: start.value, endsAt: end.value }
    : { kind: 'unreadable' }
}

/** A time that does not say which half of the day it is in, put into the afternoon. */
function inAfternoon(text: string): string {
  const time = TIME.exec(text)
  return time !== null && time[1] === undefined ? `午後${text}` : text
}

type Moment = {
  readonly kind: 'moment'
  readonly day: string
  readonly half: string
  readonly value: string
  readonly rest: string
}
type NoMoment = Extract<PeriodRead, { kind: 'refused' | 'unreadable' }>

const UNREADABLE = { kind: 'unreadable' } as const

function takeMoment(text: string, dayBefore: string | null, zone: string): Moment | NoMoment {
  const found = TIME.test(text) ? null : DAY.exec(text)
  const day = found === null ? dayBefore : dayOf(found, dayBefore)
  if (day === null) return UNREADABLE
  if (typeof day !== 'string') return day
  const afterDay = text.slice(found?.[0].length ?? 0)
  const time = TIME.exec(afterDay)
  if (time === null)
    return found === null ? UNREADABLE : { kind: 'moment', day, half: '', value: day, rest: afterDay }
  const value = `${day}T${timeOf(time)}${zone}`
  return { kind: 'moment', day, half: halfOf(time), value, rest: afterDay.slice(time[0].length) }
}

/** The day as `2021-05-27`, completed from the one before, or why it cannot be. */
function dayOf(found: RegExpExecArray, before: string | null): string | NoMoment | null {
  const [, era, ofEra, year, secondEra, secondOfEra, secondYear, named, ofMonth, alone, weekday] = found
  const month = Number(named ?? before?.slice(5, 7))
  const day = Number(ofMonth ?? alone)
  const first = Number.isNaN(month) ? null : dayIn({ era, ofEra, year }, month, day, before)
  if (first === null || typeof first !== 'string') return first
  const second = dayIn({ era: secondEra, ofEra: secondOfEra, year: secondYear }, month, day, first)
  if (second !== first)
    return typeof second === 'string' ? { kind: 'refused', reason: 'wrong-year', day: first } : second
  const actual = weekdayOf(first)
  const isWrong = weekday !== undefined && actual !== '' && weekday !== actual
  return isWrong ? { kind: 'refused', reason: 'wrong-weekday', day: first } : first
}

type Year = {
  readonly era: string | undefined
  readonly ofEra: string | undefined
  readonly year: string | undefined
}

function dayIn(said: Year, month: number, day: number, before: string | null): string | NoMoment | null {
  if (said.year !== undefined) return isoDay(Number(said.year), month, day)
  if (said.era === undefined) return before === null ? null : isoDay(Number(before.slice(0, 4)), month, day)
  const name = ERA_NAMES[said.era.toUpperCase()] ?? said.era
  const found = dayInEra(name, said.ofEra === '元' ? 1 : Number(said.ofEra), month, day)
  if (found === null) return null
  return found.kind === 'day' ? found.value : { kind: 'refused', reason: 'not-in-era', day: found.value }
}

function halfOf(time: RegExpExecArray): string {
  return /午後|PM/i.test(time[1] ?? '') ? '午後' : ''
}

function timeOf(found: RegExpExecArray): string {
  const [whole, , hours = '', minutes, spokenMinutes] = found
  const hour = halfOf(found) === '午後' && Number(hours) < 12 ? Number(hours) + 12 : Number(hours)
  const minute = minutes ?? spokenMinutes ?? (whole.endsWith('半') ? '30' : '00')
  return `${String(hour).padStart(2, '0')}:${minute.padStart(2, '0')}`
}
