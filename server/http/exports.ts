import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Format, findFormat, formatFileName } from '../../shared/formats/formats.ts'
import { type Meeting, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { stoppingRemarks } from '../../shared/summary/stopped.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { summaryDocx } from '../formats/docx.ts'
import type { Services } from '../services.ts'
import { meetingIdOf, requireRole } from './guards.ts'
import { HttpProblem } from './problem.ts'
import { withRoom } from './with-room.ts'

/** Formats that the server writes itself, by id. */
const SERVER_WRITERS: Readonly<Record<string, (meeting: Meeting) => Promise<Uint8Array>>> = {
  docx: meeting => summaryDocx(summaryOf(meeting)),
}

/** Downloads: the summary and the ledger of entries, in every format of shared/formats. */
export function exportRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/meetings/:id/summary.:format', async (request, reply) => {
    const { role } = await requireRole(services, request, 'view')
    const format = formatOf('summary', request.params)
    const id = meetingIdOf(request)
    if (role !== 'view') return download(reply, format, complete(format, await readNow(services, id)))
    const meeting = await withRoom(services, id, room => services.feeds.meeting(room))
    if (meeting.phase !== 'final') throw new HttpProblem('forbidden', 'the summary is not final yet')
    return download(reply, format, complete(format, meeting))
  })
  app.get('/api/meetings/:id/entries.:format', async (request, reply) => {
    await requireRole(services, request, 'edit')
    const format = formatOf('entries', request.params)
    return download(reply, format, await readNow(services, meetingIdOf(request)))
  })
}

/** The meeting, if its document may be written; the data of the whole meeting always may. */
function complete(format: Format, meeting: Meeting): Meeting {
  const remarks = format.id === 'json' ? 0 : stoppingRemarks(meeting)
  if (remarks === 0) return meeting
  throw new HttpProblem(
    'conflict',
    `${remarks} remark(s) have no theme, and the meeting is set to stop for them`,
  )
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

async function download(reply: FastifyReply, format: Format, meeting: Meeting): Promise<FastifyReply> {
  const content = format.writer === 'server' ? await written(format.id, meeting) : format.writer(meeting)
  const name = encodeURIComponent(formatFileName(format, meeting.title)).replace(/['()*]/g, encodeByte)
  return reply
    .header('content-type', format.mediaType)
    .header('cache-control', 'no-store')
    .header(
      'content-disposition',
      `attachment; filename="${format.of}.${format.id}"; filename*=UTF-8''${name}`,
    )
    .send(content)
}

async function written(id: string, meeting: Meeting): Promise<Buffer> {
  const write = SERVER_WRITERS[id]
  if (write === undefined) throw new HttpProblem('not-found', `there is no format ${id}`)
  return Buffer.from(await write(meeting))
}

/** RFC 8187 allows fewer characters than encodeURIComponent leaves alone. */
function encodeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
