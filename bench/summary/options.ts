import { parseArgs } from 'node:util'
import type { Counts } from './scenarios.ts'

export type Options = {
  readonly entries: readonly number[]
  readonly counts: Counts
  /** Small counts, or other sizes: shown, not written into the documentation. */
  readonly complete: boolean
}

const SIZES = [300, 2_000, 5_000]
const FULL: Counts = { opens: 3, keys: 100, phrases: 12, moves: 20, remote: 24 }
const QUICK: Counts = { opens: 1, keys: 40, phrases: 5, moves: 6, remote: 8 }

/** `--quick`, `--entries 300,5000`; ends the process with one line on anything else. */
export function readOptions(args: readonly string[]): Options {
  const { quick, entries } = parse(args)
  return {
    entries: entries === undefined ? SIZES : entries.split(',').map(numberOf),
    counts: quick ? QUICK : FULL,
    complete: !quick && entries === undefined,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { quick: { type: 'boolean', default: false }, entries: { type: 'string' } },
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
