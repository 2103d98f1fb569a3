/** Counts since the start and values read when asked; the text format of Prometheus. */
export type Metrics = {
  readonly count: (name: string, amount?: number) => void
  readonly gauge: (name: string, read: () => number) => void
  readonly text: () => string
}

export function createMetrics(): Metrics {
  const counts = new Map<string, number>()
  const gauges = new Map<string, () => number>()
  return {
    count: (name, amount = 1) => {
      counts.set(name, (counts.get(name) ?? 0) + amount)
    },
    gauge: (name, read) => {
      gauges.set(name, read)
    },
    text: () =>
      [
        ...[...counts].map(([name, value]) => `# TYPE ${name} counter\n${name} ${value}\n`),
        ...[...gauges].map(([name, read]) => `# TYPE ${name} gauge\n${name} ${read()}\n`),
      ].join(''),
  }
}
