import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { LiveOutline } from '../../shared/outline/live-outline.ts'
import { type RoomOutline, roundAfter } from '../../shared/outline/round.ts'
import type { Clock } from '../clock.ts'
import type { Room } from '../sync/room.ts'
import type { OutlineEvent } from './outline-event.ts'
import { OutlineVersions } from './outline-versions.ts'

/** At most one look at the document in this time; the first change after a pause shows at once. */
export const WINDOW_MS = 100
/** Where the room sees every letter as it is typed, the wait for the next look is seen too. */
const LIVE_WINDOW_MS = 60
/** Who leaves an entry is finished with it: what was written there waits no longer than this for the next look. */
const LEFT_WINDOW_MS = 20

export type Subscriber = {
  /** For who has the version before. */
  readonly news: (event: OutlineEvent) => void
  /** What leads from the version that the subscriber named to the latest; null when it has that. */
  readonly caughtUp: (event: OutlineEvent | null) => void
  /** The feed is over; what follows is in a new one. */
  readonly end: () => void
}

export type Subscription = {
  /** For a subscriber that passed news by: tells it what leads from the version of that id to the latest. */
  readonly catchUp: (id: string | null) => void
  readonly cancel: () => void
}

/**
 * The outline of one open room as the audience sees it, kept up to date while there are subscribers.
 *
 *   change ─► look ── window ──┐ change, change ─► one look ── window ──┐ (nothing) … change ─► look
 */
export class OutlineFeed {
  readonly #room: Room
  readonly #clock: Clock
  readonly #live = new LiveOutline()
  #outline: RoomOutline | null = null
  readonly #versions: OutlineVersions
  readonly #subscribers = new Set<Subscriber>()
  /** When the last look for a change was, and when the next one is planned. */
  #lookedAtMs = Number.NEGATIVE_INFINITY
  #nextAtMs = Number.POSITIVE_INFINITY
  #stopNext = () => {}
  #stopDue = () => {}
  #unfollow = () => {}
  readonly #stopListening: () => void

  /** `epoch` tells this feed's ids from those of an earlier one of the same meeting. */
  constructor(room: Room, clock: Clock, epoch: string) {
    this.#room = room
    this.#clock = clock
    this.#versions = new OutlineVersions(epoch)
    this.#stopListening = room.onChange(({ content }) => {
      if (content || this.#isWaitedFor) this.#changed()
    })
  }

  get isUsed(): boolean {
    return this.#subscribers.size > 0
  }

  /** Something was written that is not shown yet. */
  get #isWaitedFor(): boolean {
    return this.#live.dueAtMs !== null || this.#nextAtMs < Number.POSITIVE_INFINITY
  }

  /** The outline now, on disk. */
  current(): Promise<RoomOutline> {
    return this.#once(() => this.#look())
  }

  /** The meeting as the audience sees it now, on disk. */
  meeting(): Promise<Meeting> {
    return this.#once(() => {
      this.#look()
      return this.#live.meeting()
    })
  }

  /** Begins with what leads from the version `lastId` to the latest: a patch, a snapshot or nothing. */
  subscribe(subscriber: Subscriber, lastId: string | null): Subscription {
    if (!this.isUsed) {
      this.#unfollow = this.#room.follow()
      this.#look()
    }
    this.#subscribers.add(subscriber)
    const catchUp = (id: string | null) => {
      const event = this.#versions.since(id)
      this.#tell([subscriber], each => each.caughtUp(event))
    }
    catchUp(lastId)
    return { catchUp, cancel: () => this.#cancel(subscriber) }
  }

  close(): void {
    this.#stopListening()
    this.#rest()
    for (const subscriber of this.#subscribers) subscriber.end()
    this.#subscribers.clear()
  }

  /** Answers a single question, once what it saw is on disk. */
  async #once<T>(ask: () => T): Promise<T> {
    const answer = ask()
    if (!this.isUsed) this.#rest()
    await this.#room.settled()
    return answer
  }

  #cancel(subscriber: Subscriber): void {
    if (this.#subscribers.delete(subscriber) && !this.isUsed) this.#rest()
  }

  /** Nobody reads: nothing of the document is kept but what the readers saw. */
  #rest(): void {
    this.#cancelNext()
    this.#stopDue()
    this.#unfollow()
    this.#unfollow = () => {}
    this.#live.detach()
    this.#versions.forgetEvents()
  }

  #changed(): void {
    if (!this.isUsed) return
    const isLeft = this.#live.isLeft(this.#room.presence.caretEntries())
    const isLive = this.#outline?.projector.release === 'live'
    this.#lookAfter(isLeft ? LEFT_WINDOW_MS : isLive ? LIVE_WINDOW_MS : WINDOW_MS)
  }

  /** Looks once so much time has passed since the look before: that may be now. */
  #lookAfter(windowMs: number): void {
    const nowMs = this.#clock.elapsedMs()
    const atMs = this.#lookedAtMs + windowMs
    if (atMs >= this.#nextAtMs) return
    this.#cancelNext()
    if (atMs <= nowMs) {
      this.#lookForChange()
      return
    }
    this.#nextAtMs = atMs
    this.#stopNext = this.#clock.after(atMs - nowMs, () => this.#lookForChange())
  }

  #lookForChange(): void {
    this.#cancelNext()
    this.#lookedAtMs = this.#clock.elapsedMs()
    this.#look()
  }

  #cancelNext(): void {
    this.#stopNext()
    this.#nextAtMs = Number.POSITIVE_INFINITY
  }

  /** Looks at the document and tells the subscribers what they do not know yet. */
  #look(): RoomOutline {
    const now = { carets: this.#room.presence.caretEntries(), ms: this.#clock.nowMs() }
    const live = this.#room.peek(doc => this.#live.look(doc, now))
    const outline = { ...live, round: roundAfter(this.#outline, live, now.ms) }
    this.#outline = outline
    this.#stopDue()
    const due = this.#live.dueAtMs
    this.#stopDue = due === null ? () => {} : this.#clock.after(due - now.ms, () => this.#changed())
    const event = this.#versions.add(outline)
    if (event !== null) this.#tell([...this.#subscribers], each => each.news(event))
    return outline
  }

  /** What is shown is on disk. */
  #tell(subscribers: readonly Subscriber[], tell: (subscriber: Subscriber) => void): void {
    if (subscribers.length === 0) return
    this.#room.afterCommit(() => {
      for (const subscriber of subscribers) if (this.#subscribers.has(subscriber)) tell(subscriber)
    })
  }
}
