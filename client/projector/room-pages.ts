/** Which page a screen shows, 0-based, and with which entry each of its pages begins ('' for a page without entries). */
export type RoomPages = { readonly page: number; readonly anchors: readonly string[] }

const KIND = 'yoroku-room-pages'

/** Tells the page around this frame. */
export function sendPages(to: Pick<Window, 'postMessage'>, { page, anchors }: RoomPages): void {
  to.postMessage({ kind: KIND, page, anchors }, location.origin)
}

/** What a frame of our own has told; null for any other message. */
export function parsePages({
  origin,
  data,
}: Pick<MessageEvent<unknown>, 'origin' | 'data'>): RoomPages | null {
  if (origin !== location.origin || typeof data !== 'object' || data === null) return null
  const { kind, page, anchors } = data as Readonly<Record<string, unknown>>
  if (kind !== KIND || typeof page !== 'number' || !Array.isArray(anchors)) return null
  return { page, anchors: anchors.map(String) }
}
