import type { SpeakerStyle } from '../meeting/read-meeting.ts'
import type { AttendeeValues } from './attendee-lines.ts'

/** How the attendees may be named in front of a remark: name → position counted from 1. */
export type Speakers = { readonly style: SpeakerStyle; readonly refs: ReadonlyMap<string, string> }

export const NO_SPEAKERS: Speakers = { style: 'none', refs: new Map() }

/** The names that tell one attendee, by name or by role; the style is that of which more remarks are headed. */
export function speakersOf(attendees: readonly AttendeeValues[], texts: readonly string[]): Speakers {
  const byName = refsBy(attendees, person => person.name ?? '')
  const byRole = refsBy(attendees, person => person.role || person.post || person.affiliation || '')
  const named = texts.filter(text => byName.has(prefixOf(text)?.speaker ?? '')).length
  const roled = texts.filter(text => byRole.has(prefixOf(text)?.speaker ?? '')).length
  if (named === 0 && roled === 0) return NO_SPEAKERS
  return named >= roled ? { style: 'name', refs: byName } : { style: 'role', refs: byRole }
}

/** The attendee at the head of a remark and the text without it; no attendee leaves the text as it is. */
export function findSpeaker(
  text: string,
  { refs }: Speakers,
): { readonly speaker: string; readonly text: string } {
  const prefix = prefixOf(text)
  const speaker = refs.get(prefix?.speaker ?? '')
  return prefix === null || speaker === undefined ? { speaker: '', text } : { speaker, text: prefix.text }
}

const FORMS = [
  /^[（(【]([^（）()【】\n]{1,30})[）)】]\s*(.+)$/s,
  /^([^：:、。「」\n]{1,20})[：:]\s*(.+)$/s,
] as const

function prefixOf(text: string): { readonly speaker: string; readonly text: string } | null {
  for (const form of FORMS) {
    const found = form.exec(text)
    if (found) return { speaker: found[1] ?? '', text: found[2] ?? '' }
  }
  return null
}

/** A name that two share tells nobody. */
function refsBy(
  attendees: readonly AttendeeValues[],
  name: (person: AttendeeValues) => string,
): Map<string, string> {
  const refs = new Map<string, string>()
  attendees.forEach((person, index) => {
    const key = name(person)
    if (key !== '') refs.set(key, refs.has(key) ? '' : String(index + 1))
  })
  for (const [key, ref] of refs) if (ref === '') refs.delete(key)
  return refs
}
