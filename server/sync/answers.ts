import { encodeStep1 } from '../../shared/sync/protocol.ts'
import type { Peer } from './peer.ts'
import type { RoomDocument } from './room-document.ts'
import type { Member } from './turn.ts'

/** Sent to newcomers within one turn of the event loop; others' keys wait no longer than that takes. */
const BYTES_A_TURN = 8 * 1024 * 1024

export type AnswersParts = {
  readonly document: RoomDocument
  readonly members: ReadonlyMap<Peer, Member>
  readonly soon: (run: () => void) => void
  readonly afterCommit: (then: () => void) => void
}

/**
 * Answers those who ask for the document, in order, a few megabytes a turn, so that a crowd that joins does not stop
 * those who type. A member follows the edits from its answer on: what it holds then is what the answer was made of.
 */
export class Answers {
  readonly #parts: AnswersParts
  #asked: { readonly peer: Peer; readonly stateVector: Uint8Array }[] = []
  #isDraining = false

  constructor(parts: AnswersParts) {
    this.#parts = parts
  }

  /** Answers now, or after those who asked before. */
  add(requests: readonly { readonly peer: Peer; readonly stateVector: Uint8Array }[]): void {
    this.#asked.push(...requests)
    if (!this.#isDraining && this.#asked.length > 0) this.#drain()
  }

  close(): void {
    this.#asked = []
  }

  #drain(): void {
    let bytes = 0
    while (bytes < BYTES_A_TURN) {
      const request = this.#asked.shift()
      if (request === undefined) break
      bytes += this.#answer(request.peer, request.stateVector)
    }
    this.#isDraining = this.#asked.length > 0
    if (this.#isDraining) this.#parts.soon(() => this.#drain())
  }

  #answer(peer: Peer, stateVector: Uint8Array): number {
    const { document, members, afterCommit } = this.#parts
    const member = members.get(peer)
    if (member === undefined) return 0
    const greeting = member.isGreeted ? null : encodeStep1(document.stateVectorFor(stateVector))
    const packet = document.answer(stateVector)
    member.isGreeted = true
    afterCommit(() => {
      member.isFollowing = true
      if (greeting) peer.send(greeting)
      peer.sendPacket(packet)
    })
    return packet.bytes
  }
}
