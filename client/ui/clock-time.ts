/** Made once: making one takes longer than formatting a hundred times. */
const SECONDS = new Intl.DateTimeFormat('ja-JP', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
})

/** An instant as the wall clock of this computer shows it: 10:42:13. */
export function clockTime(ms: number): string {
  return SECONDS.format(ms)
}

/** Hours and minutes of an ISO instant on this computer's clock, '' when it is none. Asked for by thousands of rows. */
export function clockMinute(instant: string): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? '' : `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
