import { describe, expect, it } from 'vitest'
import { readPeriod } from '../../../shared/import/read-period.ts'
import { fullWidthDigits } from '../../../shared/summary/numbering.ts'

const read = (typed: string) => readPeriod(typed, '+09:00')
const period = (startsAt: string, endsAt = '') => ({ kind: 'period', startsAt, endsAt })

describe('a date and its times as typed', () => {
  const may27 = period('2021-05-27T10:00+09:00', '2021-05-27T12:00+09:00')
  it.each([
    ['2021年5月27日（木）　10:00 ～ 12:00'],
    ['令和３年５月２７日（木）10:00 ～ 12:00'],
    ['2021/5/27 10:00-12:00'],
    ['2021-05-27 10:00〜12:00'],
    ['R3.5.27 午前10時から正午まで'],
    ['令和3年5月27日木曜日 10時～12時'],
  ])('reads %s', typed => {
    expect(read(typed)).toEqual(may27)
  })
  it('reads afternoon hours and half past', () => {
    expect(read('令和元年6月3日 午後1時半～午後3時')).toEqual(
      period('2019-06-03T13:30+09:00', '2019-06-03T15:00+09:00'),
    )
    expect(read('2026年1月9日 午後1時～午後3時15分')).toEqual(
      period('2026-01-09T13:00+09:00', '2026-01-09T15:15+09:00'),
    )
  })
  it('takes an end without 午前 or 午後 to be in the same half of the day', () => {
    const typed = [
      '令和8年12月3日 午後1時半〜3時',
      '2026/12/3 午後1:30～3:00',
      '2026年12月3日 午後1時半～15時',
    ]
    for (const each of typed)
      expect(read(each)).toEqual(period('2026-12-03T13:30+09:00', '2026-12-03T15:00+09:00'))
  })
  it('reads a sitting that passes midnight by its second day', () => {
    for (const second of ['2021年5月28日', '5月28日（金）', '28日'])
      expect(read(`2021年5月27日 22:00 ～ ${second} 1:00`)).toEqual(
        period('2021-05-27T22:00+09:00', '2021-05-28T01:00+09:00'),
      )
    expect(read('令和3年5月27日から29日まで')).toEqual(period('2021-05-27', '2021-05-29'))
  })
  it('reads a day alone and an open end', () => {
    expect(read('2021年5月27日')).toEqual(period('2021-05-27'))
    expect(read('2021年5月27日 10:00～')).toEqual(period('2021-05-27T10:00+09:00'))
  })
  it('says when there is nothing, or nothing to understand', () => {
    expect(read('　')).toEqual({ kind: 'empty' })
    for (const typed of ['来週の木曜', '5月27日', '2021年5月27日 10:00 ～ 昼', '2021年5月27日 10:00 会議室'])
      expect(read(typed)).toEqual({ kind: 'unreadable' })
  })
  it('reads what real summaries print', () => {
    const real = [
      ['令和4年4月27日(水曜日) 午後7時~8時50分', '2022-04-27T19:00', '2022-04-27T20:50'],
      ['令和３年５月２７日（木・祝）１９時００分～２１時００分', '2021-05-27T19:00', '2021-05-27T21:00'],
      ['令和4年(2022年)5月1日（日）15:59∼ 17:49', '2022-05-01T15:59', '2022-05-01T17:49'],
      [
        '平成 30 年 5 月 28 日 午前 10 時 00 分から午後 0 時 15 分まで',
        '2018-05-28T10:00',
        '2018-05-28T12:15',
      ],
      ['令和三年五月二十七日　午前十時から午前十二時まで', '2021-05-27T10:00', '2021-05-27T12:00'],
      ['㋿元年5月1日 10:00-11:00', '2019-05-01T10:00', '2019-05-01T11:00'],
      ['2021/5/2 7:00～8:00', '2021-05-02T07:00', '2021-05-02T08:00'],
    ] as const
    for (const [typed, start, end] of real)
      expect(read(typed), typed).toEqual(period(`${start}+09:00`, `${end}+09:00`))
    expect(read('令和元年５月７日（火）　午後3時30分 開議')).toEqual(period('2019-05-07T15:30+09:00'))
  })
  it.each([
    ['平成31年5月1日', 'not-in-era', '2019-05-01'],
    ['平成３３年５月２７日', 'not-in-era', '2021-05-27'],
    ['令和元年4月30日', 'not-in-era', '2019-04-30'],
    ['昭和64年1月8日', 'not-in-era', '1989-01-08'],
    ['令和３年５月２７日（金）', 'wrong-weekday', '2021-05-27'],
    ['2021年5月27日金曜日 10時～', 'wrong-weekday', '2021-05-27'],
    ['令和4年(2021年)5月1日', 'wrong-year', '2022-05-01'],
    ['令和3年5月27日 10:00 ～ 28日（木）1:00', 'wrong-weekday', '2021-05-28'],
  ])('refuses %s as %s', (typed, reason, day) => {
    expect(read(typed)).toEqual({ kind: 'refused', reason, day })
  })
  it('agrees with the calendar of the runtime on every day from 1873 to 2100, in either width', () => {
    const long = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: 'UTC', dateStyle: 'full' })
    const wrong: string[] = []
    for (let ms = Date.UTC(1873, 0, 1); ms < Date.UTC(2101, 0, 1); ms += 86_400_000) {
      const value = new Date(ms).toISOString().slice(0, 10)
      const oracle = long.format(ms)
      const typed =
        (ms / 86_400_000) % 2 === 0 ? oracle : fullWidthDigits(oracle.replace(/(.)曜日$/, '（$1）'))
      const found = read(typed)
      if (found.kind !== 'period' || found.startsAt !== value) wrong.push(`${typed} ${JSON.stringify(found)}`)
    }
    expect(wrong.slice(0, 5)).toEqual([])
  })
  it('leaves an impossible day as it was typed, for the era to refuse', () => {
    expect(read('2021年2月30日')).toEqual(period('2021-02-30'))
  })
})
