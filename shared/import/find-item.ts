import { numberingOf } from './line-marks.ts'

/** An agenda item's heading within the proceedings. */
export type FoundItem = {
  readonly content: string
  readonly style: string
  readonly number: number | null
  readonly isSure: boolean
}

const NUMBER = '[0-9０-９]+'
/** What is numbered here is no part of the title; 議案第44号 is, for that is its name. */
const COUNTED = new RegExp(
  `^(?:[(（]?\\s*${NUMBER}\\s*[)）.．、]?\\s*)?(議事|議題|案件|議決事項|報告事項|協議事項|審議事項|報告案件|報告|協議|審議)\\s*[(（]?\\s*(${NUMBER})\\s*[)）]?\\s*[:：.．、]?\\s*(.+)$`,
)
const NAMED = new RegExp(`^(?:[(（]?\\s*${NUMBER}\\s*[)）.．、]?\\s*)?(議案第\\s*${NUMBER}\\s*号.*)$`)
const KIND = /^(報告|協議|審議)/

/** A heading that says itself that it is an item: (1) 議事１　…, 議題2 …, 議案第44号 …. */
export function countedItem(line: string): FoundItem | null {
  const text = line.trim()
  const named = NAMED.exec(text)
  if (named) return { content: named[1] ?? '', style: 'named', number: null, isSure: true }
  const [, word = '', number = '', title = ''] = COUNTED.exec(text) ?? []
  if (title === '') return null
  const kind = KIND.exec(word)?.[1]
  const content = kind === undefined ? title : `${title}（${kind}）`
  return { content, style: word, number: Number(number.normalize('NFKC')), isSure: true }
}

/** Longer lines are sentences. */
const LONGEST = 60

/** A numbered line that may be the next item: it counts on from the one before, and is no sentence. */
export function numberedItem(line: string, before: FoundItem | null): FoundItem | null {
  const found = numberingOf(line)
  if (found === null || found.number === null || /[。]$/.test(found.rest) || found.rest.length > LONGEST)
    return null
  const goesOn =
    before === null
      ? found.number === 1
      : before.style === found.style && found.number === (before.number ?? 0) + 1
  return goesOn ? { content: found.rest, style: found.style, number: found.number, isSure: false } : null
}
