import type { Entry } from '../../shared/meeting/entry.ts'
import type { OpenPoints } from '../../shared/summary/open-points.ts'

/** One open point, as a stop of the walk through all of them. */
export type Stop = {
  readonly key: string
  readonly entry: string
  /** Empty entries are not on the paper, nor is the title's year an entry: the walk stops at them in the list. */
  readonly isPrinted: boolean
}

/** The stop at the title's year. */
export const YEAR_STOP = 'year'

/** Every open point in the order of the list. */
export function stopsOf(points: OpenPoints): Stop[] {
  const of = (kind: string, entries: readonly Entry[], isPrinted = true) =>
    entries.map(({ id }) => ({ key: stopKey(kind, id), entry: id, isPrinted }))
  return [
    ...(points.otherYear === null ? [] : [{ key: YEAR_STOP, entry: '', isPrinted: false }]),
    ...of('theme', points.withoutTheme),
    ...points.duplicates.map(pair => ({ key: stopKey('pair', ...pair), entry: pair[0], isPrinted: true })),
    ...points.wording.map(({ entry, hint }) => ({
      key: stopKey('wording', entry.id, hint.rule, hint.start),
      entry: entry.id,
      isPrinted: true,
    })),
    ...of('draft', points.unconfirmed),
    ...of('hidden', points.hidden),
    ...of('empty', points.empty, false),
  ]
}

/** Names a stop: the same as long as the point is open. */
export function stopKey(kind: string, ...parts: readonly (string | number)[]): string {
  return [kind, ...parts].join(' ')
}

/** The stop after (or before) the one that was visited last; when that is settled, what stands in its place now. */
export function nextStop(
  stops: readonly Stop[],
  last: { readonly key: string; readonly index: number } | null,
  step: 1 | -1,
): { readonly stop: Stop; readonly index: number } | null {
  if (stops.length === 0) return null
  const at = last === null ? -1 : stops.findIndex(stop => stop.key === last.key)
  const from = at >= 0 || last === null ? at : step === 1 ? last.index - 1 : last.index
  const wanted = last === null && step === -1 ? stops.length - 1 : from + step
  const index = (wanted + stops.length) % stops.length
  const stop = stops[index]
  return stop === undefined ? null : { stop, index }
}
