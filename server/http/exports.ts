import type { FastifyInstance, FastifyReply } from 'fastify'
import { PDF_HEADERS } from '../../shared/api.ts'
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
import { withRoom } from './with-room.ts'

/** Downloads: the summary and the ledger of entries, in every format of shared/formats. */
export function exportRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/meetings/:id/summary.:format', async (request, reply) => {
    const { role } = await requireRole(services, request, 'view')
    const format = formatOf('summary', request.params)
    const id = meetingIdOf(request)
    const final = await finalVersion(services, id)
    if (role !== 'view')
      return final
        ? download(reply, services, id, format, complete(format, final.meeting), final.stamp)
        : download(reply, services, id, format, complete(format, await readNow(services, id)))
    if (final === null) throw new HttpProblem('forbidden', 'the summary is not final yet')
    return download(reply, services, id, format, complete(format, forAudience(final)), final.stamp)
  })
  app.get('/api/meetings/:id/history/:point/summary.:format', async (request, reply) => {
    await requireRole(services, request, 'edit')
    const format = formatOf('summary', request.params)
    const { point } = request.params as { readonly point: string }
    const id = meetingIdOf(request)
    const final = await finalVersionAt(services, id, point)
    if (final === null) throw new HttpProblem('not-found', 'there is no final document of that moment')
    return download(reply, services, id, format, complete(format, final.meeting), final.stamp)
  })
  app.get('/api/meetings/:id/entries.:format', async (request, reply) => {
    await requireRole(services, request, 'edit')
    const format = formatOf('entries', request.params)
    const id = meetingIdOf(request)
    return download(reply, services, id, format, await readNow(services, id))
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

function readNow(services: Services, meeting: string): Promise<Meeting> {
  return withRoom(services, meeting, room => room.read(readMeeting))
}

function formatOf(of: Format['of'], params: unknown): Format {
  const { format: id } = params as { readonly format: string }
  const format = findFormat(of, id)
  if (format === null) throw new HttpProblem('not-found', `there is no format ${id.slice(0, 20)}`)
  return format
}

async function download(
  reply: FastifyReply,
  { documents }: Services,
  id: string,
  format: Format,
  meeting: Meeting,
  stamp?: Stamp,
): Promise<FastifyReply> {
  const { file, standard, missing } =
    format.writer === 'server'
      ? await documents.write(id, { key: formatKey(format.of, format.id), meeting, stamp }).catch(orProblem)
      : { file: format.writer(meeting, stamp) }
  const name = encodeURIComponent(formatFileName(format, meeting.title)).replace(/['()*]/g, encodeByte)
  if (standard !== undefined) reply.header(PDF_HEADERS.standard, standard)
  if (missing?.length)
    reply.header(PDF_HEADERS.missing, encodeURIComponent([...missing.join('')].slice(0, MOST_NAMED).join('')))
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

function orProblem(error: unknown): WrittenFile {
  if (error instanceof TooManyFiles) throw new HttpProblem('unavailable', error.message)
  throw error
}

/** RFC 8187 allows fewer characters than encodeURIComponent leaves alone. */
function encodeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
