import type { Round } from '../../shared/outline/round.ts'
import { keysOnPage, type Lay, type Layout } from './layout.ts'
import { pageAfter, type ShownPage, turnedTo } from './shown-page.ts'
import { type LocalTurn, ledBy, turnAt } from './turn-at.ts'

/** What there is to show, and what was told about it, all of the same outline. */
export type ToShow = {
  readonly lay: Lay
  /** Changes when heights measured earlier no longer hold. */
  readonly metrics: string
  /** Changes when something else is shown, so that pages begin anew. */
  readonly subject: string
  readonly round: Round
  /** The pages stand still, by the lead or at this screen. */
  readonly paused: boolean
}

/** What was done at this screen, and what the lead had done last and what was shown when it was. */
export type Kept = Pick<ToShow, 'subject'> & { readonly led: string; readonly local: LocalTurn | null }

/** A screen of the room. Instants are epoch ms of the server's clock. */
export type Turner = {
  readonly toShow: ToShow
  readonly local: LocalTurn | null
  readonly shown: ShownPage
}

/** The screen as it is opened: with what was done at it before a reload, if that still holds. */
export function opened(toShow: ToShow, kept: Kept | null, nowMs: number): Turner {
  const { subject, round, paused, lay } = toShow
  const holds = kept !== null && kept.led === ledOf(round) && kept.subject === subject
  const local = (holds ? kept.local : null) ?? (isStoppedHere(toShow) ? standing(toShow, nowMs) : null)
  const shown = turnedTo(null, turnAt({ round, local, isTurning: !paused }, lay(null), nowMs), lay)
  return { toShow, local, shown }
}

/** What is to be remembered of a screen. */
export function keptOf({ toShow: { subject, round }, local }: Turner): Kept {
  return { subject, led: ledOf(round), local }
}

/** The screen at an instant; `turner` itself when nothing has changed. */
export function turnerAfter(turner: Turner, toShow: ToShow, nowMs: number): Turner {
  const { turnAtMs } = turner.shown
  const isOver = turnAtMs !== null && turnAtMs <= nowMs
  if (turner.toShow === toShow && !isOver) return turner
  return shownBy(turner, toShow, localAfter(turner, toShow, nowMs), nowMs)
}

/** Turns by some pages, round the end, at this screen. What follows is found by its first part: nothing is left out. */
export function turnedBy(turner: Turner, step: number, nowMs: number): Turner {
  const { layout, page } = turner.shown
  const count = Math.max(1, layout.pages.length)
  const to = (((page + step) % count) + count) % count
  const local = { ...chosen(layout, to, nowMs), by: hereBy(turner, nowMs), byHand: true }
  return shownBy(turner, turner.toShow, local, nowMs)
}

/** Back to the page that every other screen shows. */
export function rejoined(turner: Turner, nowMs: number): Turner {
  return shownBy(turner, turner.toShow, null, nowMs)
}

function shownBy(before: Turner, toShow: ToShow, local: LocalTurn | null, nowMs: number): Turner {
  const { round, paused, lay } = toShow
  const turn = turnAt({ round, local, isTurning: !paused }, lay(null), nowMs)
  const isMeasuredAnew = before.toShow.metrics !== toShow.metrics
  return { toShow, local, shown: pageAfter(before.shown, turn, lay, { nowMs, isMeasuredAnew }) }
}

/**
 * What still holds of what was done here: nothing after the lead has done something, but pages that were stopped here
 * stand still on the lead's page. Keys that show something else begin at its first page, stopping stays at the page that
 * is shown, and going on joins the others again.
 */
function localAfter(turner: Turner, toShow: ToShow, nowMs: number): LocalTurn | null {
  const { toShow: before, local, shown } = turner
  const { subject, round, paused } = toShow
  if (ledOf(before.round) !== ledOf(round)) return isStoppedHere(toShow) ? standing(toShow, nowMs) : null
  if (before.subject !== subject) return { ...chosen(toShow.lay(null), 0, nowMs), by: hereBy(turner, nowMs) }
  if (before.paused === paused) return local
  if (paused || round.stoppedAtMs !== null)
    return { ...chosen(shown.layout, shown.page, nowMs), by: shown.by }
  return null
}

function isStoppedHere({ paused, round }: ToShow): boolean {
  return paused && round.stoppedAtMs === null
}

/** The page that every other screen shows, to stay. */
function standing({ round, lay }: ToShow, nowMs: number): LocalTurn {
  const { page, by } = turnAt({ round, local: null, isTurning: true }, lay(null), nowMs)
  return { ...chosen(lay(null), page, nowMs), by }
}

/** That page, from now. */
function chosen(layout: Layout, page: number, nowMs: number): Omit<LocalTurn, 'by'> {
  return { page, anchor: keysOnPage(layout, page)[0] ?? '', sinceMs: nowMs, byHand: false }
}

/** Names what is done at this screen now. */
function hereBy({ shown }: Turner, nowMs: number): string {
  return `here ${nowMs} ${shown.turns}`
}

/** What the lead has done last, stopping the pages and letting them go on too. */
function ledOf(round: Round): string {
  return `${ledBy(round)} ${round.stoppedAtMs}`
}
