import type { Hint, WordingRule } from './hint.ts'

/** Behind these a particle is a particle: in a row of hiragana nobody can tell. */
const AFTER_A_NOUN = String.raw`(?<=[\p{Script=Han}\p{Script=Katakana}ー々A-Za-z0-9０-９」）])`

/**
 * Particles that do not follow each other. Words that begin like the second one are let pass: ともに after と, できる
 * after で, もっと after も.
 */
const DOUBLED_PARTICLES = [
  'をを',
  'のを(?=[\\p{Script=Han}\\p{Script=Katakana}]|[あ-お]げ)',
  'にを',
  'がが(?![んっ])',
  'はは(?![っじやな])',
  'にに(?!ぎ|こ)',
  'のの(?![ぼちびり])',
  'とと(?![もの])',
  'でで(?!き)',
  'もも(?![っと])',
].join('|')

/** Rules that look at one text alone, each with what it finds. */
export const PATTERNS: readonly { readonly rule: WordingRule; readonly pattern: RegExp }[] = [
  { rule: 'doubledParticle', pattern: new RegExp(`${AFTER_A_NOUN}(?:${DOUBLED_PARTICLES})`, 'gu') },
  {
    rule: 'doubledWord',
    pattern: /([\p{Script=Han}]{2,}|[\p{Script=Katakana}ー]{3,})(?:[をがはにのとで]?\1)/gu,
  },
  { rule: 'heardWrong', pattern: /(?<=[うくすつぬむるぐぶただいな])と行って(?:い|お|た)/gu },
  { rule: 'strayBlank', pattern: /(?<=[^\p{ASCII}\s])[ 　]+(?=[^\p{ASCII}\s])|[ 　]+$/gmu },
  { rule: 'platformCharacter', pattern: /[\u2460-\u24ff\u2160-\u217f\u3220-\u33ff\u{e000}-\u{f8ff}]/gu },
  { rule: 'halfWidthKana', pattern: /[\uff61-\uff9f]+/gu },
  { rule: 'fullWidthLetter', pattern: /[Ａ-Ｚａ-ｚ]+/gu },
]

/** Everything that the patterns find in a text. */
export function patternHints(text: string): Hint[] {
  return PATTERNS.flatMap(({ rule, pattern }) =>
    [...text.matchAll(pattern)].map(found => ({
      rule,
      start: found.index,
      end: found.index + found[0].length,
    })),
  )
}
