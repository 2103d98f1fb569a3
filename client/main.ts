import './styles/base.css'
import { askSession } from './fetch-text.ts'
import { readCopyAhead } from './offline/copy-ahead.ts'
import { loadPage, pageNameOf } from './pages.ts'
import { parseRoute } from './route.ts'
import { startColourMode } from './ui/colour-mode.ts'

/** Everything that the page needs is asked for at once; React comes to what is there already. */
async function open(): Promise<void> {
  const route = parseRoute(location.pathname)
  if (route.kind === 'meeting' && route.screen !== 'projector') void openAhead(route.meeting)
  const code = loadPage(pageNameOf(route)).catch(() => null)
  const { showPages } = await import('./show-pages.tsx')
  await code
  showPages()
}

/** A meeting is opened while the code of its page is on its way; a page whose opener does not come opens it itself. */
async function openAhead(meeting: string): Promise<void> {
  readCopyAhead(meeting)
  const session = askSession()
  const opener = await import('./session/open-ahead.ts').catch(() => null)
  await opener?.openAhead(meeting, session)
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
