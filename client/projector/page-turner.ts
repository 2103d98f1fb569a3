/** How long a page stays, and how long the page of a new entry is held. */
export const TURN_MS = 15_000
export const HOLD_MS = 20_000

/** The ids of the entries on each page. */
export type PageEntries = readonly (readonly string[])[]

/** Which page is shown. Times are epoch ms. */
export type Turner = {
  readonly page: number
  /** First entry of the page shown: the page is found again by it when the pages are laid out anew. */
  readonly anchor: string | null
  readonly turnAtMs: number
}

/** The first page, from now. */
export function firstPage(pages: PageEntries, nowMs: number): Turner {
  return turnTo(0, pages, nowMs + TURN_MS)
}

/** Stays at what is being read after the pages were laid out anew. */
export function afterLayout(turner: Turner, pages: PageEntries): Turner {
  const found = turner.anchor === null ? -1 : pageOf(turner.anchor, pages)
  const page = found >= 0 ? found : Math.min(turner.page, Math.max(0, pages.length - 1))
  const anchor = found >= 0 ? turner.anchor : anchorOf(page, pages)
  return page === turner.page && anchor === turner.anchor ? turner : { ...turner, page, anchor }
}

/** Turns by some pages, round the end; `turner` itself when there is only one. */
export function turnBy(turner: Turner, step: number, pages: PageEntries, nowMs: number): Turner {
  const count = Math.max(1, pages.length)
  return turnTo((((turner.page + step) % count) + count) % count, pages, nowMs + TURN_MS)
}

/** Shows the page that the lead asked for; beyond the last it counts on from the first. */
export function showPage(page: number, pages: PageEntries, nowMs: number): Turner {
  return turnTo(page % Math.max(1, pages.length), pages, nowMs + TURN_MS)
}

/** Shows a new entry's page and holds it; unchanged when the entry is not on any page. */
export function showEntry(turner: Turner, id: string, pages: PageEntries, nowMs: number): Turner {
  const page = pageOf(id, pages)
  return page < 0 ? turner : turnTo(page, pages, nowMs + HOLD_MS)
}

function turnTo(page: number, pages: PageEntries, turnAtMs: number): Turner {
  return { page, anchor: anchorOf(page, pages), turnAtMs }
}

function anchorOf(page: number, pages: PageEntries): string | null {
  return pages[page]?.[0] ?? null
}

function pageOf(id: string, pages: PageEntries): number {
  return pages.findIndex(entries => entries.includes(id))
}
