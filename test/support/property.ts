import type { Parameters } from 'fast-check'

/**
 * How long a property runs: PROPERTY_RUNS (default small enough for a save-and-test loop) and PROPERTY_SEED to
 * replay a failure, which fast-check prints.
 */
export function propertyRuns<T>(defaultRuns: number): Parameters<T> {
  const { PROPERTY_RUNS, PROPERTY_SEED } = process.env
  const runs = PROPERTY_RUNS === undefined ? defaultRuns : Number(PROPERTY_RUNS)
  return PROPERTY_SEED === undefined ? { numRuns: runs } : { numRuns: runs, seed: Number(PROPERTY_SEED) }
}

/** For `npm test` with many PROPERTY_RUNS; a property that hangs ends all the same. */
export const PROPERTY_TIMEOUT_MS = 1_800_000
