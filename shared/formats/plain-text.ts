import type { Annex } from '../summary/annexes.ts'
import type { Summary, SummarySection } from '../summary/summary.ts'
import type { SummaryEntry, SummaryGroup, SummaryItem } from '../summary/summary-items.ts'

/**
 * The summary as plain text (UTF-8, LF, one LF at the end). The indentation alone tells what a line is: one
 * ideographic space an agenda item, two a line, four the continuation of an entry after a hard break.
 */
export function plainText(summary: Summary): string {
  const stamp = summary.stamp === '' ? [] : [summary.stamp]
  const lines = [summary.title, ...stamp, '', ...summary.sections.flatMap(sectionLines)]
  while (lines.at(-1) === '') lines.pop()
  return `${[...lines, ...summary.annexes.flatMap(annexLines)].join('\n')}\n`
}

function sectionLines({ mark, shown, end, lines, items }: SummarySection): string[] {
  return [`${mark}${shown}${end}`, ...lines.map(line => `　　${line}`), ...items.flatMap(itemLines)]
}

function itemLines(item: SummaryItem): string[] {
  const lines = [...item.actions.flatMap(entryLines), ...item.notes.map(note => `　　・${note}`)]
  if (item.groups.length > 0) lines.push(`　　【${item.heading}】`, ...item.groups.flatMap(groupLines))
  return item.title === '' ? lines : [`　${itemHeading(item)}`, ...lines]
}

/** An agenda item's heading: (1) 議事１　title, or (2) その他 for entries without an agenda item. */
export function itemHeading({ mark, word, title }: SummaryItem): string {
  return `${mark}${word}${title}`
}

function groupLines({ label, entries }: SummaryGroup): string[] {
  return [...(label === '' ? [] : [`　　＜${label}＞`]), ...entries.flatMap(entryLines), '']
}

function entryLines({ mark, lines }: SummaryEntry): string[] {
  const [first = '', ...more] = lines
  return [`　　${mark}${first}`, ...more.map(line => `　　　　${line}`)]
}

function annexLines(annex: Annex): string[] {
  const lines =
    annex.kind === 'lines' ? annex.lines : [annex.columns, ...annex.rows].map(row => row.join('　'))
  return ['', annexTitle(annex), '', ...lines.map(line => `　　${line}`)]
}

/** The heading of a page behind the document. */
export function annexTitle({ title }: Annex): string {
  return `別添　${title}`
}
