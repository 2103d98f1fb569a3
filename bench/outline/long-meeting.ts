import { addItem, appendEntry, setFacts } from '../../shared/meeting/edit-meeting.ts'
import type * as Y from '../../test/support/yjs.ts'

const AGENDA = 6
const THEMES = 8
const TEXT = '避難所の運営について、町会と学校の役割分担をはっきりさせておく必要がある。'

/** Fills a document with a meeting of so many entries, spread over agenda items and themes. */
export function fillLongMeeting(doc: Y.Doc, entries: number): void {
  doc.transact(() => {
    for (let n = 0; n < AGENDA; n++) addItem(doc, 'agenda', `agenda-${n}`, { title: `議事${n}` })
    for (let n = 0; n < THEMES; n++) addItem(doc, 'themes', `theme-${n}`, { label: `テーマ${n}` })
    setFacts(doc, { title: '長い会議', phase: 'live', currentAgenda: 'agenda-0' })
    for (let n = 0; n < entries; n++) appendEntry(doc, longMeetingEntry(n))
  })
}

/** The n-th entry: with the next one it shares the agenda item, not the theme. */
export function longMeetingEntry(n: number) {
  return {
    id: `entry-${n}`,
    recorder: '記録係',
    at: new Date(Date.UTC(2026, 10, 22, 1, 0, n)).toISOString(),
    agenda: `agenda-${Math.floor(n / 40) % AGENDA}`,
    theme: `theme-${n % THEMES}`,
    text: TEXT,
  }
}
