import { cleanLine } from '../clean-text.ts'
import type { FactPatch } from '../meeting/edit-meeting.ts'
import type { FileItem, MeetingFile } from '../meeting/fill-meeting.ts'
import { type AttendeeValues, attendeesIn } from './attendee-lines.ts'
import { agendaOfDraft } from './draft-agenda.ts'
import { proceedingsOf } from './draft-entries.ts'
import { factValues, printedPeriod } from './fact-values.ts'
import type { Section } from './line-reading.ts'
import { NO_SPEAKERS, speakersOf } from './speaker-prefix.ts'
import type { DraftSection, SummaryDraft } from './summary-draft.ts'

/** How much is read out of a draft's words; the strict readers try less where more would not print the same again. */
export type Depth = {
  /** Attendees one by one, not as a note. */
  readonly people: boolean
  /** Who said a remark, from the brackets before it. */
  readonly speakers: boolean
  /** Papers, presenter and result of an item from lines such as 資料：資料１, and the date in （期限：…）. */
  readonly notes: boolean
  /** 報告 behind a title as the item's kind. */
  readonly kinds: boolean
  /** The document is one of ours: what cannot be read as a fact's value is that value all the same. */
  readonly isOurs: boolean
}

export const DEEPEST: Depth = { people: true, speakers: true, notes: true, kinds: true, isOurs: false }

/** A meeting as a draft says it, and the lines that no part of a meeting takes. */
export type DraftFile = { readonly file: MeetingFile; readonly left: readonly string[] }

/** Turns a draft into a meeting. Nothing of it is lost: what has no place in a meeting is in `left`. */
export function fileOfDraft(draft: SummaryDraft, depth: Depth = DEEPEST): DraftFile {
  const sections = linesBySection(draft.sections, depth)
  const title = draft.title.map(part => part.text).join('　')
  const { facts, left } = factsOf(sections, depth)
  const people = attendeesOf(sections.get('attendees') ?? [], depth)
  const agenda = agendaOfDraft(draft, sections.get('agenda') ?? [], depth)
  const texts = draft.items.flatMap(item =>
    item.groups.flatMap(group => group.entries.map(entry => entry.text)),
  )
  const speakers = depth.speakers ? speakersOf(people.attendees, texts) : NO_SPEAKERS
  const decided = (sections.get('decisions') ?? []).map(text => ({
    text,
    isAction: true,
    speaker: '',
    isCertain: true,
  }))
  const items =
    decided.length === 0 ? agenda.items : [...agenda.items, { title: null, actions: decided, groups: [] }]
  const refs = decided.length === 0 ? agenda.refs : [...agenda.refs, '']
  const [heading, ...otherHeadings] = [...new Set(draft.opinionsHeadings.map(each => each.text))]
  return {
    file: {
      facts: {
        ...facts,
        ...people.facts,
        ...agenda.facts,
        title: cleanLine(title) || facts.title || '',
        ...(heading ? { opinionsHeading: heading } : {}),
        ...(speakers.style === 'none' ? {} : { speakerStyle: speakers.style }),
      },
      currentAgenda: '',
      agenda: agenda.agenda,
      attendees: people.attendees.map(itemAt),
      ...proceedingsOf(items, refs, { speakers, hasDeadlines: depth.notes }),
    },
    left: [
      ...draft.left.map(each => each.text),
      ...left,
      ...otherHeadings,
      ...twiceTitled(title, facts.title ?? ''),
    ],
  }
}

/** A name of the meeting that the title does not hold. */
function twiceTitled(title: string, name: string): string[] {
  const plain = (text: string) => text.replace(/\s/g, '')
  return title === '' || plain(title).includes(plain(name)) ? [] : [name]
}

function itemAt(values: AttendeeValues, index: number): FileItem {
  return { ref: String(index + 1), values }
}

function linesBySection(
  sections: readonly DraftSection[],
  { isOurs }: Depth,
): ReadonlyMap<Section, readonly string[]> {
  const lines = new Map<Section, string[]>()
  for (const each of sections) {
    const texts = each.lines.map(line => line.text)
    const known = lines.get(each.section) ?? []
    lines.set(each.section, known)
    if (each.section === 'other') known.push([each.label, ...texts].join('　'))
    else known.push(...texts)
  }
  if (!isOurs) for (const section of ['attendees', 'agenda'] as const) dropReference(lines, section)
  return lines
}

/** 別添「出席者名簿」のとおり says nothing more once the list itself was read. */
function dropReference(lines: Map<Section, readonly string[]>, section: Section): void {
  const rest = (lines.get(section) ?? []).filter(line => !/^別[添紙]「[^」]*」のとおり$/.test(line))
  if (rest.length > 0) lines.set(section, rest)
}

const NO_FACTS: ReadonlySet<Section> = new Set(['attendees', 'agenda', 'proceedings', 'decisions'])

function factsOf(sections: ReadonlyMap<Section, readonly string[]>, { isOurs }: Depth) {
  let facts: FactPatch = {}
  const left: string[] = []
  for (const [section, lines] of sections) {
    if (NO_FACTS.has(section)) {
      if (section === 'proceedings') left.push(...lines)
      continue
    }
    const printed = isOurs && section === 'when' && lines.length === 1 ? printedPeriod(lines[0] ?? '') : null
    const read = printed === null ? factValues(section, lines) : { facts: printed, left: [] }
    facts = { ...facts, ...read.facts }
    left.push(...read.left)
  }
  return { facts, left }
}

function attendeesOf(
  lines: readonly string[],
  { people }: Depth,
): { readonly attendees: readonly AttendeeValues[]; readonly facts: FactPatch } {
  const attendees = people ? attendeesIn(lines) : null
  if (attendees !== null) return { attendees, facts: {} }
  return { attendees: [], facts: lines.length === 0 ? {} : { attendeesNote: lines.join('\n') } }
}
