import './styles/base.css'
import { startWorker } from './offline/start-worker.ts'
import { loadPage, type PageCode, pageNameOf } from './pages.ts'
import { parseRoute } from './route.ts'
import { enterAhead } from './session/enter-ahead.ts'
import { startColourMode } from './ui/colour-mode.ts'

/** Everything that the page needs is asked for at once; React comes to what is there already. */
async function open(): Promise<void> {
  const route = parseRoute(location.pathname)
  const code = loadPage(pageNameOf(route)).catch(() => null)
  if (route.kind === 'meeting' && route.screen !== 'projector') void openMeeting(route.meeting, code)
  const { showPages } = await import('./show-pages.tsx')
  await code
  showPages()
}

async function openMeeting(meeting: string, code: Promise<PageCode | null>): Promise<void> {
  const isRecorder = await enterAhead(meeting)
  const page = await code
  if (isRecorder) page?.openAhead?.(meeting)
}

startColourMode()
void open()
if (import.meta.env.MODE === 'production') window.addEventListener('load', () => void startWorker())
