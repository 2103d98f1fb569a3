import { useEffect, useMemo, useState } from 'react'
import {
  afterLayout,
  firstPage,
  type PageEntries,
  showEntry,
  showPage,
  type Turner,
  turnBy,
} from './page-turner.ts'
import { entriesOnPage, type Layout } from './use-pages.ts'

type Props = {
  readonly layout: Layout
  /** Changes when something else is shown, so that pages begin anew. */
  readonly subject: string
  /** The page that the lead has set, 0-based. */
  readonly ledPage: number
  readonly paused: boolean
  /** The newest entry; its page is shown when it arrives, unless paused. */
  readonly newest: string | null
}
type State = { turner: Turner; subject: string; ledPage: number; newest: string | null; pages: PageEntries }

/** The page to show: turned by time, by keys, by the lead and by what has just been recorded. */
export function usePageTurner(props: Props): {
  readonly page: number
  readonly turn: (step: number) => void
} {
  const { layout, paused } = props
  const pages = useMemo(() => layout.pages.map(page => entriesOnPage(page, layout.groups)), [layout])
  const [state, setState] = useState<State>(() => begin(props, pages))
  const next = stateAfter(state, props, pages)
  if (next !== state) setState(next)
  const { turner } = next
  const count = pages.length
  useEffect(() => {
    if (paused || count < 2) return
    const turnPage = () => setState(now => ({ ...now, turner: turnBy(now.turner, 1, now.pages, Date.now()) }))
    const timer = setTimeout(turnPage, Math.max(0, turner.turnAtMs - Date.now()))
    return () => clearTimeout(timer)
  }, [turner, paused, count])
  return {
    page: turner.page,
    turn: step => setState(now => ({ ...now, turner: turnBy(now.turner, step, now.pages, Date.now()) })),
  }
}

function begin({ subject, ledPage, newest }: Props, pages: PageEntries): State {
  return { turner: firstPage(pages, Date.now()), subject, ledPage, newest, pages }
}

/** `state` itself when nothing has changed. A newest entry that is not on any page yet is waited for. */
function stateAfter(state: State, props: Props, pages: PageEntries): State {
  const { subject, ledPage, newest, paused } = props
  const isOnPages = newest !== null && pages.some(ids => ids.includes(newest))
  const takesNewest = newest !== state.newest && (newest === null || paused || isOnPages)
  const isLaidOut = state.pages === pages && state.subject === subject
  if (isLaidOut && state.ledPage === ledPage && !takesNewest) return state
  const nowMs = Date.now()
  const kept = state.subject === subject ? afterLayout(state.turner, pages) : firstPage(pages, nowMs)
  const led = state.ledPage === ledPage ? kept : showPage(ledPage, pages, nowMs)
  const shows = takesNewest && isOnPages && !paused
  return {
    turner: shows ? showEntry(led, newest, pages, nowMs) : led,
    subject,
    ledPage,
    newest: takesNewest ? newest : state.newest,
    pages,
  }
}
