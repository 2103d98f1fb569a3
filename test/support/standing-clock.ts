import { systemClock } from '../../server/clock.ts'
import { FakeClock } from './fake-clock.ts'

/** Time that stands still until it is moved, on a server whose sockets and turns run on. */
export class StandingClock extends FakeClock {
  override readonly soon = systemClock.soon
}
