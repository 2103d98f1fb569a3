import type { Services } from '../services.ts'
import type { Room } from '../sync/room.ts'

/** Uses a meeting's room for one request. */
export async function withRoom<T>(
  { registry }: Services,
  meeting: string,
  use: (room: Room) => T | Promise<T>,
): Promise<T> {
  const lease = await registry.acquire(meeting)
  try {
    return await use(lease.room)
  } finally {
    lease.release()
  }
}
