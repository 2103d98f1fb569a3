/** What of the page is watched: the entry with the focus, who stands beside it, whether a text is edited; or a text by its selector. */
export type Watched = { readonly what: 'focus' | 'neighbours' | 'editing' } | { readonly textOf: string }

declare global {
  interface Window {
    /** Milliseconds from the next key to the end of the first frame that shows a change of what is watched. */
    effectOfKey: Promise<number>
    /** When a text was first seen on the page, by the clock that all processes of the machine share. */
    seenAt: Promise<number>
  }
}

/** Runs in the page. It must not use anything from outside itself. */
export function watchKey(watched: Watched): void {
  const look = (): string | null => {
    if ('textOf' in watched) return document.querySelector(watched.textOf)?.textContent ?? ''
    if (watched.what === 'editing')
      return `${document.querySelector('main [contenteditable="true"]') !== null}`
    const entry = document.activeElement?.closest<HTMLElement>('[data-entry]')
    if (!entry) return null
    const { id, before, behind } = {
      id: entry.dataset.entry,
      before: entry.previousElementSibling?.textContent,
      behind: entry.nextElementSibling?.textContent,
    }
    return watched.what === 'focus' ? `${id}` : `${before} ${behind}`
  }
  const first = look()
  const { port1, port2 } = new MessageChannel()
  window.effectOfKey = new Promise(resolve => {
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const eachFrame = () => {
          const now = look()
          if (now === null || now === first) return requestAnimationFrame(eachFrame)
          port1.onmessage = () => resolve(performance.now() - timeStamp)
          return port2.postMessage(null)
        }
        requestAnimationFrame(eachFrame)
      },
      { capture: true, once: true },
    )
  })
}

/** Runs in the page: waits until an entry's text is at least so long. */
export function watchText({ entry, length }: { readonly entry: string; readonly length: number }): void {
  const { port1, port2 } = new MessageChannel()
  window.seenAt = new Promise(resolve => {
    const eachFrame = () => {
      const text = document.querySelector(`[data-entry="${entry}"] p`)?.textContent ?? ''
      if (text.length < length) return requestAnimationFrame(eachFrame)
      port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
      return port2.postMessage(null)
    }
    requestAnimationFrame(eachFrame)
  })
}
