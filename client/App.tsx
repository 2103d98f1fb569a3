import { lazy, Suspense } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useLanguage } from './i18n/language.ts'
import { type MeetingScreen, parseRoute, usePathname } from './route.ts'
import { Loading } from './ui/Loading.tsx'

const HomePage = lazy(async () => ({ default: (await import('./home/HomePage.tsx')).HomePage }))
const JoinPage = lazy(async () => ({ default: (await import('./session/JoinPage.tsx')).JoinPage }))
const UnknownPage = lazy(async () => ({ default: (await import('./session/UnknownPage.tsx')).UnknownPage }))
const screens = {
  setup: lazy(async () => ({ default: (await import('./setup/SetupPage.tsx')).SetupPage })),
  stream: lazy(async () => ({ default: (await import('./stream/StreamPage.tsx')).StreamPage })),
  summary: lazy(async () => ({ default: (await import('./summary/SummaryPage.tsx')).SummaryPage })),
  history: lazy(async () => ({ default: (await import('./history/HistoryPage.tsx')).HistoryPage })),
  projector: lazy(async () => ({ default: (await import('./projector/ProjectorPage.tsx')).ProjectorPage })),
} satisfies Record<MeetingScreen, unknown>

const PreviewPage = lazy(async () => ({ default: (await import('./projector/PreviewPage.tsx')).PreviewPage }))

/** What the components' own words (for screen readers) are in. */
const LOCALES = { ja: 'ja-JP', en: 'en-GB' } as const

/** The page that the address names; each screen is a chunk of its own. */
export function App() {
  return (
    <I18nProvider locale={LOCALES[useLanguage()]}>
      <Suspense fallback={<Loading />}>{pageOf(usePathname())}</Suspense>
    </I18nProvider>
  )
}

function pageOf(pathname: string) {
  const route = parseRoute(pathname)
  switch (route.kind) {
    case 'home':
      return <HomePage />
    case 'join':
      return <JoinPage meeting={route.meeting} />
    case 'meeting': {
      const Screen = screens[route.screen]
      return <Screen key={route.meeting} meeting={route.meeting} />
    }
    case 'preview':
      return <PreviewPage meeting={route.meeting} />
    case 'unknown':
      return <UnknownPage />
  }
}
