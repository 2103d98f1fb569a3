import { headingOf } from './find-heading.ts'
import { countedItem } from './find-item.ts'
import { bracketedOf, bulletOf, numberingOf } from './line-marks.ts'
import type { LineReading, LineRole } from './line-reading.ts'

/** The line taken for something else, as a person decided: that is certain. */
export function recastLine(reading: LineReading, role: LineRole): LineReading {
  const { content, label } = role === reading.role ? reading : contentAs(role, reading)
  return { ...reading, role, content, label, verdict: 'certain', reason: null }
}

function contentAs(
  role: LineRole,
  { raw, content }: LineReading,
): { readonly content: string; readonly label: string } {
  const line = raw.trim()
  if (role.startsWith('heading:')) {
    const heading = headingOf(line)
    return heading === null ? { content: line, label: '' } : { content: heading.value, label: heading.label }
  }
  return { content: unmarked(role, line) || content || line, label: '' }
}

function unmarked(role: LineRole, line: string): string {
  switch (role) {
    case 'item':
    case 'no-item':
      return countedItem(line)?.content ?? numberingOf(line)?.rest ?? bracketedOf(line)?.rest ?? line
    case 'theme':
    case 'opinions':
    case 'speaker':
      return bracketedOf(line)?.rest ?? bulletOf(line)?.rest ?? line
    case 'action':
    case 'remark':
      return bulletOf(line)?.rest ?? line
    default:
      return line
  }
}
