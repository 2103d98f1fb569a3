import type { FastifyInstance } from 'fastify'
import { causeOf } from '../log.ts'
import type { Services } from '../services.ts'
import { requireAdmin } from './guards.ts'
import { HttpProblem } from './problem.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Alive, able to store, and the figures. */
export function healthRoutes(app: FastifyInstance, services: Services): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async () => {
    await services.store.check().catch(() => {
      throw new HttpProblem('unavailable', 'the store does not answer')
    })
    if (services.registry.rooms().some(room => room.isStalled))
      throw new HttpProblem('unavailable', 'the store does not accept edits')
    return { status: 'ready' }
  })
  app.get('/metrics', async (request, reply) => {
    const isLocal = LOOPBACK.has(request.socket.remoteAddress ?? '') && !request.headers['x-forwarded-for']
    if (!isLocal) await requireAdmin(services, request)
    await services.store
      .check()
      .catch((error: unknown) => services.log.warn('the store refuses', { cause: causeOf(error) }))
    return reply.type('text/plain; version=0.0.4').send(services.metrics.text())
  })
}
