import { type EntryLine, lineKey, type SummaryLine } from './summary-lines.ts'

/**
 * The same lines, each that looks and does what one of before did as that very object: what is drawn of it is not
 * drawn again.
 */
export function keepLines(
  before: readonly SummaryLine[],
  now: readonly SummaryLine[],
): readonly SummaryLine[] {
  let known: ReadonlyMap<string, SummaryLine> | null = null
  let areAllKept = before.length === now.length
  const kept = now.map((line, at) => {
    const there = before[at]
    if (there !== undefined && isSame(there, line)) return there
    areAllKept = false
    known ??= new Map(before.map(each => [nameOf(each), each]))
    const old = known.get(nameOf(line))
    return old !== undefined && isSame(old, line) ? old : line
  })
  return areAllKept ? before : kept
}

function nameOf(line: SummaryLine): string {
  if ('entry' in line) return line.entry.id
  const spot = [lineKey(line), 'agenda' in line ? line.agenda : '', 'theme' in line ? line.theme : '']
  return spot.join('\n')
}

function isSame(a: SummaryLine, b: SummaryLine): boolean {
  if (a.kind !== b.kind) return false
  if ('agenda' in a && (!('agenda' in b) || a.agenda !== b.agenda)) return false
  if ('theme' in a && (!('theme' in b) || a.theme !== b.theme)) return false
  if ('entry' in a) return 'entry' in b && isSameEntryLine(a, b)
  return 'text' in a && 'text' in b ? a.text === b.text : lineKey(a) === lineKey(b)
}

function isSameEntryLine(one: EntryLine, other: EntryLine): boolean {
  const { entry: a } = one
  const { entry: b } = other
  return (
    a.id === b.id &&
    a.status === b.status &&
    a.deadline === b.deadline &&
    a.mark === b.mark &&
    a.named === b.named &&
    a.kind === b.kind &&
    one.isFirst === other.isFirst &&
    one.isLast === other.isLast &&
    a.lines.length === b.lines.length &&
    a.lines.every((text, at) => text === b.lines[at])
  )
}
