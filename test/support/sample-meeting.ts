import { readFileSync } from 'node:fs'
import * as Y from 'yjs'
import { appendEntry, type NewEntry } from '../../shared/meeting/edit-meeting.ts'
import { ENTRY_KINDS } from '../../shared/meeting/entry.ts'
import { ranksFor } from '../../shared/meeting/rank.ts'
import { type MeetingSeed, seedMeeting } from '../../shared/meeting/seed-meeting.ts'

type ExampleFile = {
  readonly title: string
  readonly startsAt: string
  readonly endsAt: string
  readonly venue: string
  readonly attendeesNote: string
  readonly agendaNote: string
  readonly opinionsHeading: string
  readonly agenda: readonly { readonly title: string; readonly documents: string }[]
  readonly themes: readonly { readonly label: string }[]
  readonly entries: readonly {
    readonly kind: string
    readonly agenda: number
    readonly theme?: number
    readonly text: string
  }[]
}

/** A file of the golden example, as text. */
export function exampleFile(name: 'meeting.json' | 'summary.txt' | 'source.txt'): string {
  return readFileSync(new URL(`../../examples/hokkaido-2021/${name}`, import.meta.url), 'utf8')
}

const example = (): ExampleFile => JSON.parse(exampleFile('meeting.json')) as ExampleFile

/** The example's facts, agenda and themes. Seeded with `sampleIds()`, the ids are agenda-1 … 6 and theme-1 … 7. */
export function sampleSeed(): MeetingSeed {
  const { agenda, themes, entries: _, ...facts } = example()
  return { facts, agenda, themes, attendees: [] }
}

/** Ids in the order in which `seedMeeting` asks for them. */
export function sampleIds(): () => string {
  const { agenda, themes } = example()
  const ids = [
    ...agenda.map((_, index) => `agenda-${index + 1}`),
    ...themes.map((_, index) => `theme-${index + 1}`),
  ]
  return () => ids.shift() ?? 'no-more-ids'
}

/** The example's entries in the file's order, ranked in that order, one a minute from 10:00; ids entry-01 … */
export function sampleEntries(recorder = '記録係A'): NewEntry[] {
  const { entries } = example()
  const ranks = ranksFor(entries.length)
  return entries.map((entry, index) => ({
    id: `entry-${String(index + 1).padStart(2, '0')}`,
    recorder,
    at: new Date(Date.UTC(2021, 4, 27, 1, index)).toISOString(),
    kind: ENTRY_KINDS.find(kind => kind === entry.kind) ?? 'opinion',
    agenda: `agenda-${entry.agenda}`,
    theme: entry.theme === undefined ? null : `theme-${entry.theme}`,
    rank: ranks[index] ?? null,
    text: entry.text,
  }))
}

/** A document seeded with the example's facts and lists, without entries. */
export function sampleDoc(clientID = 1): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientID
  seedMeeting(doc, sampleSeed(), sampleIds())
  return doc
}

/** The whole example meeting in a document. */
export function filledSampleDoc(clientID = 1): Y.Doc {
  const doc = sampleDoc(clientID)
  for (const entry of sampleEntries()) appendEntry(doc, entry)
  return doc
}
