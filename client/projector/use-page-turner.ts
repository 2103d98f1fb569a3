import { useEffect, useState } from 'react'
import type { Round } from '../../shared/outline/round.ts'
import { keepTurn, keptTurn } from './kept-view.ts'
import { keysOnPage, type Layout, NO_PAGES } from './layout.ts'
import { afterChange, afterResize, type Turner, turnTo, UNOPENED } from './page-turner.ts'
import { type LocalTurn, type PageKeys, standingAt, type Turning, turnAt, turnedBy } from './round-page.ts'
import type { Ready } from './use-pages.ts'

type Props = {
  /** Null until everything has been measured. */
  readonly ready: Ready | null
  readonly round: Round
  /** So much is the server's clock, by which the round goes, ahead of this one. */
  readonly aheadMs: number
  readonly paused: boolean
}
type State = {
  readonly ready: Ready
  readonly turner: Turner
  readonly turnId: string
  readonly paused: boolean
  /** What the lead had done last. */
  readonly led: string
  readonly local: LocalTurn | null
}

export type PageTurner = {
  readonly layout: Layout
  readonly page: number
  /** Another number for each page that comes up. */
  readonly turns: number
  readonly turn: (step: number) => void
  /** Back to the page that every other screen shows. */
  readonly rejoin: () => void
}

/** The page to show: the round's, unless something was done at this screen since. */
export function usePageTurner(props: Props): PageTurner {
  const { aheadMs, round, paused } = props
  const [state, setState] = useState<State | null>(null)
  const nowMs = () => Date.now() + aheadMs
  const next = stateAfter(state, props, nowMs())
  if (next !== state) setState(next)
  const { layout, page, turns } = next?.turner ?? UNOPENED
  const local = next?.local ?? null
  const { turnAtMs } = turnAt({ round, local, isTurning: !paused }, keysOf(layout), nowMs())
  useWake(turnAtMs === null ? null : turnAtMs - aheadMs)
  const subject = next?.ready.subject ?? null
  useEffect(() => {
    if (subject !== null) keepTurn({ subject, led: ledOf(round), local })
  }, [subject, round, local])
  const setLocal = (changed: LocalTurn | null) => setState(now => now && { ...now, local: changed })
  return {
    layout,
    page,
    turns,
    turn: step => setLocal(turnedBy(step, page, keysOf(layout), nowMs())),
    rejoin: () => setLocal(null),
  }
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

/** `state` itself when nothing has changed. */
function stateAfter(state: State | null, { ready, round, paused }: Props, nowMs: number): State | null {
  if (ready === null) return state
  const led = ledOf(round)
  const before = state ?? opened(ready, { led, paused })
  const laid = laidOut(before, ready)
  const local = localAfter(before, { ready, round, paused, led }, laid.layout, nowMs)
  const turning = { round, local, isTurning: !paused }
  const { id, page } = turnAt(turning, keysOf(laid.layout), nowMs)
  const isTurned = before.turnId !== id && (page !== laid.page || before.turnId === '')
  const turner = isTurned ? turned(laid, ready, turning, nowMs) : laid
  const isSame =
    turner === before.turner && id === before.turnId && local === before.local && led === before.led
  if (isSame && ready === before.ready && paused === before.paused) return before
  return { ready, turner, turnId: id, paused, led, local }
}

/** A reload comes back to what was turned to here. */
function opened(ready: Ready, { led, paused }: Pick<State, 'led' | 'paused'>): State {
  const kept = keptTurn()
  const isKept = kept !== null && kept.subject === ready.subject && kept.led === led
  const turner = afterResize(UNOPENED, ready.lay)
  return { ready, turner, turnId: '', paused, led, local: isKept ? kept.local : null }
}

function laidOut({ turner, ready: before }: State, { lay, subject, metrics }: Ready): Turner {
  if (before.subject !== subject) return turnTo(turner, lay(null), 0)
  if (before.lay === lay) return turner
  return before.metrics === metrics ? afterChange(turner, lay) : afterResize(turner, lay)
}

/** The page of the round among pages that are full again. */
function turned(turner: Turner, { lay }: Ready, turning: Turning, nowMs: number): Turner {
  const layout = lay(null)
  return turnTo(turner, layout, turnAt(turning, keysOf(layout), nowMs).page)
}

/**
 * What still holds of what was done here: nothing after the lead has done something. Keys that show something else begin
 * at its first page, stopping stays at the page that is shown, and going on joins the others again.
 */
function localAfter(
  state: State,
  { ready, round, paused, led }: Pick<Props, 'round' | 'paused'> & { ready: Ready; led: string },
  layout: Layout,
  nowMs: number,
): LocalTurn | null {
  if (state.led !== led) return null
  const pages = keysOf(layout)
  if (state.ready.subject !== ready.subject) return standingAt(0, pages, nowMs)
  if (state.paused === paused) return state.local
  if (!paused && round.stoppedAtMs === null) return null
  return standingAt(state.turner.page, pages, nowMs)
}

/** What the lead has done last. */
function ledOf({ sinceMs, stoppedAtMs }: Round): string {
  return `${sinceMs} ${stoppedAtMs}`
}

function keysOf(layout: Layout): PageKeys {
  return layout === NO_PAGES ? [] : layout.pages.map((_, page) => keysOnPage(layout, page))
}
