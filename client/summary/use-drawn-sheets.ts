import { type RefObject, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { onceIdle } from '../sync/when-idle.ts'
import type { SummaryLine } from './summary-lines.ts'

type Sheet = readonly SummaryLine[]

/** Sheets within so many heights of the window are drawn before they come into it. */
const NEAR = '100%'
/** So many sheets are drawn in one idle moment. */
const PORTION = 2
const AT_LATEST_MS = 500

export type DrawnSheets = {
  /** Those in or near the window, by their index. */
  readonly near: ReadonlySet<number>
  /** A sheet that is not is an empty page until it comes near, or the page is idle. */
  readonly isDrawn: (sheet: Sheet, index: number) => boolean
}

/**
 * Which sheets are drawn: those near the window at once, the others in idle time, and again when they have changed. While
 * the page is printed, all of them.
 */
export function useDrawnSheets(
  container: RefObject<HTMLElement | null>,
  sheets: readonly Sheet[],
): DrawnSheets {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([0, 1]))
  const [drawn, setDrawn] = useState<ReadonlySet<Sheet>>(new Set())
  const [isPrinting, setPrinting] = useState(false)
  const { length } = sheets
  useEffect(() => {
    if (container.current === null) return
    const observer = new IntersectionObserver(seen => setNear(now => nearAfter(now, seen)), {
      root: scrollerOf(container.current),
      rootMargin: `${NEAR} 0px`,
    })
    for (const each of container.current.querySelectorAll(`:scope > article:nth-of-type(-n + ${length})`))
      observer.observe(each)
    return () => observer.disconnect()
  }, [container, length])
  useEffect(() => {
    const due = sheets.filter((sheet, index) => !drawn.has(sheet) && !near.has(index))
    if (due.length === 0) return
    return onceIdle(
      () => setDrawn(new Set([...sheets.filter(sheet => drawn.has(sheet)), ...due.slice(0, PORTION)])),
      AT_LATEST_MS,
    )
  }, [sheets, drawn, near])
  useEffect(() => {
    const printing = (isNow: boolean) => () => flushSync(() => setPrinting(isNow))
    const [begin, end] = [printing(true), printing(false)]
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return {
    near,
    isDrawn: (sheet, index) => isPrinting || near.has(index) || drawn.has(sheet),
  }
}

function nearAfter(
  now: ReadonlySet<number>,
  seen: readonly IntersectionObserverEntry[],
): ReadonlySet<number> {
  const next = new Set(now)
  for (const { target, isIntersecting } of seen) {
    const index = Number((target as HTMLElement).dataset.sheet)
    if (isIntersecting) next.add(index)
    else next.delete(index)
  }
  return next.size === now.size && [...next].every(index => now.has(index)) ? now : next
}

/** The element that scrolls this one, or itself; the window where none does. */
function scrollerOf(container: HTMLElement): HTMLElement | null {
  for (let at: HTMLElement | null = container; at !== null; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  return null
}
