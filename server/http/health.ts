import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'
import { causeOf } from '../log.ts'
import type { Services } from '../services.ts'
import { requireAdmin } from './guards.ts'
import { HttpProblem } from './problem.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Finding out whether the store can be written costs a commit, and anybody may ask: once in so long is enough. */
const CHECK_HOLDS_MS = 1_000

/** Alive, able to store, and the figures. */
export function healthRoutes(app: FastifyInstance, services: Services): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  const checked = lately(services.clock, services.store.check)
  app.get('/readyz', async () => {
    await checked().catch(() => {
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

/**
 * What `ask` answered last, while that is at most `CHECK_HOLDS_MS` ago; else asks. A refusal is shared by those who
 * wait for it and then forgotten, so that the end of the trouble is seen at once.
 */
function lately<T>({ elapsedMs }: Clock, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly atMs: number; readonly answer: Promise<T> } | null = null
  return () => {
    const nowMs = elapsedMs()
    if (last !== null && nowMs - last.atMs <= CHECK_HOLDS_MS) return last.answer
    const answer = ask()
    const asked = { atMs: nowMs, answer }
    last = asked
    answer.catch(() => {
      if (last === asked) last = null
    })
    return answer
  }
}
