import type { HistoryPoint } from '../../shared/history.ts'
import { pointOf } from '../history/moments.ts'
import type { Services } from '../services.ts'
import type { Room } from '../sync/room.ts'
import { HttpProblem } from './problem.ts'
import { requireOpen } from './require-open.ts'

/** Stores a point that stands behind everything that the room holds now. */
export async function keepPoint(
  { store, clock }: Services,
  room: Room,
  facts: string,
): Promise<HistoryPoint> {
  room.peek(requireOpen)
  await room.settled()
  await store.append(room.meeting, {
    updates: [],
    clients: [],
    atMs: clock.nowMs(),
    points: [{ after: 0, facts, version: null }],
  })
  const last = (await store.listPoints(room.meeting)).findLast(point => point.facts === facts)
  if (last === undefined) throw new HttpProblem('internal', 'the point was stored and is not found')
  return pointOf(last)
}
