import { describe, expect, it } from 'vitest'
import { readPeriod } from '../../../shared/import/read-period.ts'

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
    expect(read('2021年5月27日 22:00 ～ 5月28日 1:00')).toEqual({ kind: 'unreadable' })
    expect(read('2021年5月27日 22:00 ～ 2021年5月28日 1:00')).toEqual(
      period('2021-05-27T22:00+09:00', '2021-05-28T01:00+09:00'),
    )
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
  it('leaves an impossible day as it was typed, for the era to refuse', () => {
    expect(read('2021年2月30日')).toEqual(period('2021-02-30'))
  })
})
