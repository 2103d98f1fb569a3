import type { FastifyRequest } from 'fastify'
import { type Role, roleCovers } from '../../shared/api.ts'
import type { Actor } from '../../shared/history.ts'
import { type Grant, grantFor, type Identity, isAdmin } from '../access/access.ts'
import type { Services } from '../services.ts'
import { credentialsOf } from './credentials.ts'
import { HttpProblem } from './problem.ts'

const MEETING_ID = /^[A-Za-z0-9_-]{1,64}$/

/** Who asks; throws 401 for nobody. */
export async function identified({ access }: Services, request: FastifyRequest): Promise<Identity> {
  const identity = await access.identify(credentialsOf(request.headers))
  if (identity === null || identity.tokens.length === 0)
    throw new HttpProblem('unauthorised', 'a valid token or session is needed')
  return identity
}

export async function requireAdmin(services: Services, request: FastifyRequest): Promise<Identity> {
  const identity = await identified(services, request)
  if (!isAdmin(identity)) throw new HttpProblem('forbidden', 'only the administrator may do this')
  return identity
}

/** Somebody who was let in to a meeting. */
export type Admission = Grant & { readonly identity: Identity }

/** Who asks, with the grant in the meeting of `:id`. 404 when there is none or no such meeting: the two look the same. */
export async function requireRole(
  services: Services,
  request: FastifyRequest,
  needed: Role,
): Promise<Admission> {
  const identity = await identified(services, request)
  const id = meetingIdOf(request)
  const grant = grantFor(identity, id)
  if (grant === null || !(await services.store.isKept(id)))
    throw new HttpProblem('not-found', 'there is no such meeting, or you have no access to it')
  if (!roleCovers(grant.role, needed)) throw new HttpProblem('forbidden', `this needs the role ${needed}`)
  return { ...grant, identity }
}

/** Who asks, as the history names them. */
export async function actorOf({ store }: Services, { role, identity }: Admission): Promise<Actor> {
  return { name: identity.browser === null ? '' : await store.nameOf(identity.browser), role }
}

/** The meeting's id in the path. */
export function meetingIdOf(request: FastifyRequest): string {
  const { id } = request.params as { readonly id?: unknown }
  if (typeof id !== 'string' || !MEETING_ID.test(id))
    throw new HttpProblem('not-found', 'there is no such meeting, or you have no access to it')
  return id
}
