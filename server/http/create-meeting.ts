import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import * as Y from 'yjs'
import type { MeetingCreated } from '../../shared/api.ts'
import { ID_BYTES, idFromBytes } from '../../shared/ids.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { hashOf, newMeetingId, newToken } from '../access/tokens.ts'
import { indexOf } from '../meeting-index.ts'
import type { Services } from '../services.ts'
import { SERVER_OWNER } from '../sync/owners.ts'

/** Stores a new meeting, filled by the caller, with its two tokens and the templates of another one. `base` is the address that its links begin with. */
export async function createMeeting(
  services: Services,
  base: string,
  fill: (doc: Y.Doc, newId: () => string) => void,
  templatesOf: string | null = null,
): Promise<MeetingCreated> {
  const id = newMeetingId()
  const tokens = { edit: newToken(), view: newToken() }
  const doc = new Y.Doc()
  fill(doc, () => idFromBytes(randomBytes(ID_BYTES)))
  await services.store.createMeeting({
    id,
    createdMs: services.clock.nowMs(),
    index: indexOf(readMeeting(doc)),
    tokens: (['edit', 'view'] as const).map(role => ({ hash: hashOf(tokens[role]), meeting: id, role })),
    update: Y.encodeStateAsUpdate(doc),
    clients: [{ client: doc.clientID, owner: SERVER_OWNER }],
    templatesOf,
  })
  doc.destroy()
  const link = (token: string) => `${base}/m/${id}#${token}`
  return { id, tokens, links: { edit: link(tokens.edit), view: link(tokens.view) } }
}

/** The address that links begin with: the configured one, else the one that the request came to. */
export function linkBase({ config }: Services, request: FastifyRequest): string {
  return config.publicUrl ?? `${request.protocol}://${request.host}`
}
