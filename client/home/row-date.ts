import { eraDay } from '../../shared/summary/era-date.ts'
import type { Language } from '../i18n/language.ts'

/** A row's date in two lines: 5月27日（木） over 令和3年　10:00. Unknown dates leave both empty. */
export function rowDate(
  startsAt: string,
  language: Language,
): { readonly day: string; readonly rest: string } {
  const era = eraDay(startsAt)
  if (era.kind === 'refused') return { day: '', rest: '' }
  const time = /T(\d{2}):(\d{2})/.exec(startsAt)
  const clock = time === null ? '' : `${Number(time[1])}:${time[2]}`
  if (language === 'en') return { day: englishDay(startsAt), rest: `${startsAt.slice(0, 4)} ${clock}`.trim() }
  const [year = '', day = ''] = era.text.normalize('NFKC').split(/(?<=年)/)
  return { day: day.replace('(', '（').replace(')', '）'), rest: clock === '' ? year : `${year}　${clock}` }
}

/** 3月31日 / 31 Mar: the day of an instant on this machine's clock. */
export function shortDay(iso: string, language: Language): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return ''
  return new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    month: language === 'ja' ? 'long' : 'short',
    day: 'numeric',
  }).format(date)
}

function englishDay(startsAt: string): string {
  const day = new Date(`${startsAt.slice(0, 10)}T00:00:00Z`)
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(day)
}
