import { encodeStep1 } from '../../shared/sync/protocol.ts'
import type { Peer } from './peer.ts'
import type { RoomDocument } from './room-document.ts'
import type { Member } from './turn.ts'

/** On their way to newcomers at once; whoever types waits behind no more than that. */
const BYTES_UNDER_WAY = 6 * 1024 * 1024

/** Written in one turn of the event loop: copying more into the operating system would hold up whoever types. */
const BYTES_A_TURN = 1024 * 1024

export type AnswersParts = {
  readonly document: RoomDocument
  readonly members: ReadonlyMap<Peer, Member>
  readonly soon: (run: () => void) => void
  readonly afterCommit: (then: () => void) => void
}

/**
 * Answers those who ask for the document, in order; the next once those before have it, so that a crowd that joins
 * neither stops those who type nor fills the memory of the operating system. A member follows the edits from its
 * answer on: what it holds then is what the answer was made of.
 */
export class Answers {
  readonly #parts: AnswersParts
  #asked: { readonly peer: Peer; readonly stateVector: Uint8Array }[] = []
  #bytesUnderWay = 0
  #isDrainDue = false

  constructor(parts: AnswersParts) {
    this.#parts = parts
  }

  /** Answers now, or when those who asked before have been answered. */
  add(requests: readonly { readonly peer: Peer; readonly stateVector: Uint8Array }[]): void {
    this.#asked.push(...requests)
    if (!this.#isDrainDue) this.#drain()
  }

  close(): void {
    this.#asked = []
  }

  #drain(): void {
    for (let bytes = 0; this.#bytesUnderWay < BYTES_UNDER_WAY; ) {
      if (bytes >= BYTES_A_TURN) {
        this.#drainSoon()
        return
      }
      const request = this.#asked.shift()
      if (request === undefined) return
      bytes += this.#answer(request.peer, request.stateVector)
    }
  }

  #drainSoon(): void {
    if (this.#isDrainDue || this.#asked.length === 0) return
    this.#isDrainDue = true
    this.#parts.soon(() => {
      this.#isDrainDue = false
      this.#drain()
    })
  }

  /** How many bytes that takes. */
  #answer(peer: Peer, stateVector: Uint8Array): number {
    const { document, members, afterCommit } = this.#parts
    const member = members.get(peer)
    if (member === undefined) return 0
    const greeting = member.isGreeted ? null : encodeStep1(document.stateVectorFor(stateVector))
    const packet = document.answer(stateVector)
    const { bytes } = packet
    this.#bytesUnderWay += bytes
    member.isGreeted = true
    afterCommit(() => {
      member.isFollowing = true
      if (greeting) peer.send(greeting)
      peer.sendPacket(packet, () => this.#arrived(bytes))
    })
    return bytes
  }

  #arrived(bytes: number): void {
    this.#bytesUnderWay -= bytes
    this.#drainSoon()
  }
}
