import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import { BARRIER, encodeBarrier, STEP_1, SYNC } from '../../shared/sync/protocol.ts'

/** Edits of one burst share a barrier. */
const BURST_MS = 50

export type Barrier = {
  /** Asks, a moment from now, for an answer once everything sent so far is on the server's disk. */
  readonly arm: () => void
  readonly close: () => void
}

/**
 * Barriers over a provider's socket. The server answers [101, n] once all that it received earlier on this
 * connection is durable. No barrier is sent before the server's request for our missing edits has been
 * answered on this connection, else it would not cover what was typed while offline.
 */
export function createBarrier(
  provider: WebsocketProvider,
  lastEdit: () => number,
  onAnswer: (edit: number) => void,
): Barrier {
  let answeredOn: WebSocket | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const send = () => {
    timer = undefined
    const socket = provider.ws
    if (socket === null || socket !== answeredOn || !provider.synced || socket.readyState !== 1) return
    socket.send(new Uint8Array(encodeBarrier(lastEdit())))
  }
  const arm = () => {
    timer ??= setTimeout(send, BURST_MS)
  }
  onSyncRequest(provider, () => {
    answeredOn = provider.ws
    arm()
  })
  provider.messageHandlers[BARRIER] = (_, decoder) => onAnswer(decoding.readVarUint(decoder))
  provider.on('sync', synced => {
    if (synced) arm()
  })
  return { arm, close: () => clearTimeout(timer) }
}

function onSyncRequest(provider: WebsocketProvider, listener: () => void): void {
  const handle = provider.messageHandlers[SYNC]
  if (handle === undefined) throw new Error('y-websocket has no sync handler')
  provider.messageHandlers[SYNC] = (encoder, decoder, ...rest) => {
    const isRequest = decoder.arr[decoder.pos] === STEP_1
    handle(encoder, decoder, ...rest)
    if (isRequest) listener()
  }
}
