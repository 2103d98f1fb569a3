import { fullWidthDigits } from '../summary/numbering.ts'
import { type Summary, type SummarySection, stampText } from '../summary/summary.ts'
import type { SummaryEntry, SummaryGroup, SummaryItem } from '../summary/summary-items.ts'
import { itemHeading } from './plain-text.ts'

/** The summary as Markdown (CommonMark): headings by level, entries as lists, every typed character literal. */
export function markdown(summary: Summary): string {
  const stamp = summary.stamp === undefined ? [] : [literal(stampText(summary.stamp))]
  const blocks = [`# ${literal(summary.title)}`, ...stamp, ...summary.sections.flatMap(sectionBlocks)]
  return `${blocks.join('\n\n')}\n`
}

function sectionBlocks(section: SummarySection): string[] {
  const heading = `## ${fullWidthDigits(section.number)}　${literal(section.label)}`
  if (section.kind === 'lines') return [heading, section.lines.map(literal).join(HARD_BREAK)]
  return [heading, ...section.items.flatMap(itemBlocks)]
}

function itemBlocks(item: SummaryItem): string[] {
  const lines = [...item.actions.map(listItem), ...item.notes.map(note => `- ${literal(note)}`)]
  return [
    ...(item.title === '' ? [] : [`### ${literal(itemHeading(item))}`]),
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
    ...(item.groups.length === 0 ? [] : [`#### 【${literal(item.heading)}】`]),
    ...item.groups.flatMap(groupBlocks),
  ]
}

function groupBlocks(group: SummaryGroup): string[] {
  return [`##### ＜${literal(group.label)}＞`, group.entries.map(listItem).join('\n')]
}

function listItem(entry: SummaryEntry): string {
  return `- ${entry.lines.map(literal).join(`${HARD_BREAK}  `)}`
}

const HARD_BREAK = '  \n'

/** Backslashes before what Markdown would read as a sign; at the start of a line also list and number signs. */
function literal(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~&$]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}
