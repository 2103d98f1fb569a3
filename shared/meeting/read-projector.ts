import type * as Y from 'yjs'
import { projectorOf, rootOrEmpty } from './meeting-doc.ts'

/** When an entry reaches the room: left or rested (the default), at once, or rested and only once confirmed. */
export const RELEASE_MODES = ['rest', 'live', 'confirmed'] as const
export type ReleaseMode = (typeof RELEASE_MODES)[number]

/** How long a page may stay, in seconds; in front what it does unless the lead chooses. */
export const TURN_SECONDS = [15, 10, 20, 30, 60] as const

export type ProjectorState = {
  /** 'current' (the current agenda item), 'all', or a theme's id. */
  readonly focus: string
  readonly scale: number
  /** The page that the lead has turned to, 0-based, and the id of the entry that begins it there ('': none). */
  readonly page: number
  readonly anchor: string
  /** Grows with every turn, so that turning to the same page again is seen. */
  readonly turns: number
  /** How long a page stays before the next one comes: one of `TURN_SECONDS`. */
  readonly turnSeconds: number
  readonly blank: boolean
  readonly paused: boolean
  readonly release: ReleaseMode
  /** True as well when `release` says so. */
  readonly confirmedOnly: boolean
}

/** What the projector is told to show. */
export function readProjector(doc: Y.Doc): ProjectorState {
  const values = rootOrEmpty(() => projectorOf(doc))
  const release = RELEASE_MODES.find(mode => mode === values.release) ?? 'rest'
  const scale =
    typeof values.scale === 'number' && values.scale >= 0.5 && values.scale <= 2 ? values.scale : 1
  return {
    focus: typeof values.focus === 'string' && values.focus !== '' ? values.focus : 'current',
    scale,
    page: countOf(values.page),
    anchor: typeof values.anchor === 'string' ? values.anchor : '',
    turns: countOf(values.turns),
    turnSeconds: TURN_SECONDS.find(seconds => seconds === values.turnSeconds) ?? TURN_SECONDS[0],
    blank: values.blank === true,
    paused: values.paused === true,
    release,
    confirmedOnly: values.confirmedOnly === true || release === 'confirmed',
  }
}

function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0
}
