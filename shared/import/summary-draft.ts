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
  /** Who speaks below; kept as a line of its own when nobody did. */
  speaker: { readonly text: string; hasSpoken: boolean }
}

function nameSpeaker(place: Place, text: string): void {
  if (!place.speaker.hasSpoken) place.draft.left.push({ text: place.speaker.text })
  place.speaker = { text, hasSpoken: text === '' }
}

function takeLine(place: Place, { role, content, label, verdict }: LineReading): void {
  if (role.startsWith('heading:')) openSection(place, role.slice(8) as Section, label, content)
  else if (role === 'joined') growLast(place, content, joined)
  else if (role === 'break') growLast(place, content, (above, below) => `${above}\n${below}`)
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
  place.last = grown
  if (!hasTitle && title !== OTHER) place.draft.left.push(grown)
  place.draft.items.push({ title: hasTitle ? grown : null, actions: [], groups: [] })
}

function openTheme(place: Place, label: string): void {
  const grown = { text: label }
  nameSpeaker(place, '')
  place.last = grown
  itemOf(place.draft).groups.push({ label: grown, entries: [] })
}

function openSection(place: Place, section: Section, label: string, value: string): void {
  const { draft } = place
  const lines: Growing[] = []
  if (section === 'attendees' && isGroupLabel(label)) lines.push({ text: `〔${label}〕` })
  draft.sections.push({ section, label, lines })
  nameSpeaker(place, '')
  place.last = value === '' ? null : { text: value }
  if (place.last === null) return
  if (section === 'proceedings' && /^[（(]/.test(value)) draft.left.push(place.last)
  else if (section === 'proceedings') draft.items.push({ title: place.last, actions: [], groups: [] })
  else lines.push(place.last)
}

function keep(place: Place, list: Growing[], grown: Growing): void {
  list.push(grown)
  place.last = grown
}

function growLast(place: Place, content: string, join: (above: string, below: string) => string): void {
  if (place.last === null) keep(place, place.draft.left, { text: content })
  else place.last.text = join(place.last.text, content)
}

/** Without a space where Japanese meets Japanese: the line was only wrapped there. */
function joined(above: string, below: string): string {
  return /[\x21-\x7e]$/.test(above) && /^[\x21-\x7e]/.test(below) ? `${above} ${below}` : above + below
}

function takeEntry(place: Place, isAction: boolean, text: string, isCertain: boolean): void {
  const item = itemOf(place.draft)
  const entry = { text, isAction, speaker: place.speaker.text, isCertain }
  place.speaker.hasSpoken = true
  place.last = entry
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
