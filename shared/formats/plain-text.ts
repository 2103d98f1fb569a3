import { fullWidthDigits, justifyLabel } from '../summary/numbering.ts'
import { type Summary, type SummarySection, stampText } from '../summary/summary.ts'
import type { SummaryEntry, SummaryGroup, SummaryItem } from '../summary/summary-items.ts'

/**
 * The summary as plain text (UTF-8, LF, one LF at the end). The indentation alone tells what a line is: one
 * ideographic space an agenda item, two a line, four the continuation of an entry after a hard break.
 */
export function plainText(summary: Summary): string {
  const head = summary.stamp === undefined ? [summary.title] : [summary.title, stampText(summary.stamp)]
  const lines = [...head, '', ...summary.sections.flatMap(sectionLines)]
  while (lines.at(-1) === '') lines.pop()
  return `${lines.join('\n')}\n`
}

function sectionLines(section: SummarySection): string[] {
  const heading = `${fullWidthDigits(section.number)}　${justifyLabel(section.label)}`
  if (section.kind === 'lines') return [heading, ...section.lines.map(line => `　　${line}`)]
  return [heading, ...section.items.flatMap(itemLines)]
}

function itemLines(item: SummaryItem): string[] {
  const lines = [
    ...item.actions.flatMap(action => entryLines('・', action)),
    ...item.notes.map(note => `　　・${note}`),
  ]
  if (item.groups.length > 0) lines.push(`　　【${item.heading}】`, ...item.groups.flatMap(groupLines))
  return item.title === '' ? lines : [`　${itemHeading(item)}`, ...lines]
}

/** An agenda item's heading: (1) 議事１　title, or (2) その他 for entries without an agenda item. */
export function itemHeading({ id, number, title }: SummaryItem): string {
  return id === null ? `(${number}) ${title}` : `(${number}) 議事${fullWidthDigits(number)}　${title}`
}

function groupLines(group: SummaryGroup): string[] {
  return [`　　＜${group.label}＞`, ...group.entries.flatMap(entry => entryLines('○', entry)), '']
}

function entryLines(bullet: string, entry: SummaryEntry): string[] {
  const [first = '', ...more] = entry.lines
  return [`　　${bullet}${first}`, ...more.map(line => `　　　　${line}`)]
}
