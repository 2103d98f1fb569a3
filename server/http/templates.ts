import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DOCX_TYPE, type KeptTemplates, MAX_TEMPLATE_BYTES, type TemplateKept } from '../../shared/api.ts'
import { trialMeeting } from '../formats/template/trial-summary.ts'
import { TEMPLATE_SAMPLE } from '../formats/writers.ts'
import { readDocument } from '../import/read-document.ts'
import type { Services } from '../services.ts'
import { orProblem } from './exports.ts'
import { meetingIdOf, requireRole } from './guards.ts'
import { nameInPath } from './name-in-path.ts'
import { HttpProblem } from './problem.ts'
import { ALL } from './template-named.ts'

/** So many a meeting may keep, and so many the installation for all. */
const MOST_OF_ONE = 20
const MOST_OF_ALL = 100

/** Word templates under a name: a recorder keeps them for the meeting, the administrator (`?for=all`) for every one. */
export function templateRoutes(services: Services) {
  const { store } = services
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser(
      DOCX_TYPE,
      { parseAs: 'buffer', bodyLimit: MAX_TEMPLATE_BYTES },
      (_request, body, done) => done(null, body),
    )
    // Before a byte of the file is read.
    app.addHook('onRequest', async request => {
      const { role } = await requireRole(services, request, 'edit')
      if (isForAll(request) && role !== 'admin')
        throw new HttpProblem('forbidden', 'only the administrator may do this')
    })
    app.get('/api/meetings/:id/templates', async (request): Promise<KeptTemplates> => {
      const { role } = await requireRole(services, request, 'edit')
      const kept = await store.templates(meetingIdOf(request))
      return {
        templates: kept.map(({ meeting, name, bytes }) => ({ name, bytes, isForAll: meeting === ALL })),
        canKeepForAll: role === 'admin',
      }
    })
    app.put('/api/meetings/:id/templates/:name', async (request): Promise<TemplateKept> => {
      const meeting = ownerOf(request)
      const name = nameInPath(request)
      await requireRoom(services, meeting, name)
      const checked = await checkedFile(services, request)
      await store.putTemplate({ meeting, name, file: checked.file })
      return { left: checked.left }
    })
    app.delete('/api/meetings/:id/templates/:name', async (request, reply) => {
      await store.deleteTemplate(ownerOf(request), nameInPath(request))
      return reply.code(204).send()
    })
    app.get('/api/meetings/:id/template-sample.docx', async (request, reply) => {
      const { file } = await services.documents
        .write(meetingIdOf(request), { key: TEMPLATE_SAMPLE, meeting: trialMeeting(), stamp: undefined })
        .catch(orProblem)
      return reply
        .header('content-type', DOCX_TYPE)
        .header('content-disposition', `attachment; filename="sample.docx"; filename*=UTF-8''${SAMPLE}`)
        .send(Buffer.from(file))
    })
  }
}

const SAMPLE = encodeURIComponent('Wordのひな形の見本.docx')

async function checkedFile(services: Services, request: FastifyRequest) {
  const read = await readDocument({ as: 'template', kind: 'docx', file: request.body as Buffer })
  if (read.kind === 'refused') {
    services.log.info('template not taken', { reason: read.reason, cause: read.cause })
    if (read.reason === 'busy') throw new HttpProblem('unavailable', 'other files are being read')
    throw new HttpProblem('bad-template', 'the file cannot be read', [{ kind: 'unreadable', what: '' }])
  }
  const checked = read.value
  if (checked.kind === 'refused')
    throw new HttpProblem('bad-template', 'the template was not taken', checked.faults)
  return checked
}

async function requireRoom({ store }: Services, meeting: string, name: string): Promise<void> {
  const kept = await store.templates(meeting)
  const others = kept.filter(each => each.meeting === meeting && each.name !== name)
  const most = meeting === ALL ? MOST_OF_ALL : MOST_OF_ONE
  if (others.length >= most)
    throw new HttpProblem('too-large', `there are ${most} templates already; delete one first`)
}

function isForAll(request: FastifyRequest): boolean {
  return (request.query as { readonly for?: unknown }).for === 'all'
}

function ownerOf(request: FastifyRequest): string {
  return isForAll(request) ? ALL : meetingIdOf(request)
}
