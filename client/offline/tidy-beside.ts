/** Tidies a meeting's copy on a thread of its own: a long meeting takes longer than a key may wait. */
export async function tidyBeside(meetingId: string): Promise<void> {
  const worker = new Worker(new URL('./tidy-worker.ts', import.meta.url), { type: 'module' })
  await new Promise<void>(resolve => {
    worker.onmessage = worker.onerror = () => resolve()
    worker.postMessage(meetingId)
  })
  worker.terminate()
}
