import type { ComponentType } from 'react'
import type { Route } from './route.ts'

export type PageCode = {
  readonly Page: ComponentType<{ readonly meeting: string }>
}

/** Each page is a chunk of its own. */
const CODE = {
  home: async (): Promise<PageCode> => ({ Page: (await import('./home/HomePage.tsx')).HomePage }),
  join: async (): Promise<PageCode> => ({ Page: (await import('./session/JoinPage.tsx')).JoinPage }),
  unknown: async (): Promise<PageCode> => ({ Page: (await import('./session/UnknownPage.tsx')).UnknownPage }),
  preview: async (): Promise<PageCode> => ({
    Page: (await import('./projector/PreviewPage.tsx')).PreviewPage,
  }),
  setup: async (): Promise<PageCode> => ({ Page: (await import('./setup/SetupPage.tsx')).SetupPage }),
  stream: async (): Promise<PageCode> => ({ Page: (await import('./stream/StreamPage.tsx')).StreamPage }),
  summary: async (): Promise<PageCode> => ({ Page: (await import('./summary/SummaryPage.tsx')).SummaryPage }),
  history: async (): Promise<PageCode> => ({ Page: (await import('./history/HistoryPage.tsx')).HistoryPage }),
  projector: async (): Promise<PageCode> => ({
    Page: (await import('./projector/ProjectorPage.tsx')).ProjectorPage,
  }),
}
export type PageName = keyof typeof CODE

const loaded = new Map<PageName, PageCode>()

export function pageNameOf(route: Route): PageName {
  return route.kind === 'meeting' ? route.screen : route.kind
}

/** Fetches a page's code; it is there at once the next time. */
export async function loadPage(name: PageName): Promise<PageCode> {
  const code = await CODE[name]()
  loaded.set(name, code)
  return code
}

/** The page, when its code is there. */
export function loadedPage(name: PageName): PageCode['Page'] | null {
  return loaded.get(name)?.Page ?? null
}
