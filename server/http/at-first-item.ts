import type * as Y from 'yjs'
import type { FactPatch } from '../../shared/meeting/edit-meeting.ts'
import { readAgenda, readCurrentAgenda } from '../../shared/meeting/read-meeting.ts'
import { phaseOf } from '../sync/phase-points.ts'

/** A meeting that begins is at its first item, whichever button began it, unless somebody has chosen one. */
export function atFirstItem(doc: Y.Doc, patch: FactPatch): FactPatch {
  if (patch.phase !== 'live' || patch.currentAgenda !== undefined || phaseOf(doc) === 'live') return patch
  const agenda = readAgenda(doc)
  const current = readCurrentAgenda(doc)
  const [first] = agenda
  return first === undefined || agenda.some(({ id }) => id === current)
    ? patch
    : { ...patch, currentAgenda: first.id }
}
