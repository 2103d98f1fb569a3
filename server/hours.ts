/** The history is kept by full hours. */
export const HOUR_MS = 60 * 60 * 1000

/** The hour in which a time lies, counted from 1970. */
export function hourOf(ms: number): number {
  return Math.floor(ms / HOUR_MS)
}
