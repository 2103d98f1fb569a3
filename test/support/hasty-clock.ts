import { type Clock, systemClock } from '../../server/clock.ts'

const AT_ONCE_MS = 5

/** The system's clock, or a time that stands still, with timers that do not keep one waiting. */
export function hastyClock(nowMs: () => number = systemClock.nowMs, mostMs = AT_ONCE_MS): Clock {
  return { ...systemClock, nowMs, after: (ms, run) => systemClock.after(Math.min(ms, mostMs), run) }
}
