/** How often a property is tried, and from which seed: PROPERTY_RUNS and PROPERTY_SEED replay a failure. */
export function propertyRuns(usual: number): { numRuns: number; seed?: number } {
  const seed = process.env.PROPERTY_SEED
  return {
    numRuns: Number(process.env.PROPERTY_RUNS ?? usual),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  }
}
