import { plainText } from '../../shared/formats/plain-text.ts'
import type { Entry } from '../../shared/meeting/entry.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { MEETING_KEY } from './unsaved.ts'

/**
 * What is not on the server, as text to take away: the entries that were changed, with time, theme and speaker. The whole
 * document follows when something else was changed, and stands alone when no entry was.
 */
export function unsavedText(
  meeting: Meeting,
  unsaved: ReadonlySet<string>,
  clock: (instant: string) => string,
): string {
  const typed = meeting.entries.filter(entry => unsaved.has(entry.id) && entry.text.trim() !== '')
  const lines = typed.map(entry => entryLine(meeting, entry, clock))
  if (lines.length > 0 && !unsaved.has(MEETING_KEY)) return lines.join('\n')
  return [...lines, plainText(summaryOf(meeting))].join('\n')
}

function entryLine({ themes, attendees }: Meeting, entry: Entry, clock: (instant: string) => string): string {
  const theme = themes.find(each => each.id === entry.theme)?.label
  const speaker = attendees.find(each => each.id === entry.speaker)?.name
  const about = [clock(entry.at), theme && `【${theme}】`, speaker].filter(Boolean).join('　')
  return `${about}　${entry.text}`
}
