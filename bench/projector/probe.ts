/** A key as the recorder's page got it: the event's own time stamp, as epoch ms. */
export type PressedKey = { readonly key: string; readonly atMs: number }
/** A text of an entry on the room's page, and when the frame that shows it was done, as epoch ms. */
export type ShownText = { readonly text: string; readonly atMs: number }

declare global {
  interface Window {
    readonly pressedKeys: { readonly take: () => PressedKey[] }
    readonly shownTexts: { readonly all: () => ShownText[] }
  }
}

/** Runs in the recorder's page before its own code. It must not use anything from outside itself. */
export function noteKeys(): void {
  let keys: PressedKey[] = []
  window.addEventListener(
    'keydown',
    ({ key, timeStamp }) => keys.push({ key, atMs: performance.timeOrigin + timeStamp }),
    { capture: true },
  )
  const take = () => {
    const taken = keys
    keys = []
    return taken
  }
  Object.assign(window, { pressedKeys: { take } })
}

/**
 * Runs in the room's page before its own code. After each change of the page, in the first task after the frame that
 * shows it, it notes the texts of the entries whose marker is a sample's. It must not use anything from outside itself.
 */
export function noteTexts(): void {
  const SHOWN = 'main [data-entry]'
  const SAMPLE = /(q\d+_.*)$/
  const seen = new Map<string, ShownText>()
  const { port1, port2 } = new MessageChannel()
  const waiting: string[] = []
  port1.onmessage = () => {
    const atMs = performance.timeOrigin + performance.now()
    for (const text of waiting.splice(0)) if (!seen.has(text)) seen.set(text, { text, atMs })
  }
  const look = () => {
    for (const entry of document.querySelectorAll(SHOWN)) {
      const [, text] = SAMPLE.exec(entry.textContent ?? '') ?? []
      if (text !== undefined && !seen.has(text) && entry.closest('[aria-hidden="true"]') === null)
        waiting.push(text)
    }
    if (waiting.length > 0) requestAnimationFrame(() => port2.postMessage(null))
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
  Object.assign(window, { shownTexts: { all: () => [...seen.values()] } })
}
