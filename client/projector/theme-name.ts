import { textEms } from './text-width.ts'

/** A long word in Latin letters or katakana, before kana or ideographs of another kind. */
const AFTER_LONG_WORD =
  /(?<=[A-Za-z][A-Za-z0-9.]{3,})(?=\p{Script=Han})|(?<=[ァ-ヺー]{3,})(?=\p{Script=Han}{2}|[ぁ-ゖ])/u

/** Parts of a theme's name between which a narrow label may break. */
export function nameParts(name: string): readonly string[] {
  return name.split(AFTER_LONG_WORD)
}

/** Widths of a grid's columns for the names of themes, in as many rows; each share is about what the name needs, in em. */
export function columnsForNames(names: readonly string[], rows: 1 | 2): string {
  const shares = names.map(name => (rows === 1 ? onTwoLines(name) : onOneLine(name)))
  const columns = Math.ceil(names.length / rows)
  const widest = shares
    .slice(0, columns)
    .map((share, column) => Math.max(share, shares[column + columns] ?? 0))
  return widest.map(share => `minmax(0, ${share.toFixed(1)}fr)`).join(' ')
}

/** Number or count, and a name on two lines; one that is much longer than most is cut. */
function onTwoLines(name: string): number {
  const parts = nameParts(name)
  const longest = parts.length > 1 ? Math.max(...parts.map(textEms)) : 0
  return 1.9 + within(2.5, Math.max(longest, textEms(name) / 2 + 0.5), 9)
}

/** Number, count and a name on one line. */
function onOneLine(name: string): number {
  return 3.6 + within(2, textEms(name), 9)
}

function within(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
