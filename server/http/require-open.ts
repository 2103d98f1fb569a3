import type * as Y from 'yjs'
import { isFinal } from '../sync/phase-points.ts'
import { HttpProblem } from './problem.ts'

/** Throws 423 for a meeting that is final. */
export function requireOpen(doc: Y.Doc): void {
  if (isFinal(doc))
    throw new HttpProblem('locked', 'the meeting is final; only the administrator can reopen it')
}
