import { OTHER } from '../summary/summary-items.ts'
import type { LineReading, Section } from './line-reading.ts'
import { isGroupLabel } from './section-labels.ts'

/** Text that lines below may still go on with. */
export type Growing = { text: string }

export type DraftEntry = Growing & {
  readonly isAction: boolean
  /** Who said it, from a line of its own above; '' when none stands there. */
  readonly speaker: string
  readonly isCertain: boolean
}
/** The remarks under one theme; `label` null for those without. */
export type DraftGroup = { readonly label: Growing | null; readonly entries: DraftEntry[] }
/** `title` is null for entries that stand under no agenda item. */
export type DraftItem = {
  readonly title: Growing | null
  readonly actions: DraftEntry[]
  readonly groups: DraftGroup[]
}
export type DraftSection = { readonly section: Section; readonly label: string; readonly lines: Growing[] }

/** A summary taken apart: what its lines, read as they are, put together. */
export type SummaryDraft = {
  readonly title: Growing[]
  readonly sections: DraftSection[]
  readonly opinionsHeadings: Growing[]
  readonly items: DraftItem[]
  /** Lines that found no place. */
  readonly left: Growing[]
}

/** Puts the lines together by what each was taken for. Every line's content ends up in the draft, skipped ones excepted. */
export function draftOf(readings: readonly LineReading[]): SummaryDraft {
  const place: Place = {
    draft: { title: [], sections: [], opinionsHeadings: [], items: [], left: [] },
    last: null,
    end: '',
    speaker: { text: '', hasSpoken: true },
  }
  for (const reading of readings) takeLine(place, reading)
  nameSpeaker(place, '')
  return place.draft
}

type Place = {
  readonly draft: SummaryDraft
  /** What a line that goes on would go on with. */
  last: Growing | null
  /** Its last character: to look at the end of a text that grows would cost its whole length each time. */
  end: string
  /** Who speaks below; kept as a line of its own when nobody did. */
  speaker: { readonly text: string; hasSpoken: boolean }
}

function nameSpeaker(place: Place, text: string): void {
  if (!place.speaker.hasSpoken) place.draft.left.push({ text: place.speaker.text })
  place.speaker = { text, hasSpoken: text === '' }
}

function takeLine(place: Place, { role, content, label, verdict }: LineReading): void {
  if (role.startsWith('heading:')) openSection(place, role.slice(8) as Section, label, content)
  else if (role === 'joined') growLast(place, isWordOnWord(place.end, content) ? ' ' : '', content)
  else if (role === 'break') growLast(place, '\n', content)
  else if (role === 'speaker') nameSpeaker(place, content)
  else if (role === 'item' || role === 'no-item') openItem(place, role === 'item', content)
  else if (role === 'theme') openTheme(place, content)
  else if (role === 'action' || role === 'remark')
    takeEntry(place, role === 'action', content, verdict === 'certain')
  else if (role !== 'skip') keep(place, listFor(place.draft, role), { text: content })
}

function listFor(draft: SummaryDraft, role: LineReading['role']): Growing[] {
  if (role === 'title') return draft.title
  if (role === 'opinions') return draft.opinionsHeadings
  return role === 'value' ? (draft.sections.at(-1)?.lines ?? draft.left) : draft.left
}

function openItem(place: Place, hasTitle: boolean, title: string): void {
  const grown = { text: title }
  nameSpeaker(place, '')
  goOnWith(place, grown)
  if (!hasTitle && title !== OTHER) place.draft.left.push(grown)
  place.draft.items.push({ title: hasTitle ? grown : null, actions: [], groups: [] })
}

function openTheme(place: Place, label: string): void {
  const grown = { text: label }
  nameSpeaker(place, '')
  goOnWith(place, grown)
  itemOf(place.draft).groups.push({ label: grown, entries: [] })
}

function openSection(place: Place, section: Section, label: string, value: string): void {
  const { draft } = place
  const lines: Growing[] = []
  if (section === 'attendees' && isGroupLabel(label)) lines.push({ text: `〔${label}〕` })
  draft.sections.push({ section, label, lines })
  nameSpeaker(place, '')
  const grown = { text: value }
  goOnWith(place, value === '' ? null : grown)
  if (value === '') return
  if (section === 'proceedings' && /^[（(]/.test(value)) draft.left.push(grown)
  else if (section === 'proceedings') draft.items.push({ title: grown, actions: [], groups: [] })
  else lines.push(grown)
}

function keep(place: Place, list: Growing[], grown: Growing): void {
  list.push(grown)
  goOnWith(place, grown)
}

function goOnWith(place: Place, grown: Growing | null): void {
  place.last = grown
  place.end = grown?.text.at(-1) ?? ''
}

function growLast(place: Place, between: string, content: string): void {
  if (place.last === null) keep(place, place.draft.left, { text: content })
  else {
    place.last.text += between + content
    place.end = content.at(-1) ?? (between || place.end)
  }
}

/** Whether a wrapped line's parts need a space between them; where Japanese meets Japanese there was none. */
function isWordOnWord(end: string, below: string): boolean {
  return /[\x21-\x7e]/.test(end) && /^[\x21-\x7e]/.test(below)
}

function takeEntry(place: Place, isAction: boolean, text: string, isCertain: boolean): void {
  const item = itemOf(place.draft)
  const entry = { text, isAction, speaker: place.speaker.text, isCertain }
  place.speaker.hasSpoken = true
  goOnWith(place, entry)
  if (isAction) item.actions.push(entry)
  else groupOf(item).entries.push(entry)
}

function itemOf({ items }: SummaryDraft): DraftItem {
  const last = items.at(-1)
  if (last !== undefined) return last
  const first = { title: null, actions: [], groups: [] }
  items.push(first)
  return first
}

function groupOf(item: DraftItem): DraftGroup {
  const last = item.groups.at(-1)
  if (last !== undefined) return last
  const first = { label: null, entries: [] }
  item.groups.push(first)
  return first
}
