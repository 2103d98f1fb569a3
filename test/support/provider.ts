import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'

/** A stock y-websocket client. */
export type Provider = WebsocketProvider

/** A stock provider whose sockets carry these headers on the upgrade. */
export function openProvider(
  url: string,
  meeting: string,
  headers: Record<string, string>,
  doc: Y.Doc,
): WebsocketProvider {
  class SocketWithHeaders extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers })
    }
  }
  return new WebsocketProvider(url, meeting, doc, {
    disableBc: true,
    WebSocketPolyfill: SocketWithHeaders as unknown as typeof globalThis.WebSocket,
  })
}

/** Resolves once both sides have what the other had. */
export function untilSynced(provider: WebsocketProvider): Promise<void> {
  return new Promise(resolve => {
    if (provider.synced) return resolve()
    provider.on('sync', synced => {
      if (synced) resolve()
    })
  })
}
