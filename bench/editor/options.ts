import { parseArgs } from 'node:util'
import type { Counts } from './scenarios.ts'

export type Options = {
  readonly entries: readonly number[]
  readonly rounds: number
  readonly counts: Counts
  /** Hours of a meeting whose edits are replayed to see what grows; 0 leaves that out. */
  readonly hours: number
  /** A part of everything, or small counts: shown, not written into the documentation. */
  readonly complete: boolean
}

const FULL: Counts = { opens: 5, keys: 200, phrases: 20, enters: 40, remote: 40 }
const QUICK: Counts = { opens: 2, keys: 40, phrases: 6, enters: 8, remote: 10 }

/** `--quick`, `--entries 500,5000`, `--rounds 3`, `--hours 8`; ends the process with one line on anything else. */
export function readOptions(args: readonly string[]): Options {
  const { quick, entries, rounds, hours } = parse(args)
  return {
    entries: entries === undefined ? [500, 2_000, 5_000] : entries.split(',').map(numberOf),
    rounds: rounds === undefined ? (quick ? 1 : 3) : numberOf(rounds),
    counts: quick ? QUICK : FULL,
    hours: hours === undefined ? (quick ? 0 : 8) : Number(hours),
    complete: !quick && entries === undefined && hours === undefined,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean', default: false },
        entries: { type: 'string' },
        rounds: { type: 'string' },
        hours: { type: 'string' },
      },
    }).values
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

function numberOf(text: string): number {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : fail(`${text} is not a count`)
}

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}
