import type { FastifyInstance, FastifyReply } from 'fastify'
import { PDF_HEADERS, TEMPLATE_HEADERS } from '../../shared/api.ts'
import { type Format, findFormat, formatFileName, formatKey } from '../../shared/formats/formats.ts'
import { type Meeting, readMeeting } from '../../shared/meeting/read-meeting.ts'
import type { Stamp } from '../../shared/summary/summary.ts'
import { TooManyFiles } from '../formats/document-writer.ts'
import type { WrittenFile } from '../formats/written-file.ts'
import { finalVersion, finalVersionAt, forAudience } from '../history/final-version.ts'
import type { Services } from '../services.ts'
import { meetingIdOf, requireRole } from './guards.ts'
import { HttpProblem } from './problem.ts'
import { requireThemes } from './require-themes.ts'
import { templateNamed } from './template-named.ts'
import { withRoom } from './with-room.ts'

/** Downloads: the summary and the ledger of entries, in every format of shared/formats. */
export function exportRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/meetings/:id/summary.:format', async (request, reply) => {
    const { role } = await requireRole(services, request, 'view')
    const format = formatOf('summary', request.params)
    const id = meetingIdOf(request)
    const final = await finalVersion(services, id)
    if (role !== 'view') {
      const template = await templateOf(services, id, format, request.query)
      return final
        ? download(reply, services, { id, format, meeting: final.meeting, stamp: final.stamp, template })
        : download(reply, services, { id, format, meeting: await readNow(services, id), template })
    }
    if (final === null) throw new HttpProblem('forbidden', 'the summary is not final yet')
    if ('template' in (request.query as object))
      throw new HttpProblem('forbidden', 'this needs the role edit')
    return download(reply, services, { id, format, meeting: forAudience(final), stamp: final.stamp })
  })
  app.get('/api/meetings/:id/history/:point/summary.:format', async (request, reply) => {
    await requireRole(services, request, 'edit')
    const format = formatOf('summary', request.params)
    const { point } = request.params as { readonly point: string }
    const id = meetingIdOf(request)
    const final = await finalVersionAt(services, id, point)
    if (final === null) throw new HttpProblem('not-found', 'there is no final document of that moment')
    return download(reply, services, { id, format, meeting: final.meeting, stamp: final.stamp })
  })
  app.get('/api/meetings/:id/entries.:format', async (request, reply) => {
    await requireRole(services, request, 'edit')
    const format = formatOf('entries', request.params)
    const id = meetingIdOf(request)
    return download(reply, services, { id, format, meeting: await readNow(services, id) })
  })
}

/**
 * The meeting, if its document may be written; the data of the whole meeting always may. A recorder's editor may make
 * a meeting final in spite of remarks that stop it: its documents wait until it was reopened and they have a theme.
 */
function complete(format: Format, meeting: Meeting): Meeting {
  if (format.id !== 'json') requireThemes(meeting)
  return meeting
}

/** The template that `template=` names; only a Word file has one, and only for those who keep the record. */
async function templateOf(
  services: Services,
  meeting: string,
  format: Format,
  query: unknown,
): Promise<Uint8Array | undefined> {
  const { template } = query as { readonly template?: unknown }
  if (template === undefined) return undefined
  if (format.id !== 'docx' || typeof template !== 'string')
    throw new HttpProblem('bad-request', 'a template makes a Word file')
  return templateNamed(services, meeting, template)
}

function readNow(services: Services, meeting: string): Promise<Meeting> {
  return withRoom(services, meeting, room => room.read(readMeeting))
}

function formatOf(of: Format['of'], params: unknown): Format {
  const { format: id } = params as { readonly format: string }
  const format = findFormat(of, id)
  if (format === null) throw new HttpProblem('not-found', `there is no format ${id.slice(0, 20)}`)
  return format
}

type Download = {
  readonly id: string
  readonly format: Format
  readonly meeting: Meeting
  readonly stamp?: Stamp
  readonly template?: Uint8Array | undefined
}

async function download(
  reply: FastifyReply,
  { documents }: Services,
  { id, format, meeting: whole, stamp, template }: Download,
): Promise<FastifyReply> {
  const meeting = format.of === 'summary' ? complete(format, whole) : whole
  const { file, standard, missing, empty, left } =
    format.writer === 'server'
      ? await documents
          .write(id, { key: formatKey(format.of, format.id), meeting, stamp, template })
          .catch(orProblem)
      : { file: format.writer(meeting, stamp) }
  const name = encodeURIComponent(formatFileName(format, meeting.title)).replace(/['()*]/g, encodeByte)
  if (standard !== undefined) reply.header(PDF_HEADERS.standard, standard)
  if (missing?.length)
    reply.header(PDF_HEADERS.missing, encodeURIComponent([...missing.join('')].slice(0, MOST_NAMED).join('')))
  if (empty?.length) reply.header(TEMPLATE_HEADERS.empty, encodeURIComponent(empty.join('、')))
  if (left?.length) reply.header(TEMPLATE_HEADERS.left, encodeURIComponent(left.join('、')))
  return reply
    .header('content-type', format.mediaType)
    .header(
      'content-disposition',
      `attachment; filename="${format.of}.${format.id}"; filename*=UTF-8''${name}`,
    )
    .send(typeof file === 'string' ? file : Buffer.from(file))
}

/** So many characters say well enough what a PDF could not hold. */
const MOST_NAMED = 40

/** A file that cannot be written now, as the answer to whoever asked. */
export function orProblem(error: unknown): WrittenFile {
  if (error instanceof TooManyFiles) throw new HttpProblem('unavailable', error.message)
  throw error
}

/** RFC 8187 allows fewer characters than encodeURIComponent leaves alone. */
function encodeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
