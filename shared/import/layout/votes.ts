import type { LayoutChoice, LayoutMeasure, LayoutWord, SectionKey } from '../../meeting/layout.ts'

/** A setting of a layout that a document can show. */
export type LearntName =
  | Exclude<LayoutChoice, 'pdfStandard'>
  | LayoutMeasure
  | LayoutWord
  | `label.${SectionKey}`
  | 'order'

/** A line of the document, counted from 1. */
export type EvidentLine = { readonly number: number; readonly text: string }

/** What one line says of a setting; null: something that no layout of ours can print. */
export type Vote = {
  readonly name: LearntName
  readonly value: string | null
  readonly line: EvidentLine
}

/** What most lines say of a setting, with the first of them, and how many say so. */
export type Decision = Vote & { readonly count: number }

/** For each setting that was voted on what most say; of two that are as frequent the one that came first. */
export function decided(votes: readonly Vote[]): ReadonlyMap<LearntName, Decision> {
  const counts = new Map<LearntName, Map<string | null, Decision>>()
  for (const vote of votes) {
    const values = counts.get(vote.name) ?? new Map<string | null, Decision>()
    const before = values.get(vote.value)
    values.set(vote.value, before ? { ...before, count: before.count + 1 } : { ...vote, count: 1 })
    counts.set(vote.name, values)
  }
  const most = (values: ReadonlyMap<string | null, Decision>) =>
    [...values.values()].reduce((best, each) => (each.count > best.count ? each : best))
  return new Map([...counts].map(([name, values]) => [name, most(values)]))
}
