import { useEffect, useState } from 'react'
import { keepTurns, keptTurns } from './kept-view.ts'
import { type Layout, NO_PAGES } from './layout.ts'
import { keptOf, opened, rejoined, type ToShow, type Turner, turnedBy, turnerAfter } from './page-turner.ts'

export type PageTurner = {
  readonly layout: Layout
  readonly page: number
  /** Another number for each page that comes up. */
  readonly turns: number
  readonly turn: (step: number) => void
  /** Back to the page that every other screen shows. */
  readonly rejoin: () => void
}

/**
 * The page to show: the round's, unless something was done at this screen since. `toShow` is null until everything has
 * been measured; so much is the server's clock, by which the round goes, ahead of this one.
 */
export function usePageTurner(toShow: ToShow | null, aheadMs: number): PageTurner {
  const [turner, setTurner] = useState<Turner | null>(null)
  const nowMs = () => Date.now() + aheadMs
  const next = toShow === null ? turner : turnerNow(turner, toShow, nowMs())
  if (next !== turner) setTurner(next)
  const turnAtMs = next?.shown.turnAtMs ?? null
  useWake(turnAtMs === null ? null : turnAtMs - aheadMs)
  useEffect(() => {
    if (next !== null) keepTurns(keptOf(next))
  }, [next])
  return {
    layout: next?.shown.layout ?? NO_PAGES,
    page: next?.shown.page ?? 0,
    turns: next?.shown.turns ?? 0,
    turn: step => setTurner(now => now && turnedBy(now, step, nowMs())),
    rejoin: () => setTurner(now => now && rejoined(now, nowMs())),
  }
}

function turnerNow(turner: Turner | null, toShow: ToShow, nowMs: number): Turner {
  return turner === null ? opened(toShow, keptTurns(), nowMs) : turnerAfter(turner, toShow, nowMs)
}

/** Draws anew at an instant. */
function useWake(atMs: number | null): void {
  const [, setWoken] = useState(0)
  useEffect(() => {
    if (atMs === null) return
    const timer = setTimeout(() => setWoken(count => count + 1), Math.max(0, atMs - Date.now()) + 1)
    return () => clearTimeout(timer)
  })
}
