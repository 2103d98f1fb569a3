import type { Summary, SummarySection } from '../../shared/summary/summary.ts'
import type { SummaryEntry, SummaryItem } from '../../shared/summary/summary-items.ts'

/** One paragraph of the document, in the order of printing. */
export type SummaryLine =
  | { readonly kind: 'title' | 'stamp' | 'fact' | 'note'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string; readonly level: 4 | 5 }
  | { readonly kind: 'label'; readonly number: string; readonly text: string }
  | {
      readonly kind: 'item'
      readonly number: string
      readonly text: string
      readonly agenda: string | null
    }
  | ThemeLine
  | EntryLine

/** `first`: right under 【…】, so without the blank line above. */
export type ThemeLine = Spot & {
  readonly kind: 'theme'
  readonly text: string
  readonly first: boolean
  readonly level: 5 | 6
}

/** `siblings`: ids of the entries that it can be moved among, itself included, in order. */
export type EntryLine = Spot & {
  readonly kind: 'action' | 'opinion'
  readonly entry: SummaryEntry
  readonly siblings: readonly string[]
}

/** The agenda item and the theme under which a line stands; null for none. */
type Spot = { readonly agenda: string | null; readonly theme: string | null }

/** The paragraphs of a summary. */
export function summaryLines(summary: Summary): SummaryLine[] {
  const stamp = summary.stamp === '' ? [] : [{ kind: 'stamp' as const, text: summary.stamp }]
  return [{ kind: 'title', text: summary.title }, ...stamp, ...summary.sections.flatMap(sectionLines)]
}

/** True for a line that must not end a sheet: what it announces would stand on the next. */
export function announces(line: SummaryLine): boolean {
  return line.kind === 'label' || line.kind === 'item' || line.kind === 'heading' || line.kind === 'theme'
}

/** True for lines that look alike and do the same, so that nothing has to be drawn. */
export function isSameEntryLine(a: EntryLine, b: EntryLine): boolean {
  return (
    a.entry.id === b.entry.id &&
    a.entry.kind === b.entry.kind &&
    a.entry.status === b.entry.status &&
    a.entry.deadline === b.entry.deadline &&
    a.entry.mark === b.entry.mark &&
    a.entry.named === b.entry.named &&
    a.agenda === b.agenda &&
    a.theme === b.theme &&
    lineKey(a) === lineKey(b) &&
    a.siblings.length === b.siblings.length &&
    a.siblings.every((id, index) => b.siblings[index] === id)
  )
}

/** Lines with the same key are equally high. */
export function lineKey(line: SummaryLine): string {
  switch (line.kind) {
    case 'action':
    case 'opinion':
      return `${line.kind} ${line.entry.lines.join('\n')}`
    case 'theme':
      return `theme ${line.first} ${line.text}`
    default:
      return `${line.kind} ${line.text}`
  }
}

function sectionLines({ mark, shown, end, lines, items }: SummarySection): SummaryLine[] {
  const isNumber = /\s$/.test(mark)
  return [
    isNumber
      ? { kind: 'label', number: mark.trim(), text: shown }
      : { kind: 'label', number: '', text: `${mark}${shown}${end}` },
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
  item.groups.forEach(({ theme, label, entries }, index) => {
    const level = title === '' ? 5 : 6
    if (label !== '')
      lines.push({ kind: 'theme', text: `＜${label}＞`, first: index === 0, level, agenda, theme })
    lines.push(...entryLines('opinion', { agenda, theme }, entries))
  })
  if (title === '') return lines
  return [{ kind: 'item', number: item.mark.trim(), text: `${item.word}${title}`, agenda }, ...lines]
}

function entryLines(kind: EntryLine['kind'], spot: Spot, entries: readonly SummaryEntry[]): EntryLine[] {
  const siblings = entries.map(entry => entry.id)
  return entries.map(entry => ({ kind, entry, siblings, ...spot }))
}
