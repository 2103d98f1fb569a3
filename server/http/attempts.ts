import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'
import { type Allowance, createMeter } from '../sync/limits.ts'
import { problemOf } from './problem.ts'

/** Wrong tokens on one connection; counted per connection because an office shares one address. */
const WRONG_TOKENS: Allowance = { burst: 20, perSecond: 0.2 }
/** Every refusal takes at least this long, whatever was wrong with the token. */
const REFUSED_AFTER_MS = 50

/** Slows whoever tries tokens: each 401 waits, and a connection with many of them gets 429 and is closed. */
export function limitAttempts(http: FastifyInstance, clock: Clock): void {
  const meters = new WeakMap<Socket, (amount: number) => boolean>()
  http.addHook('onSend', async (request, reply, payload: unknown) => {
    if (reply.statusCode !== 401) return payload
    const { socket } = request.raw
    const meter = meters.get(socket) ?? createMeter(WRONG_TOKENS, clock.nowMs)
    meters.set(socket, meter)
    if (!meter(1)) {
      const problem = problemOf('too-many', 'too many wrong tokens; open the link again')
      reply.code(problem.status).header('connection', 'close').removeHeader('content-length')
      return JSON.stringify(problem)
    }
    await new Promise<void>(resolve => clock.after(REFUSED_AFTER_MS, resolve))
    return payload
  })
}
