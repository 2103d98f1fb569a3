import { annexTitle } from '../../shared/formats/plain-text.ts'
import { type Annex, columnShares } from '../../shared/summary/annexes.ts'
import type { Summary, SummarySection } from '../../shared/summary/summary.ts'
import type { SummaryEntry, SummaryItem } from '../../shared/summary/summary-items.ts'

/** One paragraph of the document, in the order of printing. */
export type SummaryLine =
  | { readonly kind: 'title' | 'stamp' | 'label' | 'fact' | 'note'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string; readonly level: 4 | 5 }
  | { readonly kind: 'item'; readonly text: string; readonly agenda: string | null }
  | ThemeLine
  | EntryLine
  | BlankLine
  | { readonly kind: 'annex'; readonly text: string }
  | RowLine

export type ThemeLine = Spot & { readonly kind: 'theme'; readonly text: string; readonly level: 5 | 6 }

export type EntryLine = Spot & {
  readonly kind: 'action' | 'opinion'
  readonly entry: SummaryEntry
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** The empty line that closes a theme. */
export type BlankLine = Spot & { readonly kind: 'blank' }

/** A row of a table on a page behind the document; its head stands on every sheet that the table goes on to. */
export type RowLine = {
  readonly kind: 'row'
  readonly cells: readonly string[]
  /** How the width is shared out. */
  readonly shares: readonly number[]
  /** Null for the head itself. */
  readonly head: RowLine | null
}

/** The agenda item and the theme under which a line stands; null for none. */
type Spot = { readonly agenda: string | null; readonly theme: string | null }

/** The paragraphs of a summary. */
export function summaryLines(summary: Summary): SummaryLine[] {
  const stamp = summary.stamp === '' ? [] : [{ kind: 'stamp' as const, text: summary.stamp }]
  return [
    { kind: 'title', text: summary.title },
    ...stamp,
    ...summary.sections.flatMap(sectionLines),
    ...summary.annexes.flatMap(annexLines),
  ]
}

/** The ids of the entries that one can be moved among, itself included, in order. */
export function siblingsOf(
  lines: readonly SummaryLine[],
  { kind, agenda, theme }: Pick<EntryLine, 'kind' | 'agenda' | 'theme'>,
): string[] {
  return lines.flatMap(line =>
    line.kind === kind && line.agenda === agenda && line.theme === theme && 'entry' in line
      ? [line.entry.id]
      : [],
  )
}

/** True for a line that must not end a sheet: what it announces would stand on the next. */
export function announces({ kind }: SummaryLine): boolean {
  return kind === 'label' || kind === 'item' || kind === 'heading' || kind === 'theme' || kind === 'annex'
}

/** Lines with the same key are equally high. */
export function lineKey(line: SummaryLine): string {
  const known = keys.get(line)
  if (known !== undefined) return known
  const key = keyOf(line)
  keys.set(line, key)
  return key
}

const keys = new WeakMap<SummaryLine, string>()

function keyOf(line: SummaryLine): string {
  switch (line.kind) {
    case 'action':
    case 'opinion':
      return `${line.kind} ${line.entry.lines.join('\n')}`
    case 'row':
      return `row ${[...line.shares, ...line.cells].join('\t')}`
    case 'blank':
      return 'blank'
    default:
      return `${line.kind} ${line.text}`
  }
}

function sectionLines({ mark, shown, end, lines, items }: SummarySection): SummaryLine[] {
  return [
    { kind: 'label', text: `${mark}${shown}${end}` },
    ...lines.map(text => ({ kind: 'fact' as const, text })),
    ...items.flatMap(itemLines),
  ]
}

/** Headings pass over no level: where an item has none, its own move up. */
function itemLines(item: SummaryItem): SummaryLine[] {
  const { id: agenda, title } = item
  const lines: SummaryLine[] = [
    ...entryLines('action', { agenda, theme: null }, item.actions),
    ...item.notes.map(note => ({ kind: 'note' as const, text: note })),
  ]
  if (item.groups.length > 0)
    lines.push({ kind: 'heading', text: `【${item.heading}】`, level: title === '' ? 4 : 5 })
  for (const { theme, label, entries } of item.groups) {
    if (label !== '')
      lines.push({ kind: 'theme', text: `＜${label}＞`, level: title === '' ? 5 : 6, agenda, theme })
    lines.push(...entryLines('opinion', { agenda, theme }, entries), { kind: 'blank', agenda, theme })
  }
  if (title === '') return lines
  return [{ kind: 'item', text: `${item.mark}${item.word}${title}`, agenda }, ...lines]
}

function entryLines(kind: EntryLine['kind'], spot: Spot, entries: readonly SummaryEntry[]): EntryLine[] {
  const last = entries.length - 1
  return entries.map((entry, at) => ({ kind, entry, isFirst: at === 0, isLast: at === last, ...spot }))
}

function annexLines(annex: Annex): SummaryLine[] {
  const title = { kind: 'annex' as const, text: annexTitle(annex) }
  if (annex.kind === 'lines') return [title, ...annex.lines.map(text => ({ kind: 'fact' as const, text }))]
  const shares = columnShares(annex)
  const head: RowLine = { kind: 'row', cells: annex.columns, shares, head: null }
  return [title, head, ...annex.rows.map((cells): RowLine => ({ kind: 'row', cells, shares, head }))]
}
