import type { WordingRule } from '../../shared/summary/wording/hint.ts'
import type { Messages } from '../i18n/language.ts'

/** What each rule has found, in a word or two. */
export const wordingMessages: Messages<Readonly<Record<WordingRule, string>>> = {
  ja: {
    noFinalStop: '文末の「。」',
    doubledParticle: '助詞の重なり',
    doubledWord: '語の重なり',
    heardWrong: '「言って」？',
    unclosedBracket: '括弧の対応',
    strayBlank: '空白',
    platformCharacter: '機種依存文字',
    halfWidthKana: '半角カナ',
    fullWidthLetter: '全角英字',
    mixedDigits: '数字の全角・半角',
    mixedStops: '「，」と「、」',
    mixedStyle: '文体の混在',
  },
  en: {
    noFinalStop: 'no final 。',
    doubledParticle: 'doubled particle',
    doubledWord: 'doubled word',
    heardWrong: '言って?',
    unclosedBracket: 'bracket without its pair',
    strayBlank: 'blank',
    platformCharacter: 'platform-dependent character',
    halfWidthKana: 'half-width kana',
    fullWidthLetter: 'full-width letter',
    mixedDigits: 'mixed digit width',
    mixedStops: 'mixed commas',
    mixedStyle: 'mixed style',
  },
}
