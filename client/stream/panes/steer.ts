import type * as Y from 'yjs'
import {
  focusProjector,
  paceProjector,
  setProjector,
  turnProjector,
} from '../../../shared/meeting/edit-meeting.ts'
import type { ProjectorState } from '../../../shared/meeting/read-projector.ts'

/** What the lead does to the room's screens. */
export type Steer = {
  readonly set: (patch: Partial<ProjectorState>) => void
  readonly focus: (focus: string) => void
  /** To a page (0-based) that begins with that entry. */
  readonly turn: (page: number, anchor: string) => void
  /** Has pages stay for so many seconds, from now on the one that is shown. */
  readonly pace: (turnSeconds: number, page: number, anchor: string) => void
}

/** Steering of one meeting. */
export function steerIn(doc: Y.Doc): Steer {
  return {
    set: patch => setProjector(doc, patch),
    focus: focus => focusProjector(doc, focus),
    turn: (page, anchor) => turnProjector(doc, page, anchor),
    pace: (turnSeconds, page, anchor) => paceProjector(doc, turnSeconds, { page, anchor }),
  }
}
