/** Letters as they are compared: full and half width, upper and lower case, katakana and hiragana are the same. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, letter => String.fromCharCode(letter.charCodeAt(0) - KATAKANA_OFFSET))
}

/** A query while it is composed: a Latin letter behind kana has not been turned yet, 「さt」 looks for 「さ」. */
export function foldedQuery(query: string): string {
  return folded(query).replace(/(?<=[ぁ-ゖー])[a-z]{1,2}$/, '')
}

const KATAKANA_OFFSET = 'ァ'.charCodeAt(0) - 'ぁ'.charCodeAt(0)
