import { itemHeading } from '../../shared/formats/plain-text.ts'
import { fullWidthDigits } from '../../shared/summary/numbering.ts'
import { type Summary, type SummarySection, stampText } from '../../shared/summary/summary.ts'
import type { SummaryEntry, SummaryItem } from '../../shared/summary/summary-items.ts'

/** One paragraph of the document, in the order of printing. */
export type SummaryLine =
  | { readonly kind: 'title' | 'stamp' | 'fact' | 'note' | 'heading'; readonly text: string }
  | { readonly kind: 'label' | 'item'; readonly number: string; readonly text: string }
  /** `first`: right under 【…】, so without the blank line above. */
  | { readonly kind: 'theme'; readonly text: string; readonly first: boolean }
  /** `siblings`: ids of the entries that it can be moved among, itself included, in order. */
  | {
      readonly kind: 'action' | 'opinion'
      readonly entry: SummaryEntry
      readonly siblings: readonly string[]
    }

/** The paragraphs of a summary. */
export function summaryLines(summary: Summary): SummaryLine[] {
  const stamp = summary.stamp ? [{ kind: 'stamp' as const, text: stampText(summary.stamp) }] : []
  return [{ kind: 'title', text: summary.title }, ...stamp, ...summary.sections.flatMap(sectionLines)]
}

/** True for a line that must not end a sheet: what it announces would stand on the next. */
export function announces(line: SummaryLine): boolean {
  return line.kind === 'label' || line.kind === 'item' || line.kind === 'heading' || line.kind === 'theme'
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

function sectionLines(section: SummarySection): SummaryLine[] {
  const label: SummaryLine = {
    kind: 'label',
    number: fullWidthDigits(section.number),
    text: section.label,
  }
  if (section.kind === 'lines')
    return [label, ...section.lines.map(text => ({ kind: 'fact' as const, text }))]
  return [label, ...section.items.flatMap(itemLines)]
}

function itemLines(item: SummaryItem): SummaryLine[] {
  const [number = '', text = ''] = splitHeading(itemHeading(item))
  const lines: SummaryLine[] = [
    ...entryLines('action', item.actions),
    ...item.notes.map(note => ({ kind: 'note' as const, text: note })),
  ]
  if (item.groups.length > 0) lines.push({ kind: 'heading', text: `【${item.heading}】` })
  item.groups.forEach((group, index) => {
    lines.push({ kind: 'theme', text: `＜${group.label}＞`, first: index === 0 })
    lines.push(...entryLines('opinion', group.entries))
  })
  return item.title === '' ? lines : [{ kind: 'item', number, text }, ...lines]
}

/** 「(1) 議事１　会議の進め方」 is set with its number hanging. */
function splitHeading(heading: string): [number: string, text: string] {
  const at = heading.indexOf(' ')
  return [heading.slice(0, at), heading.slice(at + 1)]
}

function entryLines(kind: 'action' | 'opinion', entries: readonly SummaryEntry[]): SummaryLine[] {
  const siblings = entries.map(entry => entry.id)
  return entries.map(entry => ({ kind, entry, siblings }))
}
