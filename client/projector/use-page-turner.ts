import { useEffect, useMemo, useState } from 'react'
import type { Round } from '../../shared/outline/round.ts'
import { type LocalTurn, type PageEntries, standingAt, turnAt, turnedBy } from './page-turner.ts'
import { entriesOnPage, type Layout } from './use-pages.ts'

type Props = {
  readonly layout: Layout
  /** Changes when something else is shown, so that pages begin anew. */
  readonly subject: string
  readonly round: Round
  /** So much is the server's clock, by which the round goes, ahead of this one. */
  readonly aheadMs: number
  readonly paused: boolean
}
export type PageTurner = {
  readonly page: number
  readonly pages: PageEntries
  readonly turn: (step: number) => void
  /** Back to the page that every other screen shows. */
  readonly rejoin: () => void
}
type State = Pick<Props, 'subject' | 'paused'> & { readonly led: string; readonly local: LocalTurn | null }

/** The page to show: the round's, unless something was done at this screen since. */
export function usePageTurner(props: Props): PageTurner {
  const { layout, round, aheadMs, paused, subject } = props
  const pages = useMemo(() => layout.pages.map(page => entriesOnPage(page, layout.groups)), [layout])
  const [state, setState] = useState<State>(() => ({ subject, paused, led: ledOf(round), local: null }))
  const nowMs = () => Date.now() + aheadMs
  const local = localAfter(state, props, pages, nowMs())
  const led = ledOf(round)
  if (state.subject !== subject || state.paused !== paused || state.led !== led)
    setState({ subject, paused, led, local })
  const { page, turnAtMs } = turnAt({ round, local, isTurning: !paused }, pages, nowMs())
  useWake(turnAtMs === null ? null : turnAtMs - aheadMs)
  const setLocal = (next: LocalTurn | null) => setState(now => ({ ...now, local: next }))
  return {
    page,
    pages,
    turn: step => setLocal(turnedBy(step, page, pages, nowMs())),
    rejoin: () => setLocal(null),
  }
}

/**
 * What still holds of what was done here: nothing after the lead has done something. Keys that show something else begin
 * at its first page, stopping stays at the page that is shown, and going on joins the others again.
 */
function localAfter(state: State, props: Props, pages: PageEntries, nowMs: number): LocalTurn | null {
  const { subject, paused, round } = props
  if (state.led !== ledOf(round)) return null
  if (state.subject !== subject) return standingAt(0, pages, nowMs)
  if (state.paused === paused) return state.local
  if (!paused) return round.stoppedAtMs === null ? null : standingAt(shownBefore(), pages, nowMs)
  return standingAt(shownBefore(), pages, nowMs)

  function shownBefore(): number {
    return turnAt({ round, local: state.local, isTurning: !state.paused }, pages, nowMs).page
  }
}

/** What the lead has done last. */
function ledOf({ sinceMs, stoppedAtMs }: Round): string {
  return `${sinceMs} ${stoppedAtMs}`
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
