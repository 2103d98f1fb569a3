/** How a line is marked as a heading or an item: the kind of its mark, its number where it has one, and the rest. */
export type Mark = { readonly style: string; readonly number: number | null; readonly rest: string }

const NUMBER = '[0-9０-９]+'
const NUMBERED: readonly (readonly [string, RegExp])[] = [
  ['markdown', /^#{1,6}\s+()(.+)$/],
  ['paren', new RegExp(`^[(（]\\s*(${NUMBER})\\s*[)）]\\s*(.+)$`)],
  ['ordinal', new RegExp(`^第\\s*(${NUMBER})(?:\\s+|[.．、:：]\\s*)(.+)$`)],
  ['bracket-number', new RegExp(`^[≪《＜<【\\[]\\s*(${NUMBER})\\s*[.．、]?\\s*(.+?)\\s*[≫》＞>】\\]]$`)],
  ['dot', new RegExp(`^(${NUMBER})\\s*[.．、)）]\\s*(.+)$`)],
  ['number', new RegExp(`^(${NUMBER})[\\s　]+(.+)$`)],
  ['roman', /^([ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])[\s　.．、]*(.+)$/],
  ['circled', /^([①-⑳])\s*(.+)$/],
]

/** Bullets of real documents, symbol fonts' private codes included. */
const BULLET = /^(?:[・○〇◯◎●■◆◇□▪•➢⮚➤▶►※◦\uf000-\uf0ff]|[-－–‐]\s(?=\S)|\*\s|→|⇒)\s*/u

/** The numbering at a line's start, or null. Roman and circled numbers count like others. */
export function numberingOf(line: string): Mark | null {
  const text = line.trim()
  for (const [style, pattern] of NUMBERED) {
    const found = pattern.exec(text)
    if (found) return { style, number: numberIn(found[1] ?? ''), rest: (found[2] ?? '').trim() }
  }
  return null
}

/** The bullet at a line's start and the text behind it, or null. */
export function bulletOf(line: string): { readonly bullet: string; readonly rest: string } | null {
  const text = line.trim()
  const found = BULLET.exec(text)
  if (found === null || found[0].length === text.length) return null
  return { bullet: found[0].trim(), rest: text.slice(found[0].length) }
}

/** A line that stands in brackets as a whole, without them. */
export function bracketedOf(line: string): { readonly bracket: string; readonly rest: string } | null {
  const found = /^([【＜<〈≪《〔［[])(.+)[】＞>〉≫》〕］\]]$/.exec(line.trim())
  const rest = (found?.[2] ?? '').trim()
  return found === null || rest === '' ? null : { bracket: found[1] ?? '', rest }
}

function numberIn(number: string): number | null {
  if (number === '') return null
  const roman = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ'.indexOf(number)
  if (roman !== -1) return roman + 1
  const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'.indexOf(number)
  return circled === -1 ? Number(number.normalize('NFKC')) : circled + 1
}
