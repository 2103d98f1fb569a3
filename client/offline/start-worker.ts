import { fillInPauses } from './fill-in-pauses.ts'

/** The worker keeps the files of screens and characters that were not seen yet once the page has been open for so long. */
const FILL_AFTER_MS = 15_000

/** Lets the pages open without a server, where the browser can: on HTTPS and on this computer. */
export async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const workers = navigator.serviceWorker
  const registration = await workers
    .register('/service-worker.js', { updateViaCache: 'none' })
    .catch(() => null)
  if (registration === null) return
  const { active } = await workers.ready
  setTimeout(() => active && void fillInPauses(active), FILL_AFTER_MS)
}
