import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { hashOf } from '../access/tokens.ts'
import type { OutlineEvent } from '../outline/outline-feed.ts'
import type { Services } from '../services.ts'
import { credentialsOf } from './credentials.ts'
import { meetingIdOf, requireRole } from './guards.ts'
import { withRoom } from './with-room.ts'

/** A silent stream says something this often: no proxy cuts it, and a page that hears nothing knows that it is cut off. */
const HEARTBEAT_MS = 10_000
/** A reader that lags by this much is cut; it comes back and gets a snapshot. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024
/** How long a browser waits before it comes back. */
const RETRY_MS = 2_000

/** The outline as the audience sees it: once, or as a stream of server-sent events. */
export function outlineRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/meetings/:id/outline', async (request, reply) => {
    await requireRole(services, request, 'view')
    reply.header('cache-control', 'no-store')
    return withRoom(services, meetingIdOf(request), room => services.feeds.current(room))
  })
  app.get('/api/meetings/:id/outline/stream', async (request, reply) => {
    const { tokenHash } = await requireRole(services, request, 'view')
    const stream = await openStream(services, request, tokenHash)
    return reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store, no-transform')
      .header('x-accel-buffering', 'no')
      .send(stream)
  })
}

async function openStream(
  services: Services,
  request: FastifyRequest,
  tokenHash: string,
): Promise<PassThrough> {
  const { registry, feeds, connections, clock } = services
  const lease = await registry.acquire(meetingIdOf(request))
  const stream = new PassThrough({ highWaterMark: MAX_WAITING_BYTES })
  const write = (text: string) => {
    if (stream.writableLength + stream.readableLength > MAX_WAITING_BYTES) stream.destroy()
    else stream.write(text)
  }
  const session = credentialsOf(request.headers).session
  const end = () => stream.end()
  const forget = connections.add({
    meeting: lease.room.meeting,
    tokenHash,
    session: session === null ? null : hashOf(session),
    browser: null,
    end,
    rename: () => {},
  })
  write(`retry: ${RETRY_MS}\n\n`)
  const lastId = request.headers['last-event-id']
  const unsubscribe = feeds
    .of(lease.room)
    .subscribe({ event: event => write(eventText(event)), end }, typeof lastId === 'string' ? lastId : null)
  let stopBeat = () => {}
  const beat = () => {
    write('event: ping\ndata: {}\n\n')
    stopBeat = clock.after(HEARTBEAT_MS, beat)
  }
  stopBeat = clock.after(HEARTBEAT_MS, beat)
  stream.once('close', () => {
    stopBeat()
    unsubscribe()
    forget()
    lease.release()
  })
  return stream
}

function eventText(event: OutlineEvent): string {
  const data = JSON.stringify(event.kind === 'snapshot' ? event.outline : event.patch)
  return `id: ${event.id}\nevent: ${event.kind}\ndata: ${data}\n\n`
}
