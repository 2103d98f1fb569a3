import * as Y from 'yjs'
import type { Actor, PointFacts } from '../../shared/history.ts'
import { factsOf } from '../../shared/meeting/meeting-doc.ts'
import { PHASES, type Phase, readAgenda, readCurrentAgenda } from '../../shared/meeting/read-meeting.ts'
import type { NewPoint, VersionKind } from '../store/store.ts'

/** A point that is stored with the update which brought it about. */
export type PointOfUpdate = Omit<NewPoint, 'after'>

/** Who changes a document on the server's side; `reason`: why, if it is reopened. */
export type Author = Actor & { readonly reason?: string }

export function phaseOf(doc: Y.Doc): Phase {
  const phase = factsOf(doc).get('phase')
  return PHASES.find(each => each === phase) ?? 'prepare'
}

export function isFinal(doc: Y.Doc): boolean {
  return phaseOf(doc) === 'final'
}

/** How far a meeting has come. */
export type Stage = { readonly phase: Phase; readonly agenda: unknown }

export function stageOf(doc: Y.Doc): Stage {
  return { phase: phaseOf(doc), agenda: factsOf(doc).get('currentAgenda') }
}

/** Says who wrote a fact of the document. */
export type AuthorOf = (fact: 'phase' | 'currentAgenda') => Author

/** The client id under which a fact was written last. */
export function writerOf(doc: Y.Doc, fact: string): number | null {
  return factsOf(doc)._map.get(fact)?.id.client ?? null
}

/** A meeting that is closed again within this time is not stored whole once more: the log holds it all. */
const CAPTURED_AGAIN_MS = 60_000
/** Steps of the agenda are stored as they come, so that the last of a few is among them; beyond so many, rarely. */
const MOST_STEPS = 20
const STEP_AGAIN_MS = 10_000

/**
 * Makes the point of a change of phase, or of a step in the agenda while the meeting is live. A meeting that closes has its record kept as it was captured, one that becomes
 * final (even straight out of the sitting) as a final version.
 */
export class PhasePoints {
  readonly #nowMs: () => number
  #capturedMs = Number.NEGATIVE_INFINITY
  /** When the last steps were taken that are stored, `MOST_STEPS` at most. */
  #stepsMs: readonly number[] = []

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  /** Null where the meeting is as far as it was `before`. */
  pointOf(doc: Y.Doc, before: Stage, authorOf: AuthorOf): PointOfUpdate | null {
    const { phase: to, agenda } = stageOf(doc)
    if (to === before.phase)
      return to === 'live' && agenda !== before.agenda ? this.#agendaPoint(doc, authorOf) : null
    const author = authorOf('phase')
    const facts = pointFacts({ kind: 'phase', from: before.phase, to, reason: author.reason ?? '' }, author)
    const kind = versionKind(before.phase, to)
    const isWhole = kind === 'final' || (kind === 'captured' && this.#isDue())
    const version = kind && { kind, state: isWhole ? Y.encodeStateAsUpdate(doc) : null }
    return { facts, version, isMinor: to !== 'final' && before.phase !== 'final' }
  }

  #agendaPoint(doc: Y.Doc, authorOf: AuthorOf): PointOfUpdate | null {
    const nowMs = this.#nowMs()
    const [first = Number.NEGATIVE_INFINITY, ...later] = this.#stepsMs
    const isFull = later.length + 1 === MOST_STEPS
    if (isFull && Math.abs(nowMs - first) < MOST_STEPS * STEP_AGAIN_MS) return null
    const point = agendaPoint(doc, authorOf('currentAgenda'))
    if (point !== null) this.#stepsMs = [...(isFull ? later : this.#stepsMs), nowMs]
    return point
  }

  #isDue(): boolean {
    const nowMs = this.#nowMs()
    const isDue = Math.abs(nowMs - this.#capturedMs) >= CAPTURED_AGAIN_MS
    if (isDue) this.#capturedMs = nowMs
    return isDue
  }
}

/** Null when the meeting is at no item. */
function agendaPoint(doc: Y.Doc, author: Author): PointOfUpdate | null {
  const current = readCurrentAgenda(doc)
  const number = readAgenda(doc).findIndex(item => item.id === current) + 1
  return number === 0
    ? null
    : { facts: pointFacts({ kind: 'agenda', number }, author), version: null, isMinor: true }
}

/** What is stored of a point; `server/history` reads it. */
export function pointFacts(facts: PointFacts, { name, role }: Actor): string {
  return JSON.stringify({ ...facts, by: { name, role } })
}

function versionKind(from: Phase, to: Phase): VersionKind | null {
  if (to === 'final') return 'final'
  return from === 'live' ? 'captured' : null
}
