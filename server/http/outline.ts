import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { OutlineEvent } from '../outline/outline-feed.ts'
import type { Services } from '../services.ts'
import { identified, meetingIdOf, requireRole } from './guards.ts'
import { HttpProblem } from './problem.ts'
import { withRoom } from './with-room.ts'

/** A silent stream says something this often: no proxy cuts it, and a page that hears nothing knows that it is cut off. */
const HEARTBEAT_MS = 10_000
/** A reader that lags by this much behind its snapshot is cut; it comes back and gets a snapshot. */
const MAX_WAITING_BYTES = 1024 * 1024
/** A reader whose link was replaced is let go within this, read or not. */
const END_WITHIN_MS = 500
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
    const stream = await openStream(services, request)
    return reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store, no-transform')
      .header('x-accel-buffering', 'no')
      .send(stream)
  })
}

async function openStream(services: Services, request: FastifyRequest): Promise<PassThrough> {
  const { registry, feeds, connections, clock } = services
  const { role, tokenHash } = await requireRole(services, request, 'view')
  const { browser } = await identified(services, request)
  const meeting = meetingIdOf(request)
  if (connections.isFull('reader', meeting))
    throw new HttpProblem('unavailable', 'too many readers; try later')
  const stream = new PassThrough()
  let most = MAX_WAITING_BYTES
  const write = (text: string) => {
    if (stream.writableLength + stream.readableLength > most) stream.destroy()
    else stream.write(text)
  }
  const end = () => {
    stream.end()
    clock.after(END_WITHIN_MS, () => stream.destroy())
  }
  const forget = connections.add({
    kind: 'reader',
    meeting,
    role,
    tokenHash,
    browser,
    end,
    rename: () => {},
  })
  stream.once('close', forget)
  await requireRole(services, request, 'view').catch(refuseOnceMore(stream))
  const lease = await registry.acquire(meeting).catch(refuseOnceMore(stream))
  if (stream.destroyed) {
    lease.release()
    throw new HttpProblem('unavailable', 'the stream was closed before it began')
  }
  write(`retry: ${RETRY_MS}\n\n`)
  const show = (event: OutlineEvent) => {
    const text = eventText(event)
    if (event.kind === 'snapshot') most = MAX_WAITING_BYTES + text.length
    write(text)
  }
  const lastId = request.headers['last-event-id']
  const unsubscribe = feeds
    .of(lease.room)
    .subscribe({ event: show, end }, typeof lastId === 'string' ? lastId : null)
  let stopBeat = () => {}
  const beat = () => {
    write('event: ping\ndata: {}\n\n')
    stopBeat = clock.after(HEARTBEAT_MS, beat)
  }
  stopBeat = clock.after(HEARTBEAT_MS, beat)
  stream.once('close', () => {
    stopBeat()
    unsubscribe()
    lease.release()
  })
  return stream
}

/** For a failure after the stream was made: nothing of it stays behind. */
function refuseOnceMore(stream: PassThrough): (error: unknown) => never {
  return error => {
    stream.destroy()
    throw error
  }
}

function eventText(event: OutlineEvent): string {
  const data = JSON.stringify(event.kind === 'snapshot' ? event.outline : event.patch)
  return `id: ${event.id}\nevent: ${event.kind}\ndata: ${data}\n\n`
}
