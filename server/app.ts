import type { Server } from 'node:http'
import fastifyCookie from '@fastify/cookie'
import fastifyHelmet from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'
import { RETRY_CODES } from '../shared/sync/close-codes.ts'
import { createAccess } from './access/access.ts'
import { watchAdminTokens } from './access/watch-admin.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { DocumentWriter } from './formats/document-writer.ts'
import { RebuiltMeetings } from './history/rebuilt-meetings.ts'
import { limitAttempts } from './http/attempts.ts'
import { exportRoutes } from './http/exports.ts'
import { healthRoutes } from './http/health.ts'
import { historyRoutes } from './http/history.ts'
import { importRoutes } from './http/imports.ts'
import { layoutRoutes } from './http/layouts.ts'
import { meetingRoutes } from './http/meetings.ts'
import { isOwnHost, originOf } from './http/origin.ts'
import { outlineRoutes } from './http/outline.ts'
import { HttpProblem, problemHandler, problemOf, sendProblem } from './http/problem.ts'
import { purgeRoutes } from './http/purges.ts'
import { forbidCaching, securityHeaders } from './http/security-headers.ts'
import { sessionRoutes } from './http/session.ts'
import { asksForPage, staticFiles } from './http/static-files.ts'
import { templateRoutes } from './http/templates.ts'
import type { Log } from './log.ts'
import { keepIndexed } from './meeting-index.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { OutlineFeeds } from './outline/outline-feeds.ts'
import type { Services } from './services.ts'
import type { Store } from './store/store.ts'
import { watchedStore } from './store/watched.ts'
import { Connections } from './sync/connections.ts'
import { RoomRegistry } from './sync/room-registry.ts'
import { createSyncEndpoint } from './sync/upgrade.ts'

const MAX_BODY_BYTES = 2 * 1024 * 1024
const HEADERS_WITHIN_MS = 5_000
const REQUEST_WITHIN_MS = 30_000
/** How often Node looks for requests that are late; its default of 30 s would make the limits above meaningless. */
const LATE_CHECK_MS = 1_000
/** Sockets of any kind, an emergency brake above the limits of sync/limits.ts. */
const MAX_SOCKETS = 10_000

export type AppParts = {
  readonly config: Config
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
}

export type App = {
  readonly http: FastifyInstance
  readonly services: Services
  /** Refuses what is new, puts every edit on disk, sends everybody away. The store stays open. */
  readonly close: () => Promise<void>
}

/** The whole server on a given store and clock; the caller listens. */
export async function createApp(parts: AppParts): Promise<App> {
  const services = createServices(parts)
  const http = fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_WITHIN_MS,
    http: { headersTimeout: HEADERS_WITHIN_MS, connectionsCheckingInterval: LATE_CHECK_MS },
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  })
  http.setErrorHandler(problemHandler(parts.log))
  http.setNotFoundHandler((request, reply) =>
    asksForPage(request)
      ? reply.code(404).sendFile('index.html', { cacheControl: false })
      : sendProblem(reply, problemOf('not-found', 'there is nothing here')),
  )
  await http.register(fastifyCookie)
  await http.register(fastifyHelmet, securityHeaders(parts.config.publicUrl))
  forbidCaching(http)
  guardOrigins(http, parts.config.publicUrl)
  http.addHook('onResponse', async (_request, reply) => {
    services.metrics.observe('yoroku_http_seconds', reply.elapsedTime / 1000)
    if (reply.statusCode >= 400)
      services.metrics.count('yoroku_http_refused_total', { status: reply.statusCode })
  })
  limitAttempts(http, parts.clock)
  sessionRoutes(http, services)
  meetingRoutes(http, services)
  await http.register(importRoutes(services))
  await http.register(templateRoutes(services))
  outlineRoutes(http, services)
  exportRoutes(http, services)
  historyRoutes(http, services)
  layoutRoutes(http, services)
  purgeRoutes(http, services)
  healthRoutes(http, services)
  await staticFiles(http)
  const sync = createSyncEndpoint(services)
  const server = serverOf(http)
  server.maxConnections = MAX_SOCKETS
  server.on('upgrade', sync.upgrade)
  const stopWatching = watchAdminTokens(services.connections, parts.store, parts.clock, parts.log)
  const stop = () => {
    stopWatching()
    sync.close()
  }
  return { http, services, close: () => closeApp(http, services, stop) }
}

function createServices(given: AppParts): Services {
  const metrics = createMetrics()
  const elapsedMs = () => performance.now()
  const parts = { ...given, store: watchedStore(given.store, { metrics, log: given.log, elapsedMs }) }
  const access = createAccess(parts.store, parts.clock)
  const connections = new Connections()
  access.onRevoked(tokenHash => connections.revoke(tokenHash))
  const registry = new RoomRegistry(parts, room => keepIndexed(room, parts))
  const feeds = new OutlineFeeds(parts.clock)
  measure(metrics, registry, connections)
  const documents = new DocumentWriter(parts.clock)
  const rebuilt = new RebuiltMeetings()
  return { ...parts, access, connections, registry, metrics, feeds, documents, rebuilt }
}

function measure(metrics: Metrics, registry: RoomRegistry, connections: Connections): void {
  metrics.gauge('yoroku_rooms', () => registry.rooms().length)
  metrics.gauge('yoroku_rooms_stalled', () => registry.rooms().filter(room => room.isStalled).length)
  metrics.gauge('yoroku_backlog_bytes', () =>
    registry.rooms().reduce((sum, room) => sum + room.unsavedBytes, 0),
  )
  metrics.gauge('yoroku_connections', () => connections.size)
  metrics.gauge('process_resident_memory_bytes', () => process.memoryUsage.rss())
  metrics.gauge('process_heap_bytes', () => process.memoryUsage().heapUsed)
}

/** A state-changing request, or any to a name that is not ours, from a page of somebody else is refused. */
function guardOrigins(http: FastifyInstance, publicUrl: string | null): void {
  http.addHook('onRequest', async request => {
    if (!isOwnHost(request.headers.host, publicUrl))
      throw new HttpProblem('forbidden', 'this host name is not the one in PUBLIC_URL')
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    const origin = originOf(request.headers, publicUrl)
    const isBrowser = request.headers.cookie !== undefined && request.headers.authorization === undefined
    if (!isReading && (origin === 'foreign' || (origin === 'none' && isBrowser)))
      throw new HttpProblem('forbidden', 'requests from other sites are refused')
  })
}

function serverOf(http: FastifyInstance): Server {
  return http.server
}

async function closeApp(http: FastifyInstance, services: Services, refuseSockets: () => void): Promise<void> {
  refuseSockets()
  await services.registry.close(RETRY_CODES.restart, 'the server restarts')
  await services.documents.close()
  await http.close()
}
