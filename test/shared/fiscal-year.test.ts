import { describe, expect, test } from 'vitest'
import { otherFiscalYear } from '../../shared/summary/fiscal-year.ts'
import { openPointsOf } from '../../shared/summary/open-points.ts'
import { buildMeeting } from '../support/build-meeting.ts'

const yearOf = (title: string, startsAt: string) => otherFiscalYear({ title, startsAt })

describe('a title that names the year of its meeting', () => {
  test.each([
    ['令和３年度　第１回推進会議', '2021-05-27T10:00+09:00'],
    ['令和８年度　第４回推進会議', '2027-03-31'],
    ['令和９年度　第１回推進会議', '2027-04-01'],
    ['令和9年度 第1回推進会議', '2027-04-01T09:00'],
    ['２０２７年度第１回推進会議', '2027-04-01'],
    ['平成31年度　第１回推進会議', '2019-04-30'],
    ['平成31年度　第２回推進会議', '2019-05-01'],
    ['令和元年度　第１回推進会議', '2019-04-15'],
    ['令和元年度　第４回推進会議', '2020-03-31'],
    ['昭和64年度　第１回推進会議', '1989-04-01'],
  ])('%s, %s', (title, startsAt) => {
    expect(yearOf(title, startsAt)).toBeNull()
  })
})

test.each([
  ['令和３年度　第１回推進会議', '2021-03-31T10:00', '令和３年度', '令和２年度', '令和３年３月３１日'],
  ['令和８年度　第１回推進会議', '2027-04-01', '令和８年度', '令和９年度', '令和９年４月１日'],
  ['2021年度 推進会議', '2022-04-01', '2021年度', '2022年度', '令和４年４月１日'],
  ['平成３０年度　推進会議', '2019-04-01', '平成３０年度', '令和元年度', '平成３１年４月１日'],
])('%s on %s: the year is another', (title, startsAt, named, held, day) => {
  expect(yearOf(title, startsAt)).toEqual({ named, held, day })
})

test.each([
  ['令和２年度決算審査特別委員会', '2021-09-10'],
  ['令和５年度の予算について', '2022-11-01'],
  ['推進会議（令和２年度の報告）', '2021-09-10'],
  ['令和３年第２回定例会', '2022-05-01'],
  ['令和３年度　推進会議', ''],
  ['令和３年度　推進会議', '2021-02-30'],
])('nothing is said of %s, %s', (title, startsAt) => {
  expect(yearOf(title, startsAt)).toBeNull()
})

test('is one open point', () => {
  const facts = { title: '令和３年度　第１回推進会議', startsAt: '2021-03-31' }
  const entries = { a: { text: '意見。', status: 'confirmed' as const, kind: 'decision' as const } }
  expect(openPointsOf(buildMeeting({ facts, entries }))).toMatchObject({
    count: 1,
    otherYear: { held: '令和２年度' },
  })
})
