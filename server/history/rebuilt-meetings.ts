import type { Meeting } from '../../shared/meeting/read-meeting.ts'

/** Each may hold a long meeting; more are rarely looked at in turn. */
const MOST_KEPT = 16
/** The thread that does it serves everybody. */
const MOST_AT_ONCE = 2
/** More than this would wait for longer than a browser does. */
const MOST_WAITING = 20

/** More meetings are being rebuilt than anybody would wait for. */
export class TooManyRebuilt extends Error {
  override readonly name = 'TooManyRebuilt'
}

/** Meetings as they once stood. A moment changes with a purge alone: each is rebuilt once, and the last ones are kept. */
export class RebuiltMeetings {
  readonly #kept = new Map<string, Promise<Meeting>>()
  readonly #waiting: (() => void)[] = []
  #running = 0

  /** Rejects when too many wait. What `rebuild` rejects with is passed on and forgotten. */
  of(meeting: string, point: string, rebuild: () => Promise<Meeting>): Promise<Meeting> {
    const key = `${meeting} ${point}`
    const known = this.#kept.get(key)
    if (known === undefined && this.#waiting.length >= MOST_WAITING)
      return Promise.reject(new TooManyRebuilt('too many meetings are being rebuilt'))
    const kept = known ?? this.#inTurn(rebuild)
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    kept.catch(() => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key)
    })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return kept
  }

  /** Keeps none of a meeting's moments. */
  forget(meeting: string): void {
    for (const key of [...this.#kept.keys()]) if (key.startsWith(`${meeting} `)) this.#kept.delete(key)
  }

  async #inTurn(rebuild: () => Promise<Meeting>): Promise<Meeting> {
    if (this.#running >= MOST_AT_ONCE) await new Promise<void>(resolve => this.#waiting.push(resolve))
    else this.#running++
    try {
      return await rebuild()
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#running--
      else next()
    }
  }
}
