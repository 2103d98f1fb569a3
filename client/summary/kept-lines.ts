import type { EntryLine, SummaryLine } from './summary-lines.ts'
import { lineKey } from './summary-lines.ts'

/**
 * The same lines, each that looks and does what one of before did as that very object: what is drawn of it is not
 * drawn again.
 */
export function keepLines(
  before: readonly SummaryLine[],
  now: readonly SummaryLine[],
): readonly SummaryLine[] {
  const known = new Map(before.map(line => [nameOf(line), line]))
  const kept = now.map(line => {
    const old = known.get(nameOf(line))
    return old !== undefined && isSame(old, line) ? old : line
  })
  return kept.length === before.length && kept.every((line, at) => line === before[at]) ? before : kept
}

function nameOf(line: SummaryLine): string {
  if ('entry' in line) return line.entry.id
  const spot = 'theme' in line ? ` ${line.theme}` : ''
  return 'agenda' in line ? `${lineKey(line)} ${line.agenda}${spot}` : lineKey(line)
}

/** Lines of one name other than entries differ in nothing that their key does not hold. */
function isSame(a: SummaryLine, b: SummaryLine): boolean {
  return 'entry' in a && 'entry' in b ? isSameEntryLine(a, b) : a.kind === b.kind
}

function isSameEntryLine(a: EntryLine, b: EntryLine): boolean {
  return (
    a.entry.status === b.entry.status &&
    a.entry.deadline === b.entry.deadline &&
    a.entry.mark === b.entry.mark &&
    a.entry.named === b.entry.named &&
    a.entry.kind === b.entry.kind &&
    a.agenda === b.agenda &&
    a.theme === b.theme &&
    a.isFirst === b.isFirst &&
    a.isLast === b.isLast &&
    lineKey(a) === lineKey(b)
  )
}
