import { type HeldPage, holdPage } from './held-page.ts'
import { keysOnPage, type Layout, NO_PAGES, pageWith } from './layout.ts'

/** Lays out what there is to show; the held page stays as it is read. */
export type Lay = (held: HeldPage | null) => Layout

/** Which page of which layout is shown. */
export type Turner = {
  readonly layout: Layout
  readonly page: number
  /** Counts the turns: a page that is laid out anew under the same count is still the one being read. */
  readonly turns: number
  /** The first part on the page: the page is found again by it when heights have changed. */
  readonly anchor: string | null
}

/** Before anything is laid out. */
export const UNOPENED: Turner = { layout: NO_PAGES, page: 0, turns: 0, anchor: null }

/** The same page after what it shows has changed: what is being read stays where it is. */
export function afterChange(turner: Turner, lay: Lay): Turner {
  const held = holdPage(turner.layout, turner.page)
  const layout = lay(held)
  if (held !== null && layout.heldAt >= 0) return at(turner, layout, layout.heldAt)
  return afterResize(turner, () => layout)
}

/** The page with what is being read after everything was measured anew. */
export function afterResize(turner: Turner, lay: Lay): Turner {
  const layout = lay(null)
  const found = turner.anchor === null ? -1 : pageWith(turner.anchor, layout)
  return at(turner, layout, found >= 0 ? found : Math.min(turner.page, Math.max(0, layout.pages.length - 1)))
}

/** Another page comes up. Pages are full again then, and every screen has the same. */
export function turnTo(turner: Turner, layout: Layout, page: number): Turner {
  return { ...at(turner, layout, page), turns: turner.turns + 1 }
}

function at(turner: Turner, layout: Layout, page: number): Turner {
  return { ...turner, layout, page, anchor: keysOnPage(layout, page)[0] ?? null }
}
