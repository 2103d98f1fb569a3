import * as Y from 'yjs'
import { type Actor, type HistoryPoint, NOW, type PointFacts } from '../../shared/history.ts'
import { type Meeting, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { HOUR_MS, hourOf } from '../hours.ts'
import type { Services } from '../services.ts'
import type { LoadedMoment, StoredPoint } from '../store/store.ts'

/** A meeting is rebuilt by so many updates a turn of the event loop: those who type in others have their turn. */
const UPDATES_AT_ONCE = 300
/** A step of the agenda that another follows within this leafs past the item. */
const LEAFED_WITHIN_MS = 10_000

/** The moments of a meeting, the newest first. */
export async function pointsOf({ store, clock }: Services, meeting: string): Promise<HistoryPoint[]> {
  const stored = withoutLeafing(await store.listPoints(meeting))
  const hours = await store.listHours(meeting)
  const named = new Set(stored.map(point => point.seq))
  const ended = hours.slice(0, -1).filter(({ seq }) => !named.has(seq))
  const points = [
    ...stored.map(pointOf),
    ...ended.map(({ seq, atMs }) => ({
      id: `h${seq}`,
      at: isoAt((hourOf(atMs) + 1) * HOUR_MS),
      kind: 'hour' as const,
    })),
  ]
  const newestFirst = points.reverse().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return [{ id: NOW, at: isoAt(clock.nowMs()), kind: 'now' }, ...newestFirst]
}

/** The points but for the items that were leafed past on the way to another. */
function withoutLeafing(points: readonly StoredPoint[]): readonly StoredPoint[] {
  const steps = points.filter(point => pointOf(point).kind === 'agenda')
  const passed = new Set(
    steps.filter((step, at) => {
      const next = steps[at + 1]
      return next !== undefined && Math.abs(next.atMs - step.atMs) < LEAFED_WITHIN_MS
    }),
  )
  return points.filter(point => !passed.has(point))
}

/** A stored point as the history tells it. */
export function pointOf({ id, atMs, facts, version }: StoredPoint): HistoryPoint {
  const told = JSON.parse(facts) as PointFacts & { readonly by: Actor }
  return { id: `p${id}`, at: isoAt(atMs), ...told, version }
}

/** The meeting at a moment of its history; null when there is no such moment. Not for `now`. */
export async function meetingAt(services: Services, meeting: string, point: string): Promise<Meeting | null> {
  const { store } = services
  const [, kind, digits = ''] = /^([ph])([1-9]\d{0,14})$/.exec(point) ?? []
  if (kind === undefined) return null
  const number = Number(digits)
  const stored = kind === 'p' ? (await store.listPoints(meeting)).find(({ id }) => id === number) : null
  if (stored === undefined) return null
  return meetingAfter(services, meeting, point, stored?.seq ?? number)
}

/** The meeting at a stored point. */
export function meetingAtPoint(
  services: Services,
  meeting: string,
  point: StoredPoint,
): Promise<Meeting | null> {
  return meetingAfter(services, meeting, `p${point.id}`, point.seq)
}

/** Null when the log never came so far. */
async function meetingAfter(
  { store, log, rebuilt }: Services,
  meeting: string,
  point: string,
  seq: number,
): Promise<Meeting | null> {
  const rebuild = async () => {
    const moment = await store.loadAt(meeting, seq)
    if (moment === null) throw new NoSuchMoment()
    if (moment.damage.length > 0)
      log.error('a moment of the history is damaged; what is intact is used', { meeting, point })
    return meetingOf(moment)
  }
  return rebuilt.of(meeting, point, rebuild).catch((error: unknown) => {
    if (error instanceof NoSuchMoment) return null
    throw error
  })
}

class NoSuchMoment extends Error {}

async function meetingOf({ updates }: LoadedMoment): Promise<Meeting> {
  const doc = new Y.Doc()
  for (let at = 0; at < updates.length; at += UPDATES_AT_ONCE) {
    doc.transact(() => {
      for (const update of updates.slice(at, at + UPDATES_AT_ONCE)) Y.applyUpdate(doc, update)
    })
    await new Promise(resolve => setImmediate(resolve))
  }
  const meeting = readMeeting(doc)
  doc.destroy()
  return meeting
}

function isoAt(ms: number): string {
  return new Date(ms).toISOString()
}
