import { useEffect, useEffectEvent, useState } from 'react'
import { keepPage, keptPage } from './kept-view.ts'
import { type Layout, NO_PAGES, pageWith } from './layout.ts'
import {
  afterChange,
  afterResize,
  firstPage,
  showEntry,
  showPage,
  TURN_MS,
  type Turner,
  turnBy,
  turnByHand,
  unopened,
} from './page-turner.ts'
import type { Ready } from './use-pages.ts'

type Props = {
  /** Null until everything has been measured. */
  readonly ready: Ready | null
  readonly paused: boolean
  /** The newest entry; its page is shown when it arrives, unless paused. */
  readonly newest: string | null
}
type State = { readonly ready: Ready; readonly newest: string | null; readonly turner: Turner }

export type Turning = {
  readonly layout: Layout
  readonly page: number
  /** Another number for each page that comes up. */
  readonly turns: number
  readonly turn: (step: number) => void
}

/** The page to show: turned by time, by keys, by the lead and by what has just been recorded. */
export function usePageTurner(props: Props): Turning {
  const [state, setState] = useState<State | null>(null)
  const next = stateAfter(state, props)
  if (next !== state) setState(next)
  const turnWith = (change: (turner: Turner, ready: Ready) => Turner) =>
    setState(now => now && { ...now, turner: change(now.turner, now.ready) })
  useTimer(next?.turner ?? null, props.paused, () =>
    turnWith((turner, { lay }) => turnBy(turner, 1, lay, Date.now())),
  )
  const subject = next?.ready.subject ?? null
  const anchor = next?.turner.anchor ?? null
  useEffect(() => {
    if (subject !== null && anchor !== null) keepPage(subject, anchor)
  }, [subject, anchor])
  return {
    layout: next?.turner.layout ?? NO_PAGES,
    page: next?.turner.page ?? 0,
    turns: next?.turner.turns ?? 0,
    turn: step => turnWith((turner, { lay }) => turnByHand(turner, step, lay, Date.now())),
  }
}

/** Calls back when the page's time is over, unless it is the only one or paused. */
function useTimer(turner: Turner | null, paused: boolean, onTime: () => void): void {
  const handleTime = useEffectEvent(onTime)
  const turnAtMs = turner?.turnAtMs ?? 0
  const isRunning = !paused && turner !== null && turner.layout.pages.length > 1
  useEffect(() => {
    if (!isRunning) return
    // A page whose time ran out while it was the only one or paused is not turned away at once.
    const leftMs = turnAtMs - Date.now()
    const timer = setTimeout(() => handleTime(), leftMs > 0 ? leftMs : TURN_MS)
    return () => clearTimeout(timer)
  }, [turnAtMs, isRunning])
}

/** `state` itself when nothing has changed. A newest entry that is not on any page yet is waited for. */
function stateAfter(state: State | null, { ready, newest, paused }: Props): State | null {
  if (ready === null) return state
  const nowMs = Date.now()
  if (state === null) return { ready, newest, turner: opened(ready, nowMs) }
  const led = turnerAfter(state, ready, nowMs)
  const isOnPages = newest !== null && newest !== state.newest && pageWith(newest, led.layout) >= 0
  const takesNewest = newest !== state.newest && (newest === null || paused || isOnPages)
  const turner = isOnPages && !paused ? showEntry(led, newest, ready.lay, nowMs) : led
  if (turner === state.turner && !takesNewest) return state
  return { ready, newest: takesNewest ? newest : state.newest, turner }
}

/** A reload comes back to its page; a screen that is opened begins with the lead's. */
function opened({ lay, subject, ledPage }: Ready, nowMs: number): Turner {
  const anchor = keptPage(subject)
  const turner = afterResize(unopened(anchor, nowMs), lay)
  return anchor === null && ledPage > 0 ? showPage(turner, ledPage, lay, nowMs) : turner
}

function turnerAfter(state: State, ready: Ready, nowMs: number): Turner {
  const turner = laidOut(state, ready, nowMs)
  return state.ready.ledPage === ready.ledPage ? turner : showPage(turner, ready.ledPage, ready.lay, nowMs)
}

function laidOut({ turner, ready: before }: State, { lay, subject, metrics }: Ready, nowMs: number): Turner {
  if (before.subject !== subject) return firstPage(turner, lay, nowMs)
  if (before.lay === lay) return turner
  return before.metrics === metrics ? afterChange(turner, lay) : afterResize(turner, lay)
}
