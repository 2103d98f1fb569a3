import type { Clock } from '../clock.ts'

/** Of one turn of the event loop; in the next one those who type are read first. */
const TURN_MS = 3

/** Lets a crowd in a few at a time: each that enters costs a tenth of a millisecond in which nobody's key is read. */
export class Turnstile {
  readonly #clock: Clock
  readonly #waiting: (() => void)[] = []
  #isTurning = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Runs `through` at the end of this turn of the event loop or of a later one, after all that came before. */
  enter<T>(through: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => {
        try {
          resolve(through())
        } catch (error) {
          reject(error)
        }
      })
      this.#turnSoon()
    })
  }

  #turnSoon(): void {
    if (this.#isTurning || this.#waiting.length === 0) return
    this.#isTurning = true
    this.#clock.soon(() => {
      this.#isTurning = false
      const startMs = this.#clock.elapsedMs()
      while (this.#clock.elapsedMs() - startMs < TURN_MS) {
        const through = this.#waiting.shift()
        if (through === undefined) return
        through()
      }
      this.#turnSoon()
    })
  }
}
