/** What distinguishes the series of one name; values are codes, never text from outside. */
export type Labels = Readonly<Record<string, string | number>>

/** Counts since the start and values read when asked; the text format of Prometheus. */
export type Metrics = {
  readonly count: (name: string, labels?: Labels) => void
  /** Puts a duration into a histogram. */
  readonly observe: (name: string, seconds: number) => void
  readonly gauge: (name: string, read: () => number) => void
  readonly text: () => string
}

/** From what nobody notices to what everybody does. */
const BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

/** `counts`: how many fell into each bucket and not into the one below. */
type Histogram = { readonly counts: number[]; count: number; sum: number }

export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>()
  const histograms = new Map<string, Histogram>()
  const gauges = new Map<string, () => number>()
  return {
    count: (name, labels = {}) => {
      const series = counters.get(name) ?? new Map<string, number>()
      const key = labelText(labels)
      counters.set(name, series.set(key, (series.get(key) ?? 0) + 1))
    },
    observe: (name, seconds) => {
      let histogram = histograms.get(name)
      if (histogram === undefined) {
        histogram = { counts: BUCKETS_S.map(() => 0), count: 0, sum: 0 }
        histograms.set(name, histogram)
      }
      const bucket = BUCKETS_S.findIndex(limit => seconds <= limit)
      if (bucket >= 0) histogram.counts[bucket] = (histogram.counts[bucket] ?? 0) + 1
      histogram.count++
      histogram.sum += seconds
    },
    gauge: (name, read) => {
      gauges.set(name, read)
    },
    text: () =>
      [
        ...[...counters].map(([name, series]) => family(name, 'counter', [...series])),
        ...[...gauges].map(([name, read]) => family(name, 'gauge', [['', read()]])),
        ...[...histograms].map(([name, histogram]) => histogramText(name, histogram)),
      ].join(''),
  }
}

function family(name: string, type: string, series: readonly (readonly [string, number])[]): string {
  return [`# TYPE ${name} ${type}\n`, ...series.map(([labels, value]) => `${name}${labels} ${value}\n`)].join(
    '',
  )
}

function histogramText(name: string, { counts, count, sum }: Histogram): string {
  let below = 0
  const buckets = BUCKETS_S.map((limit, at) => {
    below += counts[at] ?? 0
    return `${name}_bucket{le="${limit}"} ${below}\n`
  })
  const rest = `${name}_bucket{le="+Inf"} ${count}\n${name}_sum ${sum}\n${name}_count ${count}\n`
  return `# TYPE ${name} histogram\n${buckets.join('')}${rest}`
}

function labelText(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${value}"`)
  return parts.length === 0 ? '' : `{${parts.join(',')}}`
}
