/** An instant as the wall clock of this computer shows it: 10:42:13. */
export function clockTime(ms: number): string {
  return new Date(ms).toLocaleTimeString('ja-JP', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  })
}

/** Hours and minutes of an ISO instant on this computer's clock, '' when it is none. */
export function clockMinute(instant: string): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return ''
  return date.toLocaleTimeString('ja-JP', { hour: '2-digit', minute: '2-digit', hour12: false })
}
