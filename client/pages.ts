import type { ComponentType } from 'react'
import type { Route } from './route.ts'

type Page = ComponentType<{ readonly meeting: string }>

/** Each page is a chunk of its own. */
const CODE = {
  home: async (): Promise<Page> => (await import('./home/HomePage.tsx')).HomePage,
  join: async (): Promise<Page> => (await import('./session/JoinPage.tsx')).JoinPage,
  unknown: async (): Promise<Page> => (await import('./session/UnknownPage.tsx')).UnknownPage,
  preview: async (): Promise<Page> => (await import('./projector/PreviewPage.tsx')).PreviewPage,
  setup: async (): Promise<Page> => (await import('./setup/SetupPage.tsx')).SetupPage,
  stream: async (): Promise<Page> => (await import('./stream/StreamPage.tsx')).StreamPage,
  summary: async (): Promise<Page> => (await import('./summary/SummaryPage.tsx')).SummaryPage,
  history: async (): Promise<Page> => (await import('./history/HistoryPage.tsx')).HistoryPage,
  projector: async (): Promise<Page> => (await import('./projector/ProjectorPage.tsx')).ProjectorPage,
}
export type PageName = keyof typeof CODE

const loaded = new Map<PageName, Page>()

export function pageNameOf(route: Route): PageName {
  return route.kind === 'meeting' ? route.screen : route.kind
}

/** Fetches a page's code; it is there at once the next time. */
export async function loadPage(name: PageName): Promise<Page> {
  const page = await CODE[name]()
  loaded.set(name, page)
  return page
}

/** The page, when its code is there. */
export function loadedPage(name: PageName): Page | null {
  return loaded.get(name) ?? null
}
