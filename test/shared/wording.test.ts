import { describe, expect, test } from 'vitest'
import type { WordingRule } from '../../shared/summary/wording/hint.ts'
import { wordingHints } from '../../shared/summary/wording/wording-hints.ts'
import { exampleEntries } from '../../tools/example-meeting.ts'
import { buildMeeting } from '../support/build-meeting.ts'

/** What is found in texts of one document, as rule and the words that it points at. */
function found(...texts: readonly string[]): string[] {
  const entries = Object.fromEntries(texts.map((text, index) => [`e${index}`, { text }]))
  return wordingHints(buildMeeting({ entries }).entries).map(
    ({ entry, hint }) => `${hint.rule} ${entry.text.slice(hint.start, hint.end)}`,
  )
}

const FOUND: readonly [WordingRule, string, string][] = [
  ['noFinalStop', '必要', '支援が必要'],
  ['doubledParticle', 'のを', '今回の取組では底上げによるアベレージのをあげ方が大切。'],
  ['doubledParticle', 'をを', '人材をを育てる。'],
  ['doubledParticle', 'とと', '市と町とと話す。'],
  ['doubledWord', '支援支援', '企業の支援支援が必要。'],
  ['heardWrong', 'と行ってい', 'やると行っている。'],
  ['unclosedBracket', '（', '農業（酪農が中心。'],
  ['unclosedBracket', '」', '計画」を見直す。'],
  ['strayBlank', ' ', '北海道 の計画。'],
  ['platformCharacter', '①', '①を先に行う。'],
  ['halfWidthKana', 'ﾃﾞｰﾀ', 'ﾃﾞｰﾀを使う。'],
  ['fullWidthLetter', 'ＡＩ', 'ＡＩを使う。'],
]

describe('one text', () => {
  test.each(FOUND)('%s: %s', (rule, words, text) => {
    const expected = rule === 'noFinalStop' ? `${rule} ${words.at(-1)}` : `${rule} ${words}`
    expect(found(text)).toEqual([expected])
  })

  test.each([
    '市とともに進める。',
    '現場でできることから始める。',
    '今後ももっと広げる。',
    '国がはっきり示す。',
    '範囲をはっきりさせる。',
    '市のがん検診を増やす。',
    '使うのを待つ。',
    'こととする。',
    'もののほかにない。',
    '子どもも参加する。',
    '街ににぎわいを取り戻す。',
    '友達と行ってほしい。',
    '様々な人々が集まる。',
    '「はい」と答えた（全員）。',
    '賛成か。反対か？',
    'AI やIoTを使う。',
    '１）まず2) 次に。',
    '「進めたい。」',
    '一行目。\n二行目。',
  ])('lets pass: %s', text => {
    expect(found(text).filter(each => !each.startsWith('mixedDigits'))).toEqual([])
  })
})

describe('one document', () => {
  test('digits: the rarer width is pointed out', () => {
    expect(found('5年後。', '10年後。', '３０万円。')).toEqual(['mixedDigits ３０'])
    expect(found('５年後。', '１０年後。', '30万円。')).toEqual(['mixedDigits 30'])
  })

  test('digits: numbers of papers, and one digit full with more of them half, are no mixture', () => {
    expect(found('資料１－１、１－２を説明。', '第１回は10年前。', '令和３年度から20件。')).toEqual([])
    expect(found('３年後。', '10年後。', '1,000人と８人。')).toEqual([])
    expect(found('Society5.0とIoT2は別。', '５人。')).toEqual([])
  })

  test('commas and the style of sentences are of one kind', () => {
    expect(found('賛成，反対。', '道，市、町。', '国、県。')).toEqual(['mixedStops ，', 'mixedStops ，'])
    expect(found('必要である。', '進める。', '賛成です。')).toEqual(['mixedStyle です。'])
    expect(found('賛成です。', '進めます。')).toEqual([])
  })

  test('points at little in a published summary', () => {
    const entries = exampleEntries().map(({ text, kind }, index) => [`e${index}`, { text, kind }] as const)
    const hints = wordingHints(buildMeeting({ entries: Object.fromEntries(entries) }).entries)
    expect(hints.map(({ hint }) => hint.rule)).toEqual(['doubledParticle', 'heardWrong'])
  })
})
