import type { ComponentType } from 'react'
import type { Fetched } from './fetch-text.ts'
import type { Route } from './route.ts'

export type PageCode = {
  readonly Page: ComponentType<{ readonly meeting: string }>
  /** Of the recorders' pages, before they are shown: takes in who is here (`askSession`) and begins to open the meeting. */
  readonly openAhead?: (meeting: string, session: Promise<Fetched | null>) => Promise<unknown>
}

/** Each page is a chunk of its own. */
const CODE = {
  home: async (): Promise<PageCode> => ({ Page: (await import('./home/HomePage.tsx')).HomePage }),
  join: async (): Promise<PageCode> => ({ Page: (await import('./session/JoinPage.tsx')).JoinPage }),
  unknown: async (): Promise<PageCode> => ({ Page: (await import('./session/UnknownPage.tsx')).UnknownPage }),
  preview: async (): Promise<PageCode> => ({
    Page: (await import('./projector/PreviewPage.tsx')).PreviewPage,
  }),
  setup: async (): Promise<PageCode> => {
    const { SetupPage, openAhead } = await import('./setup/SetupPage.tsx')
    return { Page: SetupPage, openAhead }
  },
  stream: async (): Promise<PageCode> => {
    const { StreamPage, openAhead } = await import('./stream/StreamPage.tsx')
    return { Page: StreamPage, openAhead }
  },
  summary: async (): Promise<PageCode> => {
    const { SummaryPage, openAhead } = await import('./summary/SummaryPage.tsx')
    return { Page: SummaryPage, openAhead }
  },
  history: async (): Promise<PageCode> => {
    const { HistoryPage, openAhead } = await import('./history/HistoryPage.tsx')
    return { Page: HistoryPage, openAhead }
  },
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
