/** What may be wrong with the wording of an entry. A hint and no more: what was said is never changed by a program. */
export const WORDING_RULES = [
  'noFinalStop',
  'doubledParticle',
  'doubledWord',
  'heardWrong',
  'unclosedBracket',
  'strayBlank',
  'platformCharacter',
  'halfWidthKana',
  'fullWidthLetter',
  'mixedDigits',
  'mixedStops',
  'mixedStyle',
] as const
export type WordingRule = (typeof WORDING_RULES)[number]

/** Where in a text a rule has found something; `end` is after the last character. */
export type Hint = { readonly rule: WordingRule; readonly start: number; readonly end: number }
