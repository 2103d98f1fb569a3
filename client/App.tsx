import { useState, useSyncExternalStore } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useLanguage } from './i18n/language.ts'
import { LOCALES } from './i18n/locales.ts'
import { loadedPage, loadPage, type PageName, pageNameOf } from './pages.ts'
import { followAddress, parseRoute } from './route.ts'
import { lazyPart } from './ui/LazyPart.tsx'
import { Loading } from './ui/Loading.tsx'

/** The page that the address names. */
export function App() {
  const route = parseRoute(useSyncExternalStore(followAddress, () => location.pathname))
  const name = pageNameOf(route)
  const meeting = 'meeting' in route ? route.meeting : ''
  return (
    <I18nProvider locale={LOCALES[useLanguage()]}>
      <Page key={`${name}/${meeting}`} name={name} meeting={meeting} />
    </I18nProvider>
  )
}

/** React shows for a third of a second that something is on its way: code that is there is not waited for. */
function Page({ name, meeting }: { readonly name: PageName; readonly meeting: string }) {
  const [Shown] = useState(
    () => loadedPage(name) ?? lazyPart(async () => (await loadPage(name)).Page, <Loading />),
  )
  return <Shown meeting={meeting} />
}
