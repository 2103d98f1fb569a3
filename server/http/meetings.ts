import type { FastifyInstance } from 'fastify'
import type { Doc } from 'yjs'
import type { MeetingList, Role, TokenReplaced } from '../../shared/api.ts'
import { handedOn, type SeriesTerms, writeSeriesTerms } from '../../shared/assist/series-terms.ts'
import { type FactPatch, setFacts } from '../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { seedMeeting } from '../../shared/meeting/seed-meeting.ts'
import { CLOSE_CODES } from '../../shared/sync/close-codes.ts'
import { causeOf } from '../log.ts'
import { foldText, indexOf, rowOf } from '../meeting-index.ts'
import type { Services } from '../services.ts'
import { isFinal } from '../sync/phase-points.ts'
import { atFirstItem } from './at-first-item.ts'
import { createMeeting, linkBase } from './create-meeting.ts'
import { actorOf, meetingIdOf, requireAdmin, requireRole } from './guards.ts'
import { parseMeetingPatch, parseNewMeeting, parsePrevious, parseReason } from './meeting-body.ts'
import { HttpProblem } from './problem.ts'
import { requireOpen } from './require-open.ts'
import { requireThemes } from './require-themes.ts'
import { withRoom } from './with-room.ts'

const PAGE = 50
const MAX_QUERY = 200

/** Meetings: create, list, read, change, bin, and their tokens. */
export function meetingRoutes(app: FastifyInstance, services: Services): void {
  app.post('/api/meetings', async (request, reply) => {
    await requireAdmin(services, request)
    const previous = parsePrevious(request.body)
    const terms: SeriesTerms = previous === null ? new Map() : await termsOf(services, previous)
    const seed = parseNewMeeting(request.body)
    const fill = (doc: Doc, newId: () => string) => {
      seedMeeting(doc, seed, newId)
      writeSeriesTerms(doc, terms)
    }
    const created = await createMeeting(services, linkBase(services, request), fill, previous)
    return reply.code(201).send(created)
  })
  app.get('/api/meetings', async request => {
    await requireAdmin(services, request)
    return listMeetings(services, request.query as { readonly q?: unknown; readonly cursor?: unknown })
  })
  app.get('/api/meetings/:id', async request => {
    const { role } = await requireRole(services, request, 'view')
    return withRoom(services, meetingIdOf(request), room =>
      role === 'view' ? services.feeds.meeting(room) : room.read(readMeeting),
    )
  })
  app.patch('/api/meetings/:id', async request => {
    const admission = await requireRole(services, request, 'edit')
    const patch = parseMeetingPatch(request.body)
    const author = { ...(await actorOf(services, admission)), reason: parseReason(request.body) }
    return withRoom(services, meetingIdOf(request), async room => {
      await room.edit(doc => {
        if (!isForFinal(admission.role, patch)) requireOpen(doc)
        if (patch.phase === 'final' && !isFinal(doc))
          requireThemes({ ...readMeeting(doc), ...(patch.unthemed && { unthemed: patch.unthemed }) })
        setFacts(doc, atFirstItem(doc, patch))
      }, author)
      await services.store.indexMeeting(
        room.meeting,
        room.peek(doc => indexOf(readMeeting(doc))),
        services.clock.nowMs(),
      )
      return room.read(readMeeting)
    })
  })
  app.delete('/api/meetings/:id', async (request, reply) => {
    await requireRole(services, request, 'admin')
    const id = meetingIdOf(request)
    await services.store.binMeeting(id, services.clock.nowMs())
    services.connections.endMeeting(id, CLOSE_CODES.meetingDeleted, 'the meeting was deleted')
    await services.registry.evict(id, CLOSE_CODES.meetingDeleted, 'the meeting was deleted')
    return reply.code(204).send()
  })
  app.post('/api/meetings/:id/tokens/:role', async (request): Promise<TokenReplaced> => {
    await requireRole(services, request, 'admin')
    const { role } = request.params as { readonly role: string }
    if (role !== 'edit' && role !== 'view')
      throw new HttpProblem('bad-request', 'the role must be edit or view')
    const id = meetingIdOf(request)
    const token = await services.access.replaceToken(id, role)
    return { token, link: `${linkBase(services, request)}/m/${id}#${token}` }
  })
}

/**
 * A final meeting takes nothing but its reopening, which is the administrator's; making it final once more changes
 * nothing.
 */
function isForFinal(role: Role, { phase, ...rest }: FactPatch): boolean {
  if (phase === 'final') return Object.keys(rest).length === 0
  return phase !== undefined && role === 'admin'
}

/** What the meeting that a new one follows hands on to it. */
async function termsOf(services: Services, previous: string): Promise<SeriesTerms> {
  if (!(await services.store.isKept(previous)))
    throw new HttpProblem('bad-request', 'previous must be the id of a meeting')
  return withRoom(services, previous, room => room.read(handedOn))
}

async function listMeetings(
  services: Services,
  query: { readonly q?: unknown; readonly cursor?: unknown },
): Promise<MeetingList> {
  const text = typeof query.q === 'string' ? foldText(query.q.trim()) : ''
  if (text.length > MAX_QUERY)
    throw new HttpProblem('bad-request', `q must have at most ${MAX_QUERY} characters`)
  const before = parseCursor(query.cursor)
  await services.registry
    .catchUp()
    .catch((error: unknown) => services.log.warn('list not updated', { cause: causeOf(error) }))
  const found = await services.store.listMeetings({ text, before, limit: PAGE + 1 })
  const page = found.slice(0, PAGE)
  const online = new Map(services.registry.rooms().map(room => [room.meeting, room.peers.size]))
  const last = page.at(-1)
  return {
    meetings: page.map(stored => rowOf(stored, online.get(stored.id) ?? 0)),
    next: found.length > PAGE && last ? `${last.createdMs}.${last.id}` : null,
  }
}

function parseCursor(cursor: unknown): { readonly createdMs: number; readonly id: string } | null {
  if (cursor === undefined || cursor === '') return null
  const [, createdMs, id] = /^(\d{1,15})\.([A-Za-z0-9_-]{1,64})$/.exec(String(cursor)) ?? []
  if (createdMs === undefined || id === undefined)
    throw new HttpProblem('bad-request', 'cursor must be the `next` of an earlier answer')
  return { createdMs: Number(createdMs), id }
}
