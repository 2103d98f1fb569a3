import { describe, expect, it } from 'vitest'
import { checkPeriod, periodText } from '../../../client/period/period-text.ts'

describe('the date field', () => {
  it('says what the document will print', () => {
    expect(checkPeriod('2021/5/27 10:00-12:00')).toMatchObject({
      kind: 'good',
      startsAt: '2021-05-27T10:00+09:00',
      printed: '令和３年５月２７日（木）10:00 ～ 12:00',
    })
  })
  it('keeps the zone that the meeting had', () => {
    expect(checkPeriod('2021/5/27 10:00', '2021-05-27T09:00-05:00')).toMatchObject({
      startsAt: '2021-05-27T10:00-05:00',
    })
  })
  it('names what is impossible', () => {
    expect(checkPeriod('2021年2月30日')).toEqual({ kind: 'bad', reason: 'no-such-date' })
    expect(checkPeriod('2021年2月3日 12:00～10:00')).toEqual({ kind: 'bad', reason: 'end-before-start' })
    expect(checkPeriod('平成31年5月1日')).toEqual({
      kind: 'bad',
      reason: 'not-in-era',
      meant: '令和元年５月１日（水）',
    })
    expect(checkPeriod('明日')).toEqual({ kind: 'bad', reason: 'unreadable' })
  })
  it('shows a stored period in a form that it reads back', () => {
    for (const [startsAt, endsAt] of [
      ['2021-05-27T10:00+09:00', '2021-05-27T12:00+09:00'],
      ['2021-05-27T22:00+09:00', '2021-05-28T01:05+09:00'],
      ['2021-05-27', ''],
    ] as const)
      expect(checkPeriod(periodText(startsAt, endsAt))).toMatchObject({ kind: 'good', startsAt, endsAt })
  })
})
