import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { CompositionWatch } from './composition.ts'

/**
 * At most five announcements a second; each costs every colleague a redraw of carets. Leaving an entry is told at once,
 * unless that was done as short a time ago: the room waits for it. So is where a composition has ended.
 */
const THROTTLE_MS = 200
/** 'Typing' ends after this long without a change. */
const TYPING_MS = 2_000

/** The entry in which the caret stands. */
export type Spot = { readonly entry: string | null; readonly isEmpty: boolean }

/** Where the caret stands, as it is told. */
export type Place = {
  readonly entry: string | null
  readonly cursor: {
    readonly anchor: Y.RelativePosition
    readonly head: Y.RelativePosition
    readonly writer: number
  } | null
}

export type Announced = {
  readonly awareness: Awareness
  readonly composition: Pick<CompositionWatch, 'isBusy' | 'whenIdle'>
  readonly spot: () => Spot
  readonly place: () => Place
  /** Runs a task once the edit that has just been made is on its way. */
  readonly behindEdit: (task: () => void) => void
}

/** Says when a place is told: `changed` and `typed` are called by the editor. */
export function createAnnouncer({ awareness, composition, spot, place, behindEdit }: Announced) {
  let isTyping = false
  let resting: ReturnType<typeof setTimeout> | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined
  let said = ''
  let saidSpot: Spot = { entry: null, isEmpty: false }
  let leftAtMs = Number.NEGATIVE_INFINITY
  let isOwed = false
  let isOver = false
  const say = () => {
    if (isOver) return
    clearTimeout(waiting)
    waiting = undefined
    if (composition.isBusy()) oweCursor()
    const { entry, cursor: now } = place()
    const cursor = composition.isBusy() ? (awareness.getLocalState()?.cursor ?? null) : now
    const state = { entry, cursor, typing: isTyping }
    saidSpot = spot()
    if (JSON.stringify(state) === said) return
    said = JSON.stringify(state)
    awareness.setLocalState(state)
  }
  /** The result may be what stood there already: then nothing else asks where the caret has come to. */
  const oweCursor = () => {
    if (isOwed) return
    isOwed = true
    composition.whenIdle(() => {
      isOwed = false
      say()
    })
  }
  const saySoon = () => {
    waiting ??= setTimeout(say, THROTTLE_MS)
  }
  return {
    changed: () => {
      const isLeft = saidSpot.entry !== null && saidSpot.entry !== spot().entry
      // What was composed leaves after its composition only: the caret must not be told to have left before it.
      if (!isLeft || composition.isBusy() || performance.now() - leftAtMs < THROTTLE_MS) return saySoon()
      leftAtMs = performance.now()
      // The two arrive in this order.
      behindEdit(say)
    },
    /**
     * Whether a colleague's edit makes the place another than was told: it takes the entry away, or begins an empty
     * one, in which there was nothing to stand behind. Any other leaves it what it was.
     */
    isMoved: () => {
      const { entry, isEmpty } = spot()
      return saidSpot.entry !== entry || (saidSpot.isEmpty && !isEmpty)
    },
    /** An entry that has only been begun holds nothing typed. */
    typed: () => {
      if (spot().isEmpty) return
      isTyping = true
      clearTimeout(resting)
      resting = setTimeout(() => {
        isTyping = false
        saySoon()
      }, TYPING_MS)
    },
    close: () => {
      isOver = true
      clearTimeout(resting)
      clearTimeout(waiting)
      awareness.setLocalState({ entry: null, cursor: null, typing: false })
    },
  }
}
