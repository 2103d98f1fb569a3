import { hourOf } from '../hours.ts'
import type { HourEnd } from './store.ts'

/**
 * The last number of each hour among those from `first` to `last`, found by halving: `atOf` is asked a few times an
 * hour, however much was written in it. A clock that jumped makes an hour longer or shorter, never a number wrong.
 */
export function hourEnds(first: number, last: number, atOf: (n: number) => number): HourEnd[] {
  const ends: HourEnd[] = []
  for (let n = first; n <= last; n++) {
    const hour = hourOf(atOf(n))
    let low = n
    let high = last
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (hourOf(atOf(middle)) > hour) high = middle - 1
      else low = middle
    }
    ends.push({ seq: low, atMs: atOf(low) })
    n = low
  }
  return ends
}
