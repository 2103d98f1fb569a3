import type { ThemeMark } from '../../../shared/outline/outline.ts'
import { folded, foldedQuery } from '../picker/fold.ts'

/** One thing that can be done on the page, as the palette lists it. */
export type Command = {
  readonly id: string
  /** What it is about: 記録, テーマ, 投影 … */
  readonly group: string
  readonly label: string
  /** Further words that find it: readings in kana, the other language, names and posts. */
  readonly words: readonly string[]
  readonly keys: readonly string[]
  readonly detail: string
  readonly mark: ThemeMark | null
  readonly run: () => void
}

/** The commands in which every word of a query occurs; those whose label begins with it stand first. */
export function foundCommands(commands: readonly Command[], query: string): readonly Command[] {
  const terms = foldedQuery(query).split(/\s+/).filter(Boolean)
  if (terms.length === 0) return commands
  return commands
    .map(command => ({ command, rank: rankOf(command, terms) }))
    .filter(({ rank }) => rank < UNFOUND)
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => command)
}

const UNFOUND = 4

/** 0 label begins with it, 1 another word does, 2 the label holds it, 3 something does. */
function rankOf({ group, label, words, detail }: Command, terms: readonly string[]): number {
  const texts = [label, ...words].map(folded)
  const all = [...texts, folded(group), folded(detail)].join('\n')
  if (!terms.every(term => all.includes(term))) return UNFOUND
  const [first = ''] = terms
  if (texts[0]?.startsWith(first)) return 0
  if (texts.some(text => text.startsWith(first))) return 1
  return texts[0]?.includes(first) ? 2 : 3
}
