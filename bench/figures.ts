/** What one run of a workload against one target measured, by figure name. */
export type Figures = Readonly<Record<string, number>>

/** The value below which that share of the samples lies; NaN without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const ordered = Float64Array.from(samples).sort()
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b)
  const middle = Math.floor(ordered.length / 2)
  const upper = ordered[middle] ?? Number.NaN
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] ?? Number.NaN) + upper) / 2
}
