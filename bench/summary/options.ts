import { countOf, parsed } from '../arguments.ts'
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
  const { quick, entries } = parsed({
    args: [...args],
    options: { quick: { type: 'boolean', default: false }, entries: { type: 'string' } },
  }).values
  return {
    entries: entries === undefined ? SIZES : entries.split(',').map(countOf),
    counts: quick ? QUICK : FULL,
    complete: !quick && entries === undefined,
  }
}
