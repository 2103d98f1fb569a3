import type { Growth, GrowthSample } from './growth.ts'

const MB = 1e6

/** What the page holds after hours of use, beside a fresh page with the same document. */
export function growthSection({ hours, samples, fresh }: Growth): string {
  const last = samples.at(-1)
  return [
    `## ${hours} hours of use`,
    `The edits, conversions, carets and reconnections of ${hours} hours by four recorders, compressed in time; each row after a
forced collection. The document grows, so the last line counts: the same document in a page just opened.`,
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
