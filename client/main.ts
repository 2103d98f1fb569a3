import './styles/base.css'
import { startWorker } from './offline/start-worker.ts'
import { loadPage, pageNameOf } from './pages.ts'
import { parseRoute } from './route.ts'
import { enterAhead } from './session/enter-ahead.ts'
import { startColourMode } from './ui/colour-mode.ts'

/** Everything that the page needs is asked for at once; React comes to what is there already. */
async function open(): Promise<void> {
  const route = parseRoute(location.pathname)
  if (route.kind === 'meeting' && route.screen !== 'projector') void enterAhead(route.meeting)
  const page = loadPage(pageNameOf(route)).catch(() => undefined)
  const { showPages } = await import('./show-pages.tsx')
  await page
  showPages()
}

startColourMode()
void open()
if (import.meta.env.MODE === 'production') window.addEventListener('load', () => void startWorker())
