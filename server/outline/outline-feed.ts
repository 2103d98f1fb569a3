import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { LiveOutline } from '../../shared/outline/live-outline.ts'
import type { Outline } from '../../shared/outline/outline.ts'
import { patchBetween } from '../../shared/outline/outline-patch.ts'
import type { Clock } from '../clock.ts'
import type { Room } from '../sync/room.ts'
import { KeptPatches } from './kept-patches.ts'
import { type OutlineEvent, patchEvent, snapshotEvent } from './outline-event.ts'

/** At most one look at the document in this time; the first change after a pause shows at once. */
const WINDOW_MS = 100

export type Subscriber = {
  readonly event: (event: OutlineEvent) => void
  /** The feed is over; what follows is in a new one. */
  readonly end: () => void
}

export type Subscription = {
  /** Sends a snapshot, for a subscriber that lost something. */
  readonly refresh: () => void
  readonly cancel: () => void
}

/**
 * The outline of one open room as the audience sees it, kept up to date while there are subscribers.
 *
 *   change ─► outline ── window ──┐ change, change ─► one outline ── window ──┐ (nothing) ─► idle
 */
export class OutlineFeed {
  readonly #room: Room
  readonly #clock: Clock
  /** Tells this feed's ids from those of an earlier one of the same meeting. */
  readonly #epoch: string
  readonly #live = new LiveOutline()
  readonly #subscribers = new Set<Subscriber>()
  readonly #patches = new KeptPatches()
  #outline: Outline | null = null
  /** One for all that need it at the same time. */
  #snapshot: OutlineEvent | null = null
  #window: 'idle' | 'open' | 'due' = 'idle'
  #stopDue = () => {}
  #unfollow = () => {}
  readonly #stopListening: () => void

  constructor(room: Room, clock: Clock, epoch: string) {
    this.#room = room
    this.#clock = clock
    this.#epoch = epoch
    this.#stopListening = room.onChange(({ content }) => {
      if (content || this.#live.dueAtMs !== null) this.#changed()
    })
  }

  get isUsed(): boolean {
    return this.#subscribers.size > 0
  }

  /** The outline now, on disk. */
  current(): Promise<Outline> {
    return this.#once(() => this.#update())
  }

  /** The meeting as the audience sees it now, on disk. */
  meeting(): Promise<Meeting> {
    return this.#once(() => {
      this.#update()
      return this.#live.meeting()
    })
  }

  /** Begins with what follows `lastId`, or with a snapshot. */
  subscribe(subscriber: Subscriber, lastId: string | null): Subscription {
    if (!this.isUsed) {
      this.#unfollow = this.#room.follow()
      this.#update()
    }
    this.#subscribers.add(subscriber)
    this.#sendTo([subscriber], this.#after(lastId) ?? [this.#snapshotNow()])
    return {
      refresh: () => this.#sendTo([subscriber], [this.#snapshotNow()]),
      cancel: () => this.#cancel(subscriber),
    }
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
    this.#stopDue()
    this.#unfollow()
    this.#unfollow = () => {}
    this.#live.detach()
    this.#snapshot = null
  }

  #changed(): void {
    if (!this.isUsed) return
    if (this.#window !== 'idle') {
      this.#window = 'due'
      return
    }
    this.#window = 'open'
    this.#clock.after(WINDOW_MS, () => {
      const isDue = this.#window === 'due'
      this.#window = 'idle'
      if (isDue) this.#changed()
    })
    this.#update()
  }

  /** Looks at the document and tells the subscribers what they do not know yet. */
  #update(): Outline {
    const before = this.#outline
    const outline = this.#look()
    this.#outline = outline
    const patch = before === null ? null : patchBetween(before, outline)
    if (patch !== null) {
      this.#snapshot = null
      const event = this.#patches.add(number => patchEvent(`${this.#epoch}.${number}`, patch))
      this.#sendTo([...this.#subscribers], [event])
    }
    return outline
  }

  #look(): Outline {
    const now = { carets: this.#room.presence.caretEntries(), ms: this.#clock.nowMs() }
    const outline = this.#room.peek(doc => this.#live.look(doc, now))
    this.#stopDue()
    const due = this.#live.dueAtMs
    this.#stopDue = due === null ? () => {} : this.#clock.after(due - now.ms, () => this.#changed())
    return outline
  }

  #sendTo(subscribers: readonly Subscriber[], events: readonly OutlineEvent[]): void {
    this.#room.afterCommit(() => {
      for (const subscriber of subscribers) for (const event of events) this.#send(subscriber, event)
    })
  }

  #send(subscriber: Subscriber, event: OutlineEvent): void {
    if (this.#subscribers.has(subscriber)) subscriber.event(event)
  }

  #snapshotNow(): OutlineEvent {
    const outline = this.#outline ?? this.#look()
    this.#snapshot ??= snapshotEvent(`${this.#epoch}.${this.#patches.count}`, outline)
    return this.#snapshot
  }

  /** The patches after an id; null when a snapshot is needed. */
  #after(lastId: string | null): readonly OutlineEvent[] | null {
    const [epoch, number] = lastId?.split('.') ?? []
    return epoch === this.#epoch ? this.#patches.after(Number(number)) : null
  }
}
