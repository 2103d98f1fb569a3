import type { WebsocketProvider } from 'y-websocket'
import { CLOSE_CODES, isFinalClose, TOO_LARGE_FOR_SOCKET } from '../../shared/sync/close-codes.ts'
import { takeRefusal } from './bounded-socket.ts'
import type { SaveEvent } from './save-state.ts'
import { whyRefused } from './why-refused.ts'

const FIRST_RETRY_MS = 200
const LONGEST_RETRY_MS = 10_000

type Listeners = {
  readonly note: (event: SaveEvent) => void
  readonly onSynced: () => void
  readonly onLost: () => void
  /** The server closed the connection for good, or refuses to open it. */
  readonly onClosed: (code: number) => void
}

/** Tells what becomes of a provider's connection, and paces how it comes back. */
export function followLink(meetingId: string, provider: WebsocketProvider, listeners: Listeners): void {
  const { note, onSynced, onLost, onClosed } = listeners
  const close = (code: number) => {
    note({ kind: 'closed', code })
    onClosed(code)
  }
  const askIfRefused = refusalAsker(meetingId, provider, close)
  provider.on('sync', synced => {
    if (!synced) return
    note({ kind: 'synced' })
    onSynced()
  })
  provider.on('closed', ({ code }) => close(code))
  provider.on('connection-close', event => {
    if (event !== null && isFinalClose(event.code)) return
    if (event?.code === TOO_LARGE_FOR_SOCKET || takeRefusal(provider.ws)) {
      provider.disconnect()
      return close(CLOSE_CODES.tooLarge)
    }
    const delayMs = retryDelayMs(provider.wsUnsuccessfulReconnects + 1)
    provider.maxBackoffTime = delayMs
    note({ kind: 'lost', retryAtMs: Date.now() + delayMs })
    onLost()
    if (event !== null && !provider.wsconnected) void askIfRefused()
  })
}

/** A socket that did not open may have been refused; only a request tells. Trying again would not help then. */
function refusalAsker(meetingId: string, provider: WebsocketProvider, onRefused: (code: number) => void) {
  let isAsking = false
  return async () => {
    if (isAsking) return
    isAsking = true
    const code = await whyRefused(meetingId)
    isAsking = false
    if (code === null || provider.wsconnected || !provider.shouldConnect) return
    provider.disconnect()
    onRefused(code)
  }
}

/**
 * A socket whose network is gone stays open until something times out. When the browser says that it is offline the
 * connection is made anew at once: a server on this machine is still there, any other one shows as lost. What the server closed for good stays closed.
 */
export function followNetwork(provider: WebsocketProvider, reconnectNow: () => void): () => void {
  const renew = () => {
    if (!provider.shouldConnect) return
    provider.disconnect()
    provider.connect()
  }
  const resume = () => {
    if (provider.shouldConnect) reconnectNow()
  }
  window.addEventListener('offline', renew)
  window.addEventListener('online', resume)
  return () => {
    window.removeEventListener('offline', renew)
    window.removeEventListener('online', resume)
  }
}

/** Doubling from 200 ms to 10 s, each by a random half less, so that a restarted server is not stormed. */
function retryDelayMs(attempt: number): number {
  const fullMs = Math.min(FIRST_RETRY_MS * 2 ** (attempt - 1), LONGEST_RETRY_MS)
  return fullMs * (0.5 + Math.random() / 2)
}
