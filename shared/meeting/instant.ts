/** Milliseconds since 1970 of an ISO 8601 instant, or null when it is none. */
export function instantMs(iso: string): number | null {
  const ms = /^\d{4}-\d{2}-\d{2}T/.test(iso) ? Date.parse(iso) : Number.NaN
  return Number.isNaN(ms) ? null : ms
}
