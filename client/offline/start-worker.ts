/** The worker keeps the files of screens and characters that were not seen yet once the page has been quiet for so long. */
const FILL_AFTER_MS = 15_000

/** Lets the pages open without a server, where the browser can: on HTTPS and on this computer. */
export async function startWorker(entry: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const workers = navigator.serviceWorker
  const registration = await workers.register('/service-worker.js', { updateViaCache: 'none' })
  registration.waiting?.postMessage({ startedWith: new URL(entry).pathname })
  const ready = await workers.ready
  setTimeout(() => ready.active?.postMessage('fill'), FILL_AFTER_MS)
}
