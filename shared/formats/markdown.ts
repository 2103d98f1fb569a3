import type { Layout } from '../meeting/layout.ts'
import type { Annex } from '../summary/annexes.ts'
import type { Summary, SummarySection } from '../summary/summary.ts'
import type { SummaryEntry, SummaryGroup, SummaryItem } from '../summary/summary-items.ts'
import { annexTitle, itemHeading } from './plain-text.ts'

/** The summary as Markdown (CommonMark): headings by level, entries as lists, every typed character literal. */
export function markdown(summary: Summary): string {
  const blocks = [
    `# ${literal(summary.title)}`,
    ...(summary.stamp === '' ? [] : [literal(summary.stamp)]),
    ...summary.sections.flatMap(section => sectionBlocks(section, summary.layout)),
    ...summary.annexes.flatMap(annexBlocks),
  ]
  return `${blocks.join('\n\n')}\n`
}

function sectionBlocks({ mark, label, end, lines, items }: SummarySection, layout: Layout): string[] {
  const heading = `## ${literal(`${mark}${label}${end}`)}`
  const facts = lines.length === 0 ? [] : [lines.map(literal).join(HARD_BREAK)]
  return [heading, ...facts, ...items.flatMap(item => itemBlocks(item, layout))]
}

function itemBlocks(item: SummaryItem, layout: Layout): string[] {
  const lines = [
    ...item.actions.map(action => listItem(action.lines)),
    ...item.notes.map(note => `- ${literal(note)}`),
  ]
  return [
    ...(item.title === '' ? [] : [`### ${literal(itemHeading(item))}`]),
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
    ...(item.groups.length === 0 ? [] : [`#### 【${literal(item.heading)}】`]),
    ...item.groups.flatMap(group => groupBlocks(group, layout)),
  ]
}

function groupBlocks(group: SummaryGroup, layout: Layout): string[] {
  const label = group.label === '' ? [] : [`##### ＜${literal(group.label)}＞`]
  return [...label, group.entries.map(entry => remark(entry, layout)).join('\n')]
}

/** A bullet is Markdown's own, unless it tells who spoke. */
function remark({ mark, lines }: SummaryEntry, { speakers }: Layout): string {
  const [first = '', ...more] = lines
  return listItem(speakers === 'bullet' ? [`${mark}${first}`, ...more] : lines)
}

function listItem(lines: readonly string[]): string {
  return `- ${lines.map(literal).join(`${HARD_BREAK}  `)}`
}

function annexBlocks(annex: Annex): string[] {
  const title = `## ${literal(annexTitle(annex))}`
  if (annex.kind === 'lines') return [title, annex.lines.map(literal).join(HARD_BREAK)]
  const [head, ...rows] = [annex.columns, ...annex.rows].map(row => `| ${row.map(literal).join(' | ')} |`)
  return [title, [head, `|${' --- |'.repeat(annex.columns.length)}`, ...rows].join('\n')]
}

const HARD_BREAK = '  \n'

/** Backslashes before what Markdown would read as a sign; at the start of a line also list and number signs. */
function literal(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~&$]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}
