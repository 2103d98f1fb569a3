import type { PeriodRefusal } from '../../shared/import/read-period.ts'
import type { Refused } from '../../shared/summary/era-date.ts'
import type { Messages } from '../i18n/language.ts'
import type { PeriodCheck } from './period-text.ts'

type PeriodMessages = {
  readonly label: string
  readonly example: string
  readonly becomes: (text: string) => string
  readonly unreadable: string
  readonly refused: Readonly<Record<Refused['reason'], string>>
  readonly contradicts: Readonly<Record<PeriodRefusal, (meant: string) => string>>
}

/** The words of the date field, here and in the set-up. */
export const periodMessages: Messages<PeriodMessages> = {
  ja: {
    label: '日時',
    example: '例：2026年12月3日 10:00～12:00、令和8年12月3日 午後1時半～',
    becomes: text => `開催概要では「${text}」になります。`,
    unreadable:
      '日時を読み取れません。「2026年12月3日 10:00～12:00」のように、年月日と時刻を入力してください。',
    refused: {
      'not-a-date': '日時を読み取れません。「2026年12月3日 10:00～12:00」のように入力してください。',
      'no-such-date': 'カレンダーにない日付、または時刻です。',
      'before-1873': '1873年より前の日付は使えません。',
      'end-before-start':
        '終了が開始より前になっています。翌日にまたがるときは、終了の年月日も入力してください。',
    },
    contradicts: {
      'not-in-era': meant => `その元号にはない日付です。${meant}のことですか。`,
      'wrong-weekday': meant => `日付と曜日が合いません。その日は${meant}です。`,
      'wrong-year': meant => `元号の年と西暦が合いません。元号の年は${meant}です。`,
    },
  },
  en: {
    label: 'Date and time',
    example: 'For example: 2026-12-03 10:00-12:00',
    becomes: text => `The summary will say “${text}”.`,
    unreadable: 'This date cannot be read. Write it like 2026-12-03 10:00-12:00.',
    refused: {
      'not-a-date': 'This date cannot be read. Write it like 2026-12-03 10:00-12:00.',
      'no-such-date': 'There is no such day or time.',
      'before-1873': 'Dates before 1873 cannot be used.',
      'end-before-start':
        'The end is before the start. For a meeting past midnight, write the day of its end too.',
    },
    contradicts: {
      'not-in-era': meant => `The era has no such day. Do you mean ${meant}?`,
      'wrong-weekday': meant => `Day and weekday do not agree: that day is ${meant}.`,
      'wrong-year': meant => `The two years do not agree: by its era the day is ${meant}.`,
    },
  },
}

/** What is wrong with a typed date, in words; null when nothing is. */
export function periodError(check: PeriodCheck, text: PeriodMessages): string | null {
  if (check.kind !== 'bad') return null
  if ('meant' in check) return text.contradicts[check.reason](check.meant)
  return check.reason === 'unreadable' ? text.unreadable : text.refused[check.reason]
}
