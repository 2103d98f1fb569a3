import type { FastifyInstance } from 'fastify'
import type { History, HistoryPoint, PointRestored } from '../../shared/history.ts'
import { NOW } from '../../shared/history.ts'
import { type Meeting, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { meetingAt, pointOf, pointsOf } from '../history/moments.ts'
import type { Services } from '../services.ts'
import { pointFacts } from '../sync/phase-points.ts'
import { fieldsOf, lineOf } from './body.ts'
import { actorOf, meetingIdOf, requireRole } from './guards.ts'
import { keepPoint } from './keep-point.ts'
import { HttpProblem } from './problem.ts'
import { restoreMoment } from './restore-moment.ts'
import { withRoom } from './with-room.ts'

/** Points that people make of one meeting, of each kind; the history is read as a whole. */
const MOST_POINTS = 1_000

/** The meeting as it stood at any time: its moments, one of them, a new one with a name, the way back to one. */
export function historyRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/meetings/:id/history', async (request): Promise<History> => {
    await requireRole(services, request, 'edit')
    const id = meetingIdOf(request)
    await withRoom(services, id, room => room.settled())
    return { points: await pointsOf(services, id) }
  })
  app.get('/api/meetings/:id/history/:point', async request => {
    await requireRole(services, request, 'edit')
    const { point } = request.params as { readonly point: string }
    const id = meetingIdOf(request)
    return point === NOW
      ? withRoom(services, id, room => room.read(readMeeting))
      : momentOf(services, id, point)
  })
  app.post('/api/meetings/:id/history', async (request, reply): Promise<HistoryPoint> => {
    const admission = await requireRole(services, request, 'edit')
    const name = lineOf(fieldsOf(request.body), 'name')
    if (name === '') throw new HttpProblem('bad-request', 'name is missing')
    const id = meetingIdOf(request)
    await requireFewPoints(services, id, 'named')
    const facts = pointFacts({ kind: 'named', name }, await actorOf(services, admission))
    const point = await withRoom(services, id, room => keepPoint(services, room, facts))
    return reply.code(201).send(point)
  })
  app.post('/api/meetings/:id/history/:point/restore', async (request): Promise<PointRestored> => {
    const admission = await requireRole(services, request, 'edit')
    const { point } = request.params as { readonly point: string }
    const id = meetingIdOf(request)
    await requireFewPoints(services, id, 'restored')
    const { entries } = await momentOf(services, id, point)
    const actor = await actorOf(services, admission)
    return withRoom(services, id, room => restoreMoment(services, room, { point, entries }, actor))
  })
}

async function momentOf(services: Services, id: string, point: string): Promise<Meeting> {
  const meeting = await meetingAt(services, id, point)
  if (meeting === null) throw new HttpProblem('not-found', 'the history has no such moment')
  return meeting
}

async function requireFewPoints({ store }: Services, id: string, kind: HistoryPoint['kind']): Promise<void> {
  const same = (await store.listPoints(id)).filter(point => pointOf(point).kind === kind)
  if (same.length >= MOST_POINTS)
    throw new HttpProblem('conflict', `the history holds ${MOST_POINTS} such points already`)
}
