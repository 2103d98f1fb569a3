import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SessionInfo, SessionOpened } from '../../shared/api.ts'
import { grantFor, isAdmin, type OpenedSession } from '../access/access.ts'
import { hashOf } from '../access/tokens.ts'
import type { Services } from '../services.ts'
import { fieldsOf, lineOf } from './body.ts'
import { BROWSER_COOKIE, credentialsOf, SESSION_COOKIE } from './credentials.ts'
import { identified } from './guards.ts'
import { HttpProblem } from './problem.ts'

const MAX_NAME = 40
const SESSION_SECONDS = 90 * 24 * 60 * 60
const BROWSER_SECONDS = 400 * 24 * 60 * 60

/** Sign-in by a link's token, what this browser may do, its recorder's name, sign-out. */
export function sessionRoutes(app: FastifyInstance, services: Services): void {
  const { access, store, connections } = services
  app.post('/api/session', async (request, reply) => {
    const fields = fieldsOf(request.body)
    const name = fields.name === undefined ? null : lineOf(fields, 'name', MAX_NAME)
    const token = typeof fields.token === 'string' ? fields.token : ''
    const opened = await access.openSession(token, credentialsOf(request.headers), name)
    if (opened === null) throw new HttpProblem('unauthorised', 'this link is not valid any more')
    if (name !== null) connections.rename(hashOf(opened.browser), name)
    setCookies(reply, opened, services.config.publicUrl?.startsWith('https:') ?? false)
    return sessionOpened(services, opened)
  })
  app.get('/api/session', request => sessionInfo(services, request))
  app.patch('/api/session', async request => {
    const { browser } = await identified(services, request)
    if (browser === null) throw new HttpProblem('bad-request', 'only a browser session has a name')
    const name = lineOf(fieldsOf(request.body), 'name', MAX_NAME)
    await store.putName(browser, name)
    connections.rename(browser, name)
    return sessionInfo(services, request)
  })
  app.delete('/api/session', async (request, reply) => {
    const credentials = credentialsOf(request.headers)
    const identity = await access.identify({ ...credentials, bearer: null })
    if (credentials.session !== null) await access.closeSession(credentials.session)
    if (identity?.browser) connections.endBrowser(identity.browser)
    return reply.clearCookie(SESSION_COOKIE, { path: '/' }).code(204).send()
  })
}

async function sessionOpened(services: Services, { token, name }: OpenedSession): Promise<SessionOpened> {
  if (token.meeting === null) return { role: token.role, meeting: null, name }
  const stored = await services.store.readMeeting(token.meeting)
  if (stored === null) throw new HttpProblem('unauthorised', 'this link is not valid any more')
  const { title } = JSON.parse(stored.row) as { title: string }
  return { role: token.role, meeting: { id: stored.id, title }, name }
}

async function sessionInfo(services: Services, request: FastifyRequest): Promise<SessionInfo> {
  const identity = await identified(services, request)
  const ids = [...new Set(identity.tokens.flatMap(token => token.meeting ?? []))]
  const meetings = ids.map(id => [id, roleIn(id)] as const)
  function roleIn(id: string): 'edit' | 'view' {
    const role = grantFor(
      { ...identity, tokens: identity.tokens.filter(each => each.meeting === id) },
      id,
    )?.role
    return role === 'edit' ? 'edit' : 'view'
  }
  return {
    name: identity.browser === null ? '' : await services.store.nameOf(identity.browser),
    admin: isAdmin(identity),
    meetings: Object.fromEntries(meetings),
  }
}

function setCookies(reply: FastifyReply, { session, browser }: OpenedSession, secure: boolean): void {
  const common = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  reply.setCookie(SESSION_COOKIE, session, { ...common, maxAge: SESSION_SECONDS })
  reply.setCookie(BROWSER_COOKIE, browser, { ...common, maxAge: BROWSER_SECONDS })
}
