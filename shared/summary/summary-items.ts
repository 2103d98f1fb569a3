import type { Entry, EntryKind, EntryStatus } from '../meeting/entry.ts'
import type { AgendaItem, Attendee, Meeting, Theme } from '../meeting/read-meeting.ts'
import { isRemark } from '../meeting/remark.ts'
import type { Outline, OutlineEntry, OutlineGroup, OutlineItem } from '../outline/outline.ts'
import { eraDay } from './era-date.ts'
import { itemMarks, withLayoutDigits } from './layout-words.ts'
import { bulletOf, speakerInFront } from './summary-speakers.ts'

/** One line of the proceedings: an entry as it is printed. `lines` are trimmed and not empty; at least one. */
export type SummaryEntry = {
  readonly id: string
  readonly kind: EntryKind
  readonly status: EntryStatus
  /** The speaker as the meeting's setting names them; '' when it names none. */
  readonly speaker: string
  /** The bullet. */
  readonly mark: string
  /** What is printed in front of the text: the speaker as the layout names them, or ''. */
  readonly named: string
  /** What is printed behind the text: an action's date in brackets, or ''. */
  readonly deadline: string
  /** What is printed, a hard break between lines: the speaker first, an action's date last. */
  readonly lines: readonly string[]
}

/**
 * The remarks under one theme; `theme` is null for those without one (＜その他＞), which stand last. `label` is '' where
 * remarks stand in the order in which they were said.
 */
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
  /** What stands in front of the title: a number (`(1) `), a word with a number (`議事１　`), one of them or both. */
  readonly mark: string
  readonly word: string
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

/** What is printed of an item needs: the meeting, and its lists by id. */
type Around = {
  readonly meeting: Meeting
  readonly entries: ReadonlyMap<string, Entry>
  readonly attendees: ReadonlyMap<string, Attendee>
  readonly labels: ReadonlyMap<string, string>
}

/** The proceedings: the outline as the document groups it. */
export function summaryItems(outline: Outline, meeting: Meeting): SummaryItem[] {
  const around = {
    meeting,
    entries: new Map(meeting.entries.map(entry => [entry.id, entry])),
    attendees: new Map(meeting.attendees.map(attendee => [attendee.id, attendee])),
    labels: themeLabels(meeting.themes),
  }
  const facts = new Map(meeting.agenda.map(item => [item.id, item]))
  return outline.agenda.map((item, index) => {
    const alone = item.groups.filter(group => group.theme === null).flatMap(group => group.entries)
    const actions = alone
      .filter(entry => !isRemark(entry.kind))
      .map(entry => summaryEntry(entry, 'action', around))
    const { mark, word } = itemMarks(index + 1, meeting.layout)
    return {
      id: item.id,
      number: index + 1,
      mark,
      word: item.id === null ? '' : word,
      title: titleOf(item, facts.get(item.id ?? ''), outline.agenda.length),
      notes: notesOf(facts.get(item.id ?? ''), actions),
      actions,
      heading: meeting.opinionsHeading.replace(/^【(.*)】$/, '$1') || DEFAULT_OPINIONS_HEADING,
      groups: groupsOf(item.groups, around),
    }
  })
}

function groupsOf(groups: readonly OutlineGroup[], around: Around): SummaryGroup[] {
  const print = (entry: OutlineEntry) => summaryEntry(entry, 'remark', around)
  const others = groups
    .filter(group => group.theme === null)
    .flatMap(group => group.entries.filter(entry => isRemark(entry.kind)))
  const themed = groups.flatMap(({ theme, entries }) => (theme === null ? [] : [{ theme, entries }]))
  if (around.meeting.layout.remarks === 'spoken') {
    const spoken = inStreamOrder([...themed.flatMap(group => group.entries), ...others], around)
    return spoken.length === 0 ? [] : [{ theme: null, label: '', entries: spoken.map(print) }]
  }
  const named = themed.map(({ theme, entries }) => ({
    theme: theme.id,
    label: around.labels.get(theme.id) ?? UNTITLED,
    entries: entries.map(print),
  }))
  return others.length === 0 ? named : [...named, { theme: null, label: OTHER, entries: others.map(print) }]
}

/** The stream is the order in which things were said: who comes in late writes between the lines. */
function inStreamOrder(printed: readonly OutlineEntry[], { entries }: Around): OutlineEntry[] {
  const wanted = new Map(printed.map(entry => [entry.id, entry]))
  return [...entries.keys()].flatMap(id => wanted.get(id) ?? [])
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

function summaryEntry(entry: OutlineEntry, as: 'action' | 'remark', around: Around): SummaryEntry {
  const { meeting, entries, attendees } = around
  const { layout } = meeting
  const { id, kind, status, speaker } = entry
  const whole = entries.get(id)
  const due = whole?.due ?? null
  const date = due === null ? null : eraDay(due)
  const day = date?.kind === 'text' ? withLayoutDigits(date.text, layout) : due
  const deadline = day === null ? '' : `（期限：${day}）`
  const byBullet = as === 'remark' && meeting.speakerStyle === 'role'
  const named = speakerInFront(speaker, layout.speakers, byBullet)
  const lines = `${named}${entry.text}${deadline}`.split('\n').map(line => line.trim())
  const mark = as === 'action' ? '・' : bulletOf(attendees.get(whole?.speaker ?? ''), meeting)
  return { id, kind, status, speaker, mark, named, deadline, lines: lines.filter(line => line !== '') }
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
