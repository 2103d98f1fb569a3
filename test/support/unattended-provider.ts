import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { decodeMessage, type Message } from '../../shared/sync/protocol.ts'

/** A socket that opens when told to; nobody is behind it. */
export type UnattendedSocket = {
  readonly onopen: () => void
  readonly onclose: (event: { readonly code: number }) => void
  readonly onmessage: (event: { readonly data: Uint8Array }) => void
}

/** A page's link to a server that is not there, not connected yet; `onSent` is told what the page sends. */
export function unattendedProvider(doc: Y.Doc, onSent: (message: Message) => void): WebsocketProvider {
  class Socket implements UnattendedSocket {
    readyState = 1
    readonly OPEN = 1
    onopen = () => undefined
    onclose = () => undefined
    onmessage = () => undefined

    send(bytes: Uint8Array): void {
      onSent(decodeMessage(bytes))
    }

    close(): void {
      this.readyState = 3
    }
  }
  return new WebsocketProvider('ws://nowhere', 'm', doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: Socket as unknown as typeof WebSocket,
  })
}

export function socketOf(provider: WebsocketProvider): UnattendedSocket {
  return provider.ws as unknown as UnattendedSocket
}
