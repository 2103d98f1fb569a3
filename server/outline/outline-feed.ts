import { projectorOf } from '../../shared/meeting/meeting-doc.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { audienceOf } from '../../shared/outline/audience.ts'
import { type Outline, outlineOf } from '../../shared/outline/outline.ts'
import { type OutlinePatch, patchBetween } from '../../shared/outline/outline-patch.ts'
import { parseReleaseMode, type ReleaseState, releaseEntries } from '../../shared/outline/release.ts'
import type { Clock } from '../clock.ts'
import type { Room } from '../sync/room.ts'

/** At most one new outline in this time; the first change after a pause shows at once. */
const WINDOW_MS = 100
/** Patches kept for readers that come back. */
const KEPT_PATCHES = 200

export type OutlineEvent =
  | { readonly kind: 'snapshot'; readonly id: string; readonly outline: Outline }
  | { readonly kind: 'patch'; readonly id: string; readonly patch: OutlinePatch }
type PatchEvent = OutlineEvent & { readonly kind: 'patch' }

export type Subscriber = {
  readonly event: (event: OutlineEvent) => void
  /** The feed is over; what follows is in a new one. */
  readonly end: () => void
}

/**
 * The outline of one open room as the audience sees it, recomputed while there are subscribers.
 *
 *   change ─► outline ── window ──┐ change, change ─► one outline ── window ──┐ (nothing) ─► idle
 */
export class OutlineFeed {
  readonly #room: Room
  readonly #clock: Clock
  /** Tells this feed's ids from those of an earlier one of the same meeting. */
  readonly #epoch: string
  readonly #subscribers = new Set<Subscriber>()
  readonly #patches: PatchEvent[] = []
  #count = 0
  #release: ReleaseState | null = null
  #isHolding = false
  #outline: Outline | null = null
  #window: 'idle' | 'open' | 'due' = 'idle'
  #stopDue = () => {}
  readonly #stopListening: () => void

  constructor(room: Room, clock: Clock, epoch: string) {
    this.#room = room
    this.#clock = clock
    this.#epoch = epoch
    this.#stopListening = room.onChange(({ content }) => {
      if (content || this.#isHolding) this.#changed()
    })
  }

  get isUsed(): boolean {
    return this.#subscribers.size > 0
  }

  /** The outline now, on disk. */
  async current(): Promise<Outline> {
    const outline = this.#compute()
    await this.#room.settled()
    return outline
  }

  /** Begins with what follows `lastId`, or with a snapshot; the result unsubscribes. */
  subscribe(subscriber: Subscriber, lastId: string | null): () => void {
    if (!this.isUsed) this.#update()
    const missed = this.#after(lastId)
    const first = missed ?? [
      { kind: 'snapshot' as const, id: this.#id(), outline: this.#outline ?? this.#compute() },
    ]
    this.#room.afterCommit(() => {
      for (const event of first) subscriber.event(event)
    })
    this.#subscribers.add(subscriber)
    return () => this.#subscribers.delete(subscriber)
  }

  close(): void {
    this.#stopListening()
    this.#stopDue()
    for (const subscriber of this.#subscribers) subscriber.end()
    this.#subscribers.clear()
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

  #update(): void {
    const before = this.#outline
    const outline = this.#compute()
    this.#outline = outline
    const patch = before === null ? null : patchBetween(before, outline)
    if (patch === null) return
    this.#count++
    const event: PatchEvent = { kind: 'patch', id: this.#id(), patch }
    this.#patches.push(event)
    if (this.#patches.length > KEPT_PATCHES) this.#patches.shift()
    const subscribers = [...this.#subscribers]
    this.#room.afterCommit(() => {
      for (const subscriber of subscribers) if (this.#subscribers.has(subscriber)) subscriber.event(event)
    })
  }

  #compute(): Outline {
    const { meeting, mode } = this.#room.peek(doc => ({
      meeting: readMeeting(doc),
      mode: parseReleaseMode(projectorOf(doc).get('release')),
    }))
    const carets = this.#room.presence.caretEntries()
    const released = releaseEntries(this.#release, meeting.entries, { mode, carets, ms: this.#clock.nowMs() })
    this.#release = released.state
    this.#isHolding = released.dueAtMs !== null
    this.#scheduleDue(released.dueAtMs)
    const confirmedOnly = meeting.projector.confirmedOnly || mode === 'confirmed'
    const projector = { ...meeting.projector, confirmedOnly }
    return outlineOf(audienceOf({ ...meeting, projector, entries: released.entries }))
  }

  #scheduleDue(dueAtMs: number | null): void {
    this.#stopDue()
    if (dueAtMs !== null)
      this.#stopDue = this.#clock.after(dueAtMs - this.#clock.nowMs(), () => this.#changed())
  }

  #id(): string {
    return `${this.#epoch}.${this.#count}`
  }

  /** The patches after an id; null when a snapshot is needed. */
  #after(lastId: string | null): readonly OutlineEvent[] | null {
    const [epoch, count] = lastId?.split('.') ?? []
    const missing = this.#count - Number(count)
    if (epoch !== this.#epoch || !(missing >= 0 && missing <= this.#patches.length)) return null
    return missing === 0 ? [] : this.#patches.slice(-missing)
  }
}
