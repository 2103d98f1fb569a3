import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { BinList, PurgeDone, PurgePreview } from '../../shared/api.ts'
import { CLOSE_CODES } from '../../shared/sync/close-codes.ts'
import { pointsOf } from '../history/moments.ts'
import { rowOf } from '../meeting-index.ts'
import { erased, purgeDeleted } from '../purge/purge-deleted.ts'
import type { Services } from '../services.ts'
import type { PurgeTask } from '../store/purge-plan.ts'
import { type Fields, fieldsOf, lineOf, requireKnown } from './body.ts'
import { actorOf, meetingIdOf, requireAdmin, requireRole } from './guards.ts'
import { HttpProblem } from './problem.ts'
import { withRoom } from './with-room.ts'

/** Removal for good, the administrator's alone: of a meeting that is in the bin, and of what was deleted in a living one. */
export function purgeRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/bin', async (request): Promise<BinList> => {
    await requireAdmin(services, request)
    const binned = await services.store.listBinned()
    return {
      meetings: binned.map(stored => ({
        id: stored.id,
        title: rowOf(stored, 0).title,
        binnedAt: new Date(stored.binnedMs ?? 0).toISOString(),
      })),
    }
  })
  app.delete('/api/bin/:id', async (request, reply) => {
    await requireAdmin(services, request)
    const id = meetingIdOf(request)
    if (!(await services.store.isKept(id)))
      await services.registry.evict(id, CLOSE_CODES.meetingDeleted, 'the meeting was deleted')
    if (!(await services.store.purgeMeeting(id, services.clock.nowMs())))
      throw new HttpProblem('not-found', 'there is no such meeting in the bin')
    services.rebuilt.forget(id)
    services.log.warn('meeting purged', { meeting: id, isErased: await erased(services.store) })
    return reply.code(204).send()
  })
  app.post('/api/meetings/:id/purge/preview', async (request): Promise<PurgePreview> => {
    await requireRole(services, request, 'admin')
    const task = taskOf(request)
    await withRoom(services, task.meeting, room => room.settled())
    const { findings, rewriting } = await services.store.planPurge(task)
    const points = await pointsOf(services, task.meeting)
    const [lost, versions] = [new Set(findings.points), new Set(findings.versions)]
    const hours = new Set(findings.hours)
    const isOne = (ids: ReadonlySet<number>, letter: string) => (point: { readonly id: string }) =>
      point.id.startsWith(letter) && ids.has(Number(point.id.slice(1)))
    return {
      isPresent: findings.isPresent,
      isDamaged: rewriting === null,
      moments: findings.points.length + findings.hours.length,
      points: points.filter(point => isOne(lost, 'p')(point) || isOne(hours, 'h')(point)),
      versions: points.filter(isOne(versions, 'p')),
    }
  })
  app.post('/api/meetings/:id/purge', async (request): Promise<PurgeDone> => {
    const admission = await requireRole(services, request, 'admin')
    const by = await actorOf(services, admission)
    const task = taskOf(request)
    const { meeting, withVersions } = task
    const { kind, findings } = await withRoom(services, meeting, async room => {
      await room.settled()
      const purged = await purgeDeleted(services, task, by)
      services.rebuilt.forget(meeting)
      room.forgetDeleted()
      return purged
    })
    if (kind === 'present')
      throw new HttpProblem(
        'conflict',
        'parts of the text stand in the meeting still: only what was deleted can be purged',
      )
    if (kind === 'damaged')
      throw new HttpProblem('conflict', 'the log of the meeting is damaged; it can only be purged as a whole')
    const isErased = await erased(services.store)
    const versions = withVersions ? findings.versions.length : 0
    const moments = findings.points.length + findings.hours.length
    services.log.warn('deleted text purged', { meeting, moments, versions, isErased })
    return { moments, versions, versionsLeft: findings.versions.length - versions, isErased }
  })
}

/** Only a text that is there and empty stands for all that was deleted: nothing gets it by a slip. */
function taskOf(request: FastifyRequest): PurgeTask {
  const fields = fieldsOf(request.body)
  requireKnown(fields, ['text', 'versions'])
  if (typeof fields.text !== 'string')
    throw new HttpProblem('bad-request', "text is missing; '' stands for all that was deleted")
  const text = lineOf(fields, 'text')
  if (text === '' && fields.text !== '')
    throw new HttpProblem('bad-request', "text holds no words; '' stands for all that was deleted")
  return {
    meeting: meetingIdOf(request),
    text: text === '' ? null : text,
    withVersions: isSet(fields, 'versions'),
  }
}

function isSet(fields: Fields, name: string): boolean {
  const value = fields[name]
  if (value !== undefined && typeof value !== 'boolean')
    throw new HttpProblem('bad-request', `${name} must be true or false`)
  return value === true
}
