import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  DOCX_TYPE,
  type FileText,
  MAX_IMPORT_BYTES,
  type MeetingImported,
  PDF_TYPE,
  type UnreadLine,
} from '../../shared/api.ts'
import { readMeetingJson } from '../../shared/formats/read-json.ts'
import { withLeft } from '../../shared/import/imported-file.ts'
import { fillMeeting, type MeetingFile } from '../../shared/meeting/fill-meeting.ts'
import type { Readings } from '../import/document-worker.ts'
import { readDocument } from '../import/read-document.ts'
import { decodedText } from '../import/text-encoding.ts'
import type { Services } from '../services.ts'
import { createMeeting, linkBase } from './create-meeting.ts'
import { requireAdmin } from './guards.ts'
import { HttpProblem } from './problem.ts'

const TEXT_TYPES = ['text/plain', 'text/markdown'] as const
/** Who is named as the recorder of entries that a file brings without one. */
const IMPORTER = '取り込み'
/** As many entries as a meeting of a day has, several times over. */
const MOST_ENTRIES = 20_000
/** More items than any agenda, list of themes or of attendees has. */
const MOST_ITEMS = 1_000

/** Meetings from files: a summary or an export becomes a meeting, a Word or PDF file becomes text. */
export function importRoutes(services: Services) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeContentTypeParser('application/json')
    app.addContentTypeParser(
      ['application/json', ...TEXT_TYPES, DOCX_TYPE, PDF_TYPE],
      { parseAs: 'buffer', bodyLimit: MAX_IMPORT_BYTES },
      (_request, body, done) => done(null, body),
    )
    // Before a byte of the file is read.
    app.addHook('onRequest', async request => {
      await requireAdmin(services, request)
    })
    app.post('/api/import/text', async (request): Promise<FileText> => {
      const kind = typeOf(request)
      return { ...(await readAs(services, request, 'text')), isWrapped: kind !== DOCX_TYPE }
    })
    app.post('/api/meetings/import', async (request, reply) => {
      const { file, unread } = await fileOf(services, request)
      requireSize(file)
      const at = new Date(services.clock.nowMs()).toISOString()
      const created = await createMeeting(services, linkBase(services, request), (doc, newId) =>
        fillMeeting(doc, file, { newId, recorder: IMPORTER, at }),
      )
      return reply.code(201).send({ ...created, unread } satisfies MeetingImported)
    })
  }
}

function requireSize(file: MeetingFile): void {
  const bounds = { entries: MOST_ENTRIES, agenda: MOST_ITEMS, themes: MOST_ITEMS, attendees: MOST_ITEMS }
  for (const list of ['entries', 'agenda', 'themes', 'attendees'] as const)
    if (file[list].length > bounds[list])
      throw new HttpProblem('too-large', `${list}: at most ${bounds[list]}`)
}

type FileRead = { readonly file: MeetingFile; readonly unread: readonly UnreadLine[] }

async function fileOf(services: Services, request: FastifyRequest): Promise<FileRead> {
  if (typeOf(request) === 'application/json')
    return { file: jsonFile(decodedText(request.body as Buffer)), unread: [] }
  const reading = await readAs(services, request, 'summary')
  if (reading.kind === 'refused')
    throw new HttpProblem('no-summary', `no summary of a meeting: ${reading.reason}`)
  const { file, left } = reading.found
  const unread = reading.readings.flatMap(({ number, raw, reason }) =>
    reason === null ? [] : [{ line: number, text: raw.trim(), reason }],
  )
  return { file: withLeft(file, left), unread }
}

function jsonFile(json: string): MeetingFile {
  const read = readMeetingJson(json)
  if (read.kind === 'refused') throw new HttpProblem('no-summary', `not a meeting as JSON: ${read.reason}`)
  return read.file
}

async function readAs<As extends keyof Readings>(
  services: Services,
  request: FastifyRequest,
  as: As,
): Promise<Readings[As]> {
  const type = typeOf(request)
  const kind = type === DOCX_TYPE ? 'docx' : type === PDF_TYPE ? 'pdf' : 'text'
  const read = await readDocument({ as, kind, file: request.body as Buffer })
  if (read.kind === 'read') return read.value
  services.log.info('file not imported', { reason: read.reason, cause: read.cause })
  throw new HttpProblem(PROBLEMS[read.reason], `the file was not imported: ${read.reason}`)
}

const PROBLEMS = {
  unreadable: 'unreadable-file',
  'no-text': 'file-without-text',
  'too-much': 'too-large',
  busy: 'unavailable',
} as const

function typeOf(request: FastifyRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}
