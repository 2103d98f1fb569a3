import { type Entry, type EntryKind, type EntryStatus, isRemark } from '../meeting/entry.ts'
import type { AgendaItem, Meeting, Theme } from '../meeting/read-meeting.ts'
import type { Outline, OutlineEntry, OutlineGroup, OutlineItem } from '../outline/outline.ts'
import { eraDay } from './era-date.ts'

/** One line of the proceedings: an entry as it is printed. `lines` are trimmed and not empty; at least one. */
export type SummaryEntry = {
  readonly id: string
  readonly kind: EntryKind
  readonly status: EntryStatus
  /** The speaker as the meeting's setting names them; '' when it names none. */
  readonly speaker: string
  /** What is printed behind the text: an action's date in brackets, or ''. */
  readonly deadline: string
  /** What is printed, a hard break between lines: speaker in brackets first, an action's date last. */
  readonly lines: readonly string[]
}

/** The remarks under one theme; `theme` is null for those without one (＜その他＞), which stand last. */
export type SummaryGroup = {
  readonly theme: string | null
  readonly label: string
  readonly entries: readonly SummaryEntry[]
}

/** One agenda item of the proceedings. */
export type SummaryItem = {
  /** Null for the entries that belong to no agenda item: the last group. */
  readonly id: string | null
  /** Runs on from the agenda for that last group. */
  readonly number: number
  /** '' for the last group of a meeting without an agenda, which needs no heading. */
  readonly title: string
  /** Facts of the item that no action line mentions (papers, presenter, result), each a line of its own. */
  readonly notes: readonly string[]
  readonly actions: readonly SummaryEntry[]
  /** Heading over the theme groups, without its brackets; printed only when there are groups. */
  readonly heading: string
  readonly groups: readonly SummaryGroup[]
}

/** The label of remarks without a theme, and the title over entries without an agenda item. */
export const OTHER = 'その他'

const DEFAULT_OPINIONS_HEADING = '委員からの主な意見'
const UNTITLED = '無題'

/** The proceedings: the outline as the document groups it. */
export function summaryItems(outline: Outline, meeting: Meeting): SummaryItem[] {
  const entries = new Map(meeting.entries.map(entry => [entry.id, entry]))
  const labels = themeLabels(meeting.themes)
  const facts = new Map(meeting.agenda.map(item => [item.id, item]))
  return outline.agenda.map((item, index) => {
    const alone = item.groups.filter(group => group.theme === null).flatMap(group => group.entries)
    const print = (entry: OutlineEntry) => summaryEntry(entry, entries.get(entry.id)?.due ?? null)
    const actions = alone.filter(entry => !isRemark(entry.kind)).map(print)
    return {
      id: item.id,
      number: index + 1,
      title: titleOf(item, facts.get(item.id ?? ''), outline.agenda.length),
      notes: notesOf(facts.get(item.id ?? ''), actions),
      actions,
      heading: meeting.opinionsHeading.replace(/^【(.*)】$/, '$1') || DEFAULT_OPINIONS_HEADING,
      groups: groupsOf(item.groups, labels, print),
    }
  })
}

function groupsOf(
  groups: readonly OutlineGroup[],
  labels: ReadonlyMap<string, string>,
  print: (entry: OutlineEntry) => SummaryEntry,
): SummaryGroup[] {
  const others = groups
    .filter(group => group.theme === null)
    .flatMap(group => group.entries.filter(entry => isRemark(entry.kind)))
  const themed = groups.flatMap(({ theme, entries }) =>
    theme === null
      ? []
      : [{ theme: theme.id, label: labels.get(theme.id) ?? UNTITLED, entries: entries.map(print) }],
  )
  return others.length === 0 ? themed : [...themed, { theme: null, label: OTHER, entries: others.map(print) }]
}

function titleOf(item: OutlineItem, facts: AgendaItem | undefined, items: number): string {
  if (item.id === null) return items === 1 ? '' : OTHER
  const title = item.title || UNTITLED
  return facts === undefined || facts.kind === '' ? title : `${title}（${facts.kind}）`
}

function notesOf(item: AgendaItem | undefined, actions: readonly SummaryEntry[]): string[] {
  if (item === undefined) return []
  const printed = actions.map(action => action.lines.join('')).join('\n')
  const notes: [fact: string, note: string][] = [
    [item.presenter, `説明者：${item.presenter}`],
    [item.documents, `資料：${item.documents}`],
    [item.result, `結果：${item.result}`],
  ]
  return notes.flatMap(([fact, note]) => (fact === '' || printed.includes(fact) ? [] : [note]))
}

function summaryEntry(entry: OutlineEntry, due: Entry['due']): SummaryEntry {
  const speaker = entry.speaker === '' ? '' : `（${entry.speaker}）`
  const date = due === null ? null : eraDay(due)
  const deadline = date === null ? '' : `（期限：${date.kind === 'text' ? date.text : due}）`
  const lines = `${speaker}${entry.text}${deadline}`.split('\n').map(line => line.trim())
  const { id, kind, status } = entry
  return { id, kind, status, speaker: entry.speaker, deadline, lines: lines.filter(line => line !== '') }
}

/** A theme of the second level is named with its parent's label in front. */
function themeLabels(themes: readonly Theme[]): ReadonlyMap<string, string> {
  const own = new Map(themes.map(theme => [theme.id, theme.label || UNTITLED]))
  return new Map(
    themes.map(({ id, parent }) => {
      const above = parent === null ? undefined : own.get(parent)
      return [id, above === undefined ? (own.get(id) ?? UNTITLED) : `${above}：${own.get(id)}`]
    }),
  )
}
