import './styles/base.css'
import { askSession } from './fetch-text.ts'
import { loadPage, pageNameOf } from './pages.ts'
import { parseRoute } from './route.ts'
import { startColourMode } from './ui/colour-mode.ts'

/** Everything that the page needs is asked for at once; React comes to what is there already. */
async function open(): Promise<void> {
  const route = parseRoute(location.pathname)
  const code = loadPage(pageNameOf(route)).catch(() => null)
  if (route.kind === 'meeting' && route.screen !== 'projector') {
    const session = askSession()
    void code.then(page => page?.openAhead?.(route.meeting, session))
  }
  const { showPages } = await import('./show-pages.tsx')
  await code
  showPages()
}

startColourMode()
void open()
// A page goes on without its worker: where the code of its start does not come, the next page starts it.
if (import.meta.env.MODE === 'production') {
  window.addEventListener(
    'load',
    () =>
      void import('./offline/start-worker.ts').then(
        each => each.startWorker(),
        () => null,
      ),
  )
}
