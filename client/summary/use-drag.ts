import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Place } from '../../shared/meeting/arrange.ts'
import { type Drop, dropOn } from './drop-place.ts'
import type { EntryLine, SummaryLine } from './summary-lines.ts'

/** So near to the edge of what can be seen, in pixels, the page scrolls along. */
const EDGE_PX = 48
const SCROLL_PX = 14

type Parts = {
  /** Holds the sheets; their lines are the children of its articles, the page number last. */
  readonly container: RefObject<HTMLElement | null>
  /** The lines of each sheet as they are drawn: while a text is edited, they are not those of now. */
  readonly sheets: RefObject<readonly (readonly SummaryLine[])[]>
  readonly onLift: (entry: string) => void
  readonly onDrop: (entry: string, place: Place | null) => void
}
export type Drag = {
  /** The entry that is dragged. */
  readonly entry: string | null
  /** Top of the line that shows where it would go, in the container's content. */
  readonly mark: number | null
  readonly onGrip: (event: PointerEvent<HTMLElement>, line: EntryLine) => void
}
type Dragged = Pick<Drag, 'entry' | 'mark'>

const NOTHING: Dragged = { entry: null, mark: null }

/** Dragging by the grip with mouse, pen or finger; nothing moves until the drop. Esc gives it up. */
export function useDrag({ container, sheets, onLift, onDrop }: Parts): Drag {
  const [dragged, setDragged] = useState(NOTHING)
  const latest = useRef({ onLift, onDrop })
  useEffect(() => {
    latest.current = { onLift, onDrop }
  })
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => () => stop.current?.(), [])
  const onGrip = useCallback(
    (event: PointerEvent<HTMLElement>, line: EntryLine) => {
      if (event.button !== 0 || container.current === null || stop.current !== null) return
      event.preventDefault()
      stop.current = follow(container.current, event.nativeEvent, sheets.current, line, {
        onMove: mark => setDragged({ entry: line.entry.id, mark }),
        onEnd: place => {
          stop.current = null
          setDragged(NOTHING)
          if (place !== undefined) latest.current.onDrop(line.entry.id, place)
        },
      })
      setDragged({ entry: line.entry.id, mark: null })
      latest.current.onLift(line.entry.id)
    },
    [container, sheets],
  )
  return { ...dragged, onGrip }
}

type Following = {
  readonly onMove: (mark: number | null) => void
  /** Null where it cannot go, undefined when the page is left. */
  readonly onEnd: (place: Place | null | undefined) => void
}

/** Follows the pointer from the grip to the drop. The answer ends it without one. */
function follow(
  container: HTMLElement,
  start: globalThis.PointerEvent,
  sheets: readonly (readonly SummaryLine[])[],
  moved: EntryLine,
  { onMove, onEnd }: Following,
): () => void {
  const scroller = scrollerOf(container)
  const { pointerId } = start
  let y = start.clientY
  let drop: Drop | null = null
  let frame = 0
  const look = () => {
    const spot = spotAt(container, y)
    const index = spot === null ? -1 : sheets.slice(0, spot.sheet).flat().length + spot.at
    drop = spot === null ? null : dropOn(sheets.flat(), index, y < (spot.top + spot.bottom) / 2, moved)
    const from = container.getBoundingClientRect().top - container.scrollTop
    onMove(spot === null || drop === null ? null : spot[drop.edge] - from)
  }
  const scroll = () => {
    const { top, bottom } = scroller.getBoundingClientRect()
    const by = y < top + EDGE_PX ? -SCROLL_PX : y > bottom - EDGE_PX ? SCROLL_PX : 0
    if (by !== 0) scroller.scrollBy(0, by)
    if (by !== 0) look()
    frame = requestAnimationFrame(scroll)
  }
  const move = (event: globalThis.PointerEvent) => {
    if (event.pointerId !== pointerId) return
    y = event.clientY
    look()
  }
  const end = (place: Place | null | undefined) => {
    cancelAnimationFrame(frame)
    listeners.abort()
    onEnd(place)
  }
  const listeners = new AbortController()
  const listen = { signal: listeners.signal }
  window.addEventListener('pointermove', move, listen)
  window.addEventListener(
    'pointerup',
    event => event.pointerId === pointerId && end(drop?.place ?? null),
    listen,
  )
  window.addEventListener('pointercancel', event => event.pointerId === pointerId && end(null), listen)
  window.addEventListener('keydown', event => event.key === 'Escape' && end(null), {
    ...listen,
    capture: true,
  })
  frame = requestAnimationFrame(scroll)
  return () => end(undefined)
}

/** A line under the pointer: which one of which sheet, and its edges in the window. */
type Spot = { readonly sheet: number; readonly at: number; readonly top: number; readonly bottom: number }

/** The line at a height of the window, or the last one above; null on a sheet that is not drawn yet. */
function spotAt(container: HTMLElement, y: number): Spot | null {
  const sheets = [...container.querySelectorAll(':scope > article')]
  const sheet = indexUnder(sheets, y)
  const lines = [...(sheets[sheet]?.children ?? [])].slice(0, -1)
  const at = indexUnder(lines, y)
  const box = lines[at]?.getBoundingClientRect()
  return box === undefined ? null : { sheet, at, top: box.top, bottom: box.bottom }
}

function indexUnder(elements: readonly Element[], y: number): number {
  const under = elements.findIndex(element => y < element.getBoundingClientRect().bottom)
  return under < 0 ? elements.length - 1 : under
}

function scrollerOf(container: HTMLElement): HTMLElement {
  for (let at: HTMLElement | null = container; at !== null; at = at.parentElement)
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  return container
}
