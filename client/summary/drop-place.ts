import type { Place } from '../../shared/meeting/arrange.ts'
import { isRemark } from '../../shared/meeting/remark.ts'
import { type EntryLine, type SummaryLine, siblingsOf } from './summary-lines.ts'

/** Where an entry would go, and the edge of the line at which that is shown. */
export type Drop = { readonly place: Place; readonly index: number; readonly edge: 'top' | 'bottom' }

/**
 * Where an entry goes that is dropped on a line, on its upper or lower half. Beside an entry: next to it. On a theme:
 * first under it; on the empty line that closes one: last. On an agenda item and its heading: to that item, last under the theme that it has. Null where it
 * would not be printed: remarks stand under themes, and only other entries without one among the item's own lines.
 */
export function dropOn(
  lines: readonly SummaryLine[],
  index: number,
  isUpperHalf: boolean,
  moved: EntryLine,
): Drop | null {
  const line = lines[index]
  switch (line?.kind) {
    case 'action':
    case 'opinion':
      return mayStand(line, moved) ? beside(lines, line, index, isUpperHalf, moved) : null
    case 'theme': {
      const { agenda, theme } = line
      const siblings = siblingsOf(lines, { kind: 'opinion', agenda, theme })
      return mayStand({ kind: 'opinion', theme }, moved)
        ? { place: { agenda, theme, siblings, position: 0 }, index, edge: 'bottom' }
        : null
    }
    case 'blank': {
      const { agenda, theme } = line
      const siblings = othersIn(lines, { kind: 'opinion', agenda, theme }, moved)
      return mayStand({ kind: 'opinion', theme }, moved)
        ? { place: { agenda, theme, siblings, position: siblings.length }, index, edge: 'top' }
        : null
    }
    case 'item':
      return { place: lastUnder(lines, line.agenda, moved), index, edge: 'bottom' }
    default:
      return null
  }
}

/** Beside itself it stays where it is. */
function beside(
  lines: readonly SummaryLine[],
  line: EntryLine,
  index: number,
  isUpperHalf: boolean,
  moved: EntryLine,
): Drop {
  const { agenda, theme } = line
  const all = siblingsOf(lines, line)
  const siblings = all.filter(id => id !== moved.entry.id)
  const at = siblings.indexOf(line.entry.id)
  const position = at < 0 ? all.indexOf(line.entry.id) : isUpperHalf ? at : at + 1
  return { place: { agenda, theme, siblings, position }, index, edge: isUpperHalf ? 'top' : 'bottom' }
}

function mayStand({ kind, theme }: Pick<EntryLine, 'kind' | 'theme'>, moved: EntryLine): boolean {
  if (theme !== null) return true
  return isRemark(moved.entry.kind) === (kind === 'opinion')
}

function lastUnder(lines: readonly SummaryLine[], agenda: string | null, moved: EntryLine): Place {
  const { theme } = moved
  const kind = theme === null && !isRemark(moved.entry.kind) ? 'action' : 'opinion'
  const siblings = othersIn(lines, { kind, agenda, theme }, moved)
  return { agenda, theme, siblings, position: siblings.length }
}

function othersIn(
  lines: readonly SummaryLine[],
  spot: Parameters<typeof siblingsOf>[1],
  moved: EntryLine,
): string[] {
  return siblingsOf(lines, spot).filter(id => id !== moved.entry.id)
}
