import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ScreenList } from '../../shared/api.ts'
import type { Clock } from '../clock.ts'
import { Reader, type Sink } from '../outline/reader.ts'
import type { Services } from '../services.ts'
import type { Screen } from '../sync/connections.ts'
import { meetingIdOf, requireRole } from './guards.ts'
import { HttpProblem } from './problem.ts'
import { withRoom } from './with-room.ts'

/** A reader whose link was replaced is let go within this, read or not. */
const END_WITHIN_MS = 500

/** How a room's screen names its size: `?screen=1920x1080`. */
const SCREEN = /^([1-9]\d{1,4})x([1-9]\d{1,4})$/

/** The outline as the audience sees it: once, or as a stream of server-sent events; and the screens that show it. */
export function outlineRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/meetings/:id/outline', async request => {
    await requireRole(services, request, 'view')
    return withRoom(services, meetingIdOf(request), room => services.feeds.current(room))
  })
  app.get('/api/meetings/:id/screens', async (request): Promise<ScreenList> => {
    await requireRole(services, request, 'edit')
    return { screens: services.connections.screensOf(meetingIdOf(request)) }
  })
  app.get('/api/meetings/:id/outline/stream', { exposeHeadRoute: false }, (request, reply) =>
    openStream(services, request, reply),
  )
}

/** What fails before the first byte is an ordinary answer; afterwards the response is the reader's alone. */
async function openStream(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { registry, feeds, connections, clock } = services
  const { role, tokenHash, identity } = await requireRole(services, request, 'view')
  const meeting = meetingIdOf(request)
  if (connections.isFull('reader', meeting))
    throw new HttpProblem('unavailable', 'too many readers; try later')
  const sink = sinkOf(reply.raw, clock)
  const lastId = request.headers['last-event-id']
  const reader = new Reader(sink, clock, typeof lastId === 'string' ? lastId : null)
  const forget = connections.add({
    kind: 'reader',
    meeting,
    role,
    tokenHash,
    screen: screenOf(request),
    browser: identity.browser,
    end: () => reader.end(),
    rename: () => {},
  })
  reply.raw.once('close', forget)
  const refuse = (error: unknown): never => {
    forget()
    throw error
  }
  await requireRole(services, request, 'view').catch(refuse)
  const lease = await registry.acquire(meeting).catch(refuse)
  if (sink.isOver()) {
    lease.release()
    return refuse(new HttpProblem('unavailable', 'the stream was closed before it began'))
  }
  begin(reply)
  reply.raw.on('drain', () => reader.drained())
  reply.raw.once('close', () => {
    reader.close()
    lease.release()
  })
  reader.open(feeds.of(lease.room))
}

/** Null for a reader that is no screen of the room: a program, or the lead's preview. */
function screenOf(request: FastifyRequest): Screen | null {
  const { screen } = request.query as { readonly screen?: unknown }
  const [, width, height] = SCREEN.exec(typeof screen === 'string' ? screen : '') ?? []
  return width === undefined ? null : { width: Number(width), height: Number(height) }
}

/** Headers that keep proxies from holding the stream back. */
function begin(reply: FastifyReply): void {
  reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-cache, no-transform')
    .header('x-accel-buffering', 'no')
    .hijack()
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value)
  reply.raw.flushHeaders()
}

/** `isOver`: somebody ended it, or the other side went away. */
function sinkOf(response: ServerResponse, clock: Clock): Sink & { readonly isOver: () => boolean } {
  let isEnded = false
  return {
    write: bytes => {
      if (!isEnded) response.write(bytes)
    },
    waitingBytes: () => response.writableLength,
    end: () => {
      isEnded = true
      if (response.headersSent) response.end()
      clock.after(END_WITHIN_MS, () => response.destroy())
    },
    destroy: () => response.destroy(),
    isOver: () => isEnded || response.destroyed,
  }
}
