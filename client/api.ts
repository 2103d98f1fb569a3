import {
  DOCX_TYPE,
  type FileText,
  type KeptLayouts,
  type KeptTemplates,
  type MeetingCreated,
  type MeetingImported,
  type MeetingList,
  PROBLEM_CODES,
  type ProblemCode,
  type PurgeDone,
  type PurgePreview,
  type ScreenList,
  type SessionInfo,
  type SessionOpened,
  type TemplateKept,
  type TokenReplaced,
} from '../shared/api.ts'
import type { History, HistoryPoint, PointRestored } from '../shared/history.ts'
import type { FactPatch } from '../shared/meeting/edit-meeting.ts'
import type { LayoutValues } from '../shared/meeting/layout.ts'
import type { Meeting } from '../shared/meeting/read-meeting.ts'
import type { TemplateFault } from '../shared/template-faults.ts'
import { askSession, type Fetched, fetchText } from './fetch-text.ts'

/** Why a call brought nothing: no answer, an error answer, or an answer that makes no sense. */
export type Failure =
  | { readonly kind: 'network' }
  | {
      readonly kind: 'problem'
      readonly code: ProblemCode
      readonly detail: string
      /** What is wrong with a template. */
      readonly faults?: readonly TemplateFault[]
    }
  | { readonly kind: 'unreadable' }
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }

/** Body of `POST /api/meetings`: facts by their names and the lists. */
export type NewMeeting = Omit<FactPatch, 'phase' | 'currentAgenda'> & {
  readonly title: string
  /** The id of the meeting that it follows: what was said under a theme there helps to suggest it here. */
  readonly previous?: string
  /** How its summary is laid out; none for the example's way. */
  readonly layout?: LayoutValues
  readonly agenda?: readonly Readonly<Record<string, string>>[]
  readonly themes?: readonly Readonly<Record<string, string>>[]
  readonly attendees?: readonly Readonly<Record<string, string>>[]
}

export const openSession = (token: string, name?: string) =>
  call<SessionOpened>('POST', '/api/session', name === undefined ? { token } : { token, name })
/** `asked`: what was asked already. */
export const readSession = async (asked = askSession()) => parseAnswer<SessionInfo>(await asked)
export const renameSession = (name: string) => call<SessionInfo>('PATCH', '/api/session', { name })
export const closeSession = () => call<null>('DELETE', '/api/session')

/** `cursor` is the `next` of the page before. */
export const listMeetings = (query: string, cursor: string | null) =>
  call<MeetingList>(
    'GET',
    `/api/meetings?${new URLSearchParams(cursor ? { q: query, cursor } : { q: query })}`,
  )
export const fetchMeeting = (id: string) => call<Meeting>('GET', meetingPath(id))
export const createMeeting = (meeting: NewMeeting) => call<MeetingCreated>('POST', '/api/meetings', meeting)
/** `reason`: why a final meeting is reopened. */
export const patchMeeting = (id: string, patch: FactPatch & { readonly reason?: string }) =>
  call<unknown>('PATCH', meetingPath(id), patch)
export const readHistory = (id: string) => call<History>('GET', `${meetingPath(id)}/history`)
export const fetchMoment = (id: string, point: string) =>
  call<Meeting>('GET', `${meetingPath(id)}/history/${point}`)
export const namePoint = (id: string, name: string) =>
  call<HistoryPoint>('POST', `${meetingPath(id)}/history`, { name })
export const restorePoint = (id: string, point: string) =>
  call<PointRestored>('POST', `${meetingPath(id)}/history/${point}/restore`, {})
/** What `purge` would take away. Empty words stand for all that was deleted. */
export const previewPurge = (id: string, words: string) =>
  call<PurgePreview>('POST', `${meetingPath(id)}/purge/preview`, { text: words })
export const purge = (id: string, words: string, versions: boolean) =>
  call<PurgeDone>('POST', `${meetingPath(id)}/purge`, { text: words, versions })
export const deleteMeeting = (id: string) => call<null>('DELETE', meetingPath(id))
export const listScreens = (id: string) => call<ScreenList>('GET', `${meetingPath(id)}/screens`)
export const replaceToken = (id: string, role: 'edit' | 'view') =>
  call<TokenReplaced>('POST', `${meetingPath(id)}/tokens/${role}`)

