import { eraPeriod } from '../summary/era-date.ts'
import { agendaLine } from './agenda-text.ts'
import { isCeremony, isContainer } from './agenda-words.ts'
import { numberingOf } from './line-marks.ts'
import type { LineReason } from './line-reading.ts'
import { readPeriod } from './read-period.ts'
import type { Found, Sofar } from './read-tolerant.ts'

/** A line outside the proceedings: a value of the section above it. `sofar` is null above the first heading. */
export function readFactLine(line: string, sofar: Sofar | null): Found {
  if (sofar === null || sofar.section === null) return lineWithoutHeading(line)
  switch (sofar.section) {
    case 'when':
      return { role: 'value', content: line, reason: dateReason(line) }
    case 'agenda':
      return agendaValue(line, sofar)
    case 'other':
      return { role: 'unplaced', content: line, reason: 'unknown-label' }
    case 'attendees':
    case 'papers':
    case 'next':
    case 'decisions':
      return { role: 'value', content: listed(line) }
    default:
      return sofar.above?.role === 'value' && numberingOf(line) !== null
        ? { role: 'unplaced', content: line, reason: 'not-taken-over' }
        : { role: 'value', content: line }
  }
}

/** Without a bullet that says nothing; ◎ and ○ may tell who is who. */
function listed(line: string): string {
  return line.replace(/^(?:[・•]\s*|[-－*]\s+)(?=\S)/, '')
}

/** Headings get lost in a paste: a date tells itself what it is. */
function lineWithoutHeading(line: string): Found {
  return readPeriod(line, '').kind === 'period'
    ? { role: 'heading:when', content: line, reason: 'heading-guessed' }
    : { role: 'unplaced', content: line, reason: 'before-headings' }
}

function agendaValue(line: string, sofar: Sofar): Found {
  const { title } = agendaLine(line)
  if (isCeremony(title) || isContainer(title))
    return { role: 'skip', content: line, reason: 'not-taken-over' }
  sofar.agenda.add(foldTitle(title))
  return { role: 'value', content: line }
}

/** A title as it is compared: without spaces, width and the word that often ends it. */
export function foldTitle(title: string): string {
  return title.normalize('NFKC').replace(/[\s、。・「」『』]|について$/g, '')
}

/** Why a line under 日時 is not certain: no date in it, or one that cannot be. */
export function dateReason(line: string): LineReason | null {
  const read = readPeriod(line, '')
  if (read.kind === 'refused') return `date-${read.reason}`
  if (read.kind !== 'period') return 'date-unreadable'
  const printed = eraPeriod(read.startsAt, read.endsAt)
  if (printed.kind === 'text') return null
  return printed.reason === 'not-a-date' ? 'date-unreadable' : `date-${printed.reason}`
}
