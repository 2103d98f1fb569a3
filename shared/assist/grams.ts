/**
 * The pieces by which texts are compared: single kanji, and pairs of neighbouring characters within a run without
 * blanks or punctuation, unless both are hiragana (endings and particles say nothing of the matter). Width and case
 * are folded. Each piece stands once.
 */
export function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>()
  let before = ''
  for (const character of text.normalize('NFKC').toLowerCase()) {
    if (!IS_WORD.test(character)) {
      before = ''
      continue
    }
    if (IS_KANJI.test(character)) grams.add(character)
    if (before !== '' && !(isHiragana(before) && isHiragana(character))) grams.add(before + character)
    before = character
  }
  return grams
}

const IS_WORD = /[\p{L}\p{N}ー々]/u
const IS_KANJI = /[\p{Script=Han}々]/u

function isHiragana(character: string): boolean {
  return character >= '\u3041' && character <= '\u309f'
}
