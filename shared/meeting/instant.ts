const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d{2}):?(\d{2}))$/

/**
 * Milliseconds since 1970 of an ISO 8601 instant with its zone, or null when it is none. Computed here, because
 * engines differ on what `Date.parse` takes, and the order of entries must not depend on the engine.
 */
export function instantMs(iso: string): number | null {
  const found = INSTANT.exec(iso)
  if (found === null) return null
  const part = (index: number) => Number(found[index] ?? 0)
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)]
  if (hour > 23 || minute > 59 || second > 59 || part(9) > 23 || part(10) > 59) return null
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  const milliseconds = Math.floor(Number(`0.${found[7] ?? '0'}`) * 1000)
  const zoneMinutes = (part(9) * 60 + part(10)) * (found[8] === '-' ? -1 : 1)
  return date.setUTCHours(hour, minute - zoneMinutes, second, milliseconds)
}
