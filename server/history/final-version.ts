import * as Y from 'yjs'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { audienceOf } from '../../shared/outline/audience.ts'
import { type Stamp, stampAt } from '../../shared/summary/summary.ts'
import { withRoom } from '../http/with-room.ts'
import type { Services } from '../services.ts'
import type { StoredPoint } from '../store/store.ts'
import { isFinal, pointFacts } from '../sync/phase-points.ts'
import type { Room } from '../sync/room.ts'
import { meetingAtPoint } from './moments.ts'

/** A document that was made final: what it holds and how it is stamped; the same until it is purged. */
export type FinalVersion = { readonly meeting: Meeting; readonly stamp: Stamp }

/** The version that counts now; null while the meeting is not final. */
export async function finalVersion(services: Services, meeting: string): Promise<FinalVersion | null> {
  const point = await withRoom(services, meeting, async room => {
    if (!room.peek(isFinal)) return null
    await room.settled()
    return (await services.store.latestFinal(meeting)) ?? (await versionOnce(services, room))
  })
  return point && versionAt(services, meeting, point)
}

/** An earlier document, by the id of its point; null when that was not made final. */
export async function finalVersionAt(
  services: Services,
  meeting: string,
  id: string,
): Promise<FinalVersion | null> {
  const points = await services.store.listPoints(meeting)
  const point = points.find(each => `p${each.id}` === id && each.version?.kind === 'final')
  return point ? versionAt(services, meeting, point) : null
}

async function versionAt(services: Services, id: string, point: StoredPoint): Promise<FinalVersion | null> {
  const meeting = await meetingAtPoint(services, id, point)
  return meeting && { meeting, stamp: stampAt(point.atMs, point.version?.number ?? 1, meeting) }
}

const seen = new WeakMap<Meeting, Meeting>()

/** What the audience sees of a final version: the same object each time, so that its files are shared. */
export function forAudience({ meeting }: FinalVersion): Meeting {
  const known = seen.get(meeting) ?? audienceOf(meeting)
  seen.set(meeting, known)
  return known
}

const underWay = new WeakMap<Room, Promise<StoredPoint | null>>()

/** A meeting that was made final by an earlier program, which kept no versions, gets its own when first asked for. */
function versionOnce(services: Services, room: Room): Promise<StoredPoint | null> {
  const running = underWay.get(room) ?? keepVersion(services, room).finally(() => underWay.delete(room))
  underWay.set(room, running)
  return running
}

async function keepVersion(services: Services, room: Room): Promise<StoredPoint | null> {
  const { store, clock } = services
  const facts = pointFacts(
    { kind: 'phase', from: 'edit', to: 'final', reason: '' },
    { name: '', role: 'edit' },
  )
  const stored = await store.readMeeting(room.meeting)
  const atMs = stored?.updatedMs ?? clock.nowMs()
  if (!room.peek(isFinal)) return null
  const version = { kind: 'final' as const, state: room.peek(Y.encodeStateAsUpdate) }
  await store.append(room.meeting, { updates: [], clients: [], atMs, points: [{ after: 0, facts, version }] })
  return store.latestFinal(room.meeting)
}