export const fetchLayouts = (meeting: string) => call<KeptLayouts>('GET', `${meetingPath(meeting)}/layouts`)
export const putLayout = (name: string, values: LayoutValues) =>
  call<null>('PUT', `/api/layouts/${encodeURIComponent(name)}`, values)
/** Keeps a layout under a name that stands for none yet; a conflict otherwise. */
export const putNewLayout = (name: string, values: LayoutValues) => {
  const request = requestOf('PUT', values)
  const headers = { ...request.headers, 'if-none-match': '*' }
  return ask<null>(`/api/layouts/${encodeURIComponent(name)}`, { ...request, headers })
}
export const deleteLayout = (name: string) => call<null>('DELETE', `/api/layouts/${encodeURIComponent(name)}`)

/** Where a template is kept: under its name, for one meeting or for all. */
type TemplateName = { readonly name: string; readonly isForAll: boolean }

export const fetchTemplates = (meeting: string) =>
  call<KeptTemplates>('GET', `${meetingPath(meeting)}/templates`)
export const putTemplate = (meeting: string, template: TemplateName, file: Blob) =>
  send<TemplateKept>(templatePath(meeting, template), DOCX_TYPE, file, 'PUT')
export const deleteTemplate = (meeting: string, template: TemplateName) =>
  call<null>('DELETE', templatePath(meeting, template))
/** The address of the summary written into a template, and of a template to begin with. */
export const templateFilePath = (meeting: string, name: string) =>
  `${meetingPath(meeting)}/summary.docx?template=${encodeURIComponent(name)}`
export const templateSamplePath = (meeting: string) => `${meetingPath(meeting)}/template-sample.docx`

function templatePath(meeting: string, { name, isForAll }: TemplateName): string {
  return `${meetingPath(meeting)}/templates/${encodeURIComponent(name)}${isForAll ? '?for=all' : ''}`
}

/** A text, Word or PDF file as text. `type` is its media type. */
export const readFileText = (type: string, file: Blob) => send<FileText>('/api/import/text', type, file)
/** A new meeting from our JSON. */
export const importMeeting = (json: string) =>
  send<MeetingImported>('/api/meetings/import', 'application/json', json)

function meetingPath(id: string): string {
  return `/api/meetings/${encodeURIComponent(id)}`
}

function call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  return ask(path, requestOf(method, body))
}

function send<T>(path: string, type: string, body: Blob | string, method = 'POST'): Promise<Answer<T>> {
  return ask(path, { method, headers: { accept: 'application/json', 'content-type': type }, body })
}

async function ask<T>(path: string, request: RequestInit): Promise<Answer<T>> {
  return parseAnswer(await fetchText(path, request))
}

function requestOf(method: string, body: unknown): RequestInit {
  const headers = { accept: 'application/json' }
  if (body === undefined) return { method, headers }
  return {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

function parseAnswer<T>(fetched: Fetched | null): Answer<T> {
  if (fetched === null) return { ok: false, failure: { kind: 'network' } }
  const value = parseJson(fetched.text)
  if (!fetched.ok) return { ok: false, failure: parseProblem(fetched.status, value) }
  if (value === undefined) return { ok: false, failure: { kind: 'unreadable' } }
  return { ok: true, value: value as T }
}

/** `undefined` when it is no JSON; an empty body (204) is `null`. */
function parseJson(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function parseProblem(status: number, body: unknown): Failure {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as {
    code?: unknown
    detail?: unknown
    faults?: unknown
  }
  const code = PROBLEM_CODES.find(each => each === problem.code) ?? codeOfStatus(status)
  const detail = typeof problem.detail === 'string' ? problem.detail : ''
  const faults = Array.isArray(problem.faults) ? { faults: problem.faults as TemplateFault[] } : {}
  return { kind: 'problem', code, detail, ...faults }
}

/** For error answers that are not ours, such as a proxy's page. */
function codeOfStatus(status: number): ProblemCode {
  const codes: Readonly<Record<number, ProblemCode>> = {
    400: 'bad-request',
    401: 'unauthorised',
    403: 'forbidden',
    404: 'not-found',
    409: 'conflict',
    413: 'too-large',
    423: 'locked',
    429: 'too-many',
    502: 'unavailable',
    503: 'unavailable',
    504: 'unavailable',
  }
  return codes[status] ?? (status < 500 ? 'bad-request' : 'internal')
}
