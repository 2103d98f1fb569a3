import { decodeMessage } from '../../shared/sync/protocol.ts'
import type { Received } from './joined-typing.ts'
import { MAX_UNSAVED_BYTES } from './limits.ts'
import type { Peer } from './peer.ts'
import type { Saver } from './saver.ts'
import type { SendWindow } from './send-window.ts'

export type InboxParts = {
  readonly saver: Saver
  readonly window: SendWindow
  /** Handles what has gathered; called when it is due. */
  readonly flush: () => void
}

/**
 * Gathers what peers send for one turn of the event loop; while a turn is on its way to the disk, until it is there:
 * each commit is one transaction and one frame.
 */
export class Inbox {
  readonly #parts: InboxParts
  #received: Received[] = []
  #bytes = 0
  #isDue = false
  readonly #flushIfDue: () => void

  constructor(parts: InboxParts) {
    this.#parts = parts
    this.#flushIfDue = () => {
      if (this.#isDue) parts.flush()
    }
  }

  get isEmpty(): boolean {
    return this.#received.length === 0
  }

  add(peer: Peer, bytes: Uint8Array): void {
    this.#received.push({ peer, message: decodeMessage(bytes) })
    this.#bytes += bytes.length
    if (this.#bytes > MAX_UNSAVED_BYTES) this.#parts.flush()
    else this.schedule()
  }

  /** Has `flush` called although nothing was received. */
  schedule(): void {
    if (this.#isDue) return
    this.#isDue = true
    const { saver, window } = this.#parts
    const cameMs = window.cameMs()
    const flush = () => window.run(cameMs, this.#flushIfDue)
    if (saver.unsavedBytes > 0) saver.afterCommit(flush)
    else flush()
  }

  /** Takes presence out of turn, of peers that have sent nothing else: it belongs to what is being told now. */
  takeLonePresence(): readonly Received[] {
    if (this.#received.length === 0) return []
    const busy = new Set<Peer>()
    const lone: Received[] = []
    const rest: Received[] = []
    for (const each of this.#received) {
      const isLone = each.message.kind === 'awareness' && !busy.has(each.peer)
      if (!isLone) busy.add(each.peer)
      ;(isLone ? lone : rest).push(each)
    }
    this.#received = rest
    return lone
  }

  take(): readonly Received[] {
    const received = this.#received
    this.#received = []
    this.#bytes = 0
    this.#isDue = false
    return received
  }
}
