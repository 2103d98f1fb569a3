import type { Services } from '../services.ts'
import { CorruptMeeting } from '../store/store.ts'
import type { Room } from '../sync/room.ts'
import { HttpProblem } from './problem.ts'

/** Uses a meeting's room for one request. */
export async function withRoom<T>(
  { registry }: Services,
  meeting: string,
  use: (room: Room) => T | Promise<T>,
): Promise<T> {
  const lease = await registry.acquire(meeting).catch((error: unknown) => {
    if (!(error instanceof CorruptMeeting)) throw error
    throw new HttpProblem(
      'unavailable',
      'the stored meeting is damaged; nothing was changed, restore a backup',
    )
  })
  try {
    return await use(lease.room)
  } finally {
    lease.release()
  }
}
