import type { Growth, GrowthSample } from './growth.ts'

const MB = 1e6

/** What the page holds after hours of use, beside a fresh page with the same document. */
export function growthSection(growth: Growth, where: string): string {
  const { hours, samples, fresh } = growth
  const last = samples.at(-1)
  return [
    `## ${hours} hours of use`,
    where,
    `What four recorders type in ${hours} hours, typed in ${growth.minutes.toFixed(0)} minutes, ${((hours * 60) / growth.minutes).toFixed(0)} times as fast as in life: ${count(growth.keys)} keys in
this page (steps of conversions and Enter included), ${count(growth.remoteKeys)} characters by three colleagues over sockets of their own, each with
its caret, and ${hours} lost connections. Only the pauses are left out; what an open page does by the clock alone is not in it. Each row after 9 s
of rest and a forced collection. The document grows, so the last line counts: the same document in a page just opened.`,
    [
      '| hour | rows | heap MB | DOM nodes | listeners |',
      '|---:|---:|---:|---:|---:|',
      ...samples.map(
        each =>
          `| ${each.hour.toFixed(1)} | ${each.entries} | ${mb(each.heapBytes)} | ${each.nodes} | ${each.listeners} |`,
      ),
      `| fresh page | ${last?.entries ?? ''} | ${mb(fresh.heapBytes)} | ${fresh.nodes} | ${fresh.listeners} |`,
    ].join('\n'),
    `Slope an hour over the second half: ${slopes(samples)}.`,
  ].join('\n\n')
}

function count(keys: number): string {
  return keys.toLocaleString('en')
}

function mb(bytes: number): string {
  return (bytes / MB).toFixed(1)
}

function slopes(samples: readonly GrowthSample[]): string {
  const half = samples.slice(Math.floor(samples.length / 2))
  const slope = (value: (sample: GrowthSample) => number) =>
    slopeOf(half.map(each => [each.hour, value(each)]))
  return [
    `heap ${slope(each => each.heapBytes / MB).toFixed(2)} MB`,
    `nodes ${slope(each => each.nodes).toFixed(0)}`,
    `listeners ${slope(each => each.listeners).toFixed(1)}`,
    `rows ${slope(each => each.entries).toFixed(0)}`,
  ].join(', ')
}

/** Least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length
  const xy = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  const xx = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  return xx === 0 ? 0 : xy / xx
}
