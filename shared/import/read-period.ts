/** When a sitting is held as somebody typed it, in wall clock strings; '' for an end that is not said. */
export type PeriodRead =
  | { readonly kind: 'period'; readonly startsAt: string; readonly endsAt: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' }

/** First years of the eras that people still type, by their name or initial. */
const ERA_STARTS: Readonly<Record<string, number>> = {
  令和: 2019,
  R: 2019,
  平成: 1989,
  H: 1989,
  昭和: 1926,
  S: 1926,
}

const DAY =
  /^(?:(令和|平成|昭和|[RHS])(元|\d{1,2})|(\d{4}))(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})(?:日|T)?/i
const TIME = /^(午前|午後)?(\d{1,2})(?::(\d{2})(?::\d{2})?|時(?:(\d{1,2})分|半)?)/
const TO = /^(?:~|〜|-|–|—|から|to)/i

/**
 * Reads `2021年5月27日（木）10:00 ～ 12:00`, `令和3年5月27日 午前10時から正午`-like ways to write a date with its
 * times, in full or half width. 午後１時～３時 ends in the afternoon too. A second day after the ～ makes a sitting past midnight. Whether the day exists
 * is the matter of `eraPeriod`. `zone` (such as `+09:00`) is appended to values with a time.
 */
export function readPeriod(typed: string, zone: string): PeriodRead {
  const text = plain(typed)
  if (text === '') return { kind: 'empty' }
  const start = takeMoment(text, '', zone)
  if (start === null) return { kind: 'unreadable' }
  const rest = start.rest.replace(/まで$/, '')
  if (rest === '') return { kind: 'period', startsAt: start.value, endsAt: '' }
  const to = TO.exec(rest)?.[0]
  if (to === undefined) return { kind: 'unreadable' }
  const afterTo = rest.slice(to.length)
  if (afterTo === '') return { kind: 'period', startsAt: start.value, endsAt: '' }
  const isAfternoon = start.half === '午後'
  const end = takeMoment(isAfternoon ? inAfternoon(afterTo) : afterTo, start.day, zone)
  return end === null || end.rest !== ''
    ? { kind: 'unreadable' }
    : { kind: 'period', startsAt: start.value, endsAt: end.value }
}

/** Half width, without spaces and weekdays, noon as a time. */
function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/\([日月火水木金土](?:曜日?)?(?:[・,]?祝)?\)|[日月火水木金土]曜日?/g, '')
    .replace(/正午/g, '12:00')
}

/** A time that does not say which half of the day it is in, put into the afternoon. */
function inAfternoon(text: string): string {
  const time = TIME.exec(text)
  return time !== null && time[1] === undefined ? `午後${text}` : text
}

type Moment = {
  readonly day: string
  readonly half: string
  readonly value: string
  readonly rest: string
}

function takeMoment(text: string, dayBefore: string, zone: string): Moment | null {
  const found = DAY.exec(text)
  const day = found === null ? dayBefore : dayOf(found)
  if (day === '') return null
  const afterDay = text.slice(found?.[0].length ?? 0)
  const time = TIME.exec(afterDay)
  if (time === null) return found === null ? null : { day, half: '', value: day, rest: afterDay }
  const value = `${day}T${timeOf(time)}${zone}`
  return { day, half: time[1] ?? '', value, rest: afterDay.slice(time[0].length) }
}

function dayOf(found: RegExpExecArray): string {
  const [, era, ofEra, year, month = '', day = ''] = found
  const start = ERA_STARTS[era?.toUpperCase() ?? '']
  const full = start === undefined ? Number(year) : start + (ofEra === '元' ? 1 : Number(ofEra)) - 1
  return `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function timeOf(found: RegExpExecArray): string {
  const [whole, half, hours = '', minutes, spokenMinutes] = found
  const hour = half === '午後' && Number(hours) < 12 ? Number(hours) + 12 : Number(hours)
  const minute = minutes ?? spokenMinutes ?? (whole.endsWith('半') ? '30' : '00')
  return `${String(hour).padStart(2, '0')}:${minute.padStart(2, '0')}`
}
