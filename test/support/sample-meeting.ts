import * as Y from 'yjs'
import { appendEntry, type NewEntry } from '../../shared/meeting/edit-meeting.ts'
import { ranksFor } from '../../shared/meeting/rank.ts'
import { type MeetingSeed, seedMeeting } from '../../shared/meeting/seed-meeting.ts'
import { exampleEntries, exampleSeed } from '../../tools/example-meeting.ts'

/** The example's facts, agenda and themes. Seeded with `sampleIds()`, the ids are agenda-1 … 6 and theme-1 … 7. */
export function sampleSeed(): MeetingSeed {
  const { agenda, themes, ...facts } = exampleSeed()
  return { facts, agenda, themes, attendees: [] }
}

/** Ids in the order in which `seedMeeting` asks for them. */
export function sampleIds(): () => string {
  const { agenda, themes } = exampleSeed()
  const ids = [
    ...agenda.map((_, index) => `agenda-${index + 1}`),
    ...themes.map((_, index) => `theme-${index + 1}`),
  ]
  return () => ids.shift() ?? 'no-more-ids'
}

/** The example's entries in the file's order, ranked in that order, one a minute from 10:00; ids entry-01 … */
export function sampleEntries(recorder = '記録係A'): NewEntry[] {
  const entries = exampleEntries()
  const ranks = ranksFor(entries.length)
  return entries.map((entry, index) => ({
    id: `entry-${String(index + 1).padStart(2, '0')}`,
    recorder,
    at: new Date(Date.UTC(2021, 4, 27, 1, index)).toISOString(),
    kind: entry.kind,
    agenda: `agenda-${entry.agenda}`,
    theme: entry.theme === null ? null : `theme-${entry.theme}`,
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
