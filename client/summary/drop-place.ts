import type { Place } from '../../shared/meeting/arrange.ts'
import { isRemark } from '../../shared/meeting/entry.ts'
import type { EntryLine, SummaryLine } from './summary-lines.ts'

/** Where an entry would go, and the edge of the line at which that is shown. */
export type Drop = { readonly place: Place; readonly index: number; readonly edge: 'top' | 'bottom' }

/**
 * Where an entry goes that is dropped on a line, on its upper or lower half. Beside an entry: next to it. On a theme:
 * first under it. On an agenda item and its heading: to that item, last under the theme that it has. Null where it
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
      return mayStand(line, moved) ? beside(line, index, isUpperHalf, moved) : null
    case 'theme': {
      const { agenda, theme } = line
      const siblings = siblingsIn(lines, agenda, theme, 'opinion')
      return mayStand({ kind: 'opinion', theme }, moved)
        ? { place: { agenda, theme, siblings, position: 0 }, index, edge: 'bottom' }
        : null
    }
    case 'item':
      return { place: lastUnder(lines, line.agenda, moved), index, edge: 'bottom' }
    default:
      return null
  }
}

/** Beside itself it stays where it is. */
function beside(line: EntryLine, index: number, isUpperHalf: boolean, moved: EntryLine): Drop {
  const { agenda, theme } = line
  const siblings = line.siblings.filter(id => id !== moved.entry.id)
  const at = siblings.indexOf(line.entry.id)
  const position = at < 0 ? line.siblings.indexOf(line.entry.id) : isUpperHalf ? at : at + 1
  return { place: { agenda, theme, siblings, position }, index, edge: isUpperHalf ? 'top' : 'bottom' }
}

function mayStand({ kind, theme }: Pick<EntryLine, 'kind' | 'theme'>, moved: EntryLine): boolean {
  if (theme !== null) return true
  return isRemark(moved.entry.kind) === (kind === 'opinion')
}

function lastUnder(lines: readonly SummaryLine[], agenda: string | null, moved: EntryLine): Place {
  const { theme } = moved
  const kind = theme === null && !isRemark(moved.entry.kind) ? 'action' : 'opinion'
  const siblings = siblingsIn(lines, agenda, theme, kind).filter(id => id !== moved.entry.id)
  return { agenda, theme, siblings, position: siblings.length }
}

function siblingsIn(
  lines: readonly SummaryLine[],
  agenda: string | null,
  theme: string | null,
  kind: EntryLine['kind'],
): readonly string[] {
  const beside = lines.find(line => line.kind === kind && line.agenda === agenda && line.theme === theme)
  return beside && 'entry' in beside ? beside.siblings : []
}
