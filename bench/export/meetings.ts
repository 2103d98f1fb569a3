import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { ranksFor } from '../../shared/meeting/rank.ts'
import { type Meeting, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { seedMeeting } from '../../shared/meeting/seed-meeting.ts'
import * as Y from '../../test/support/yjs.ts'
import { exampleEntries, exampleSeed } from '../../tools/example-meeting.ts'

/** The example meeting with this many entries: its own, over and over. */
export function meetingOf(count: number): Meeting {
  const doc = new Y.Doc()
  doc.clientID = 1
  let ids = 0
  const { agenda, themes, ...facts } = exampleSeed()
  seedMeeting(doc, { facts, agenda, themes, attendees: [] }, () => `id-${ids++}`)
  const example = exampleEntries()
  const { agenda: items, themes: labels } = readMeeting(doc)
  ranksFor(count).forEach((rank, index) => {
    const entry = example[index % example.length]
    if (entry === undefined) return
    appendEntry(doc, {
      id: `entry-${index}`,
      recorder: '記録係A',
      at: new Date(Date.UTC(2021, 4, 27, 1) + index * 1000).toISOString(),
      kind: entry.kind,
      text: entry.text,
      rank,
      agenda: items[entry.agenda - 1]?.id ?? null,
      theme: entry.theme === null ? null : (labels[entry.theme - 1]?.id ?? null),
    })
  })
  return readMeeting(doc)
}
