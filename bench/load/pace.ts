import { random } from './random.ts'

const TICK_MS = 1
/** People do not type like a metronome: each pause is off by up to this share. */
const UNEVENNESS = 0.3

export type Pace = {
  readonly hands: number
  readonly keysPerSecond: number
  readonly seconds: number
  readonly seed: number
  /** Stops earlier. */
  readonly signal?: AbortSignal
}

/** Calls `press` for each hand at its own uneven rhythm; the same rhythm for the same seed. */
export async function typeAtPace(pace: Pace, press: (hand: number) => void): Promise<void> {
  const draw = random(pace.seed)
  const pauseMs = 1000 / pace.keysPerSecond
  const startMs = performance.now()
  const endMs = startMs + pace.seconds * 1000
  const dueMs = Array.from({ length: pace.hands }, () => startMs + draw() * pauseMs)
  while (performance.now() < endMs && !pace.signal?.aborted) {
    const now = performance.now()
    for (const [hand, due] of dueMs.entries()) {
      if (due > now) continue
      press(hand)
      dueMs[hand] = due + pauseMs * (1 + UNEVENNESS * (2 * draw() - 1))
    }
    await new Promise(resolve => setTimeout(resolve, TICK_MS))
  }
}
