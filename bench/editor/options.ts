import { countOf, fail, parsed } from '../arguments.ts'
import { PARTS, type Part } from './document.ts'
import type { Counts } from './scenarios.ts'

export type Options = {
  readonly entries: readonly number[]
  readonly rounds: number
  readonly counts: Counts
  /** Hours of a meeting that are typed to see what grows. */
  readonly hours: number
  /** The parts of the report that this run makes. */
  readonly parts: readonly Part[]
  /** Small counts, or not all sizes: shown, not written into the documentation. */
  readonly complete: boolean
}

/** Of 20 samples the slowest would be the p95. */
const FULL: Counts = { opens: 5, keys: 100, phrases: 10, enters: 60, remote: 48 }
const FULL_ROUNDS = 2
const FULL_HOURS = 8
const QUICK: Counts = { opens: 2, keys: 40, phrases: 6, enters: 8, remote: 10 }

const OPTIONS = {
  quick: { type: 'boolean', default: false },
  only: { type: 'string' },
  entries: { type: 'string' },
  rounds: { type: 'string' },
  hours: { type: 'string' },
} as const

/** `--quick`, `--only speed|growth`, `--entries 500,5000`, `--rounds 2`, `--hours 8`; ends the process with one line on anything else. */
export function readOptions(args: readonly string[]): Options {
  const { quick, only, entries, rounds, hours } = parsed({ args: [...args], options: OPTIONS }).values
  const hoursAsked = hours === undefined ? FULL_HOURS : countOf(hours)
  return {
    entries: entries === undefined ? [500, 2_000, 5_000] : entries.split(',').map(countOf),
    rounds: rounds === undefined ? (quick ? 1 : FULL_ROUNDS) : countOf(rounds),
    counts: quick ? QUICK : FULL,
    hours: hoursAsked,
    parts: partsOf(only, quick && hours === undefined),
    complete: !quick && entries === undefined && rounds === undefined && hoursAsked === FULL_HOURS,
  }
}

/** A quick look leaves the hours out, unless it asks for them. */
function partsOf(only: string | undefined, isLook: boolean): readonly Part[] {
  if (only === undefined) return isLook ? ['speed'] : PARTS
  const part = PARTS.find(each => each === only)
  return part === undefined ? fail(`--only takes ${PARTS.join(' or ')}`) : [part]
}
