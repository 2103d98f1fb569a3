import { eraDate, eraYear, isoDay, yearOfEra } from './era-date.ts'

/** A title that names another fiscal year (年度, April to March) than the one in which the meeting is held. */
export type OtherYear = {
  /** As the title writes it: 令和３年度. */
  readonly named: string
  /** The year of the meeting's day, counted as the title counts: 令和９年度 or 2027年度. */
  readonly held: string
  /** The meeting's day: 令和９年４月１日. */
  readonly day: string
}

const FIRST_MONTH = 4
/** The year that began in the April before an era is called by the new one: 令和元年度. */
const NAMED_IN_MONTH = 5
/** A title begins with the year of its sitting; a year's budget or accounts may be discussed in any other. */
const YEAR_IN_FRONT =
  /^\s*(?:(明治|大正|昭和|平成|令和)\s*(元|[0-9]{1,2})|([12][0-9]{3}))\s*年度(?!の?(?:補正|当初)?(?:予算|決算|事業|実績|計画|評価))/

/** Null where the title names no year in front, the right one, or the day is unknown. An era's last year may be called by either era's name. */
export function otherFiscalYear({
  title,
  startsAt,
}: {
  readonly title: string
  readonly startsAt: string
}): OtherYear | null {
  const found = YEAR_IN_FRONT.exec(title.normalize('NFKC'))
  const day = eraDate(startsAt)
  if (found === null || day.kind === 'refused') return null
  const [, era, ofEra, western] = found
  const held = fiscalYear(startsAt)
  const named = era === undefined ? Number(western) : yearOfEra(era, ofEra === '元' ? 1 : Number(ofEra))
  if (named === held) return null
  return {
    named: title.slice(0, title.indexOf('年度') + 2).trim(),
    held: era === undefined ? `${held}年度` : `${eraYear(isoDay(held, NAMED_IN_MONTH, 1))}度`,
    day: day.text,
  }
}

function fiscalYear(startsAt: string): number {
  const [year = 0, month = 0] = startsAt.split('-').map(part => Number.parseInt(part, 10))
  return month < FIRST_MONTH ? year - 1 : year
}
