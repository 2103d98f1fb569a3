import { describe, expect, test } from 'vitest'
import { eraDay, eraPeriod, wallClockAt } from '../../shared/summary/era-date.ts'
import { fullWidthDigits } from '../../shared/summary/numbering.ts'

const text = (value: string) => ({ kind: 'text', text: value })
const refused = (reason: string) => ({ kind: 'refused', reason })

describe('a day in the Japanese era', () => {
  test.each([
    ['2021-05-27', '令和３年５月２７日（木）'],
    ['2021-05-27T10:00+09:00', '令和３年５月２７日（木）'],
    ['2019-05-01', '令和元年５月１日（水）'],
    ['2019-04-30', '平成３１年４月３０日（火）'],
    ['1989-01-08', '平成元年１月８日（日）'],
    ['1989-01-07', '昭和６４年１月７日（土）'],
    ['1926-12-25', '昭和元年１２月２５日（土）'],
    ['1912-07-30', '大正元年７月３０日（火）'],
    ['1912-07-29', '明治４５年７月２９日（月）'],
    ['2024-02-29', '令和６年２月２９日（木）'],
    ['2026-11-22', '令和８年１１月２２日（日）'],
  ])('%s is %s', (value, expected) => {
    expect(eraDay(value)).toEqual(text(expected))
  })

  test.each([
    ['', 'not-a-date'],
    ['27 May 2021', 'not-a-date'],
    ['2021-5-27', 'not-a-date'],
    ['2021-05-27T10:00+09:00 and more', 'not-a-date'],
    ['2021-02-29', 'no-such-date'],
    ['2021-13-01', 'no-such-date'],
    ['2021-00-10', 'no-such-date'],
    ['2021-05-27T24:30', 'no-such-date'],
    ['0050-01-01', 'before-1873'],
    ['1872-12-31', 'before-1873'],
  ])('%j is refused as %s', (value, reason) => {
    expect(eraDay(value)).toEqual(refused(reason))
  })

  test('agrees with the calendar of the runtime on every day from 1873 to 2100', () => {
    const calendar = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: 'UTC', dateStyle: 'full' })
    const wrong: string[] = []
    for (let ms = Date.UTC(1873, 0, 1); ms < Date.UTC(2101, 0, 1); ms += 86_400_000) {
      const day = new Date(ms)
      const oracle = fullWidthDigits(calendar.format(day)).replace(/(.)曜日$/, '（$1）')
      const own = eraDay(day.toISOString().slice(0, 10))
      if (own.kind === 'refused' || own.text !== oracle) wrong.push(oracle)
    }
    expect(wrong).toEqual([])
  })
})

describe('the period of a sitting', () => {
  test.each([
    ['2021-05-27T10:00+09:00', '2021-05-27T12:00+09:00', '令和３年５月２７日（木）10:00 ～ 12:00'],
    ['2021-05-27T09:05+09:00', '2021-05-27T11:30+09:00', '令和３年５月２７日（木）9:05 ～ 11:30'],
    ['2021-05-27T10:00:00.000+09:00', '2021-05-27T12:00:00Z', '令和３年５月２７日（木）10:00 ～ 12:00'],
    [
      '2021-05-27T22:00+09:00',
      '2021-05-28T01:00+09:00',
      '令和３年５月２７日（木）22:00 ～ 令和３年５月２８日（金）1:00',
    ],
    ['2021-05-27T10:00+09:00', '', '令和３年５月２７日（木）10:00 ～'],
    ['2021-05-27', '', '令和３年５月２７日（木）'],
    ['2021-05-27', '2021-05-28', '令和３年５月２７日（木） ～ 令和３年５月２８日（金）'],
    ['2021-05-27T10:00', '2021-05-27', '令和３年５月２７日（木）10:00'],
  ])('%s to %s', (startsAt, endsAt, expected) => {
    expect(eraPeriod(startsAt, endsAt)).toEqual(text(expected))
  })

  test.each([
    ['2021-05-27T12:00', '2021-05-27T10:00', 'end-before-start'],
    ['2021-05-27T12:00', '2021-05-26', 'end-before-start'],
    ['', '2021-05-27T10:00', 'not-a-date'],
    ['2021-05-27T12:00', '2021-02-30T10:00', 'no-such-date'],
  ])('%s to %s is refused as %s', (startsAt, endsAt, reason) => {
    expect(eraPeriod(startsAt, endsAt)).toEqual(refused(reason))
  })
})

describe('the clock in the room', () => {
  test.each([
    ['2021-05-27T10:00+09:00', '2021-05-27 10:05'],
    ['2021-05-27T10:00-03:30', '2021-05-26 21:35'],
    ['2021-05-27T10:00Z', '2021-05-27 01:05'],
    ['', '2021-05-27 10:05'],
  ])('in the zone of %j', (zoned, expected) => {
    expect(wallClockAt(Date.UTC(2021, 4, 27, 1, 5), zoned)).toBe(expected)
  })
})
