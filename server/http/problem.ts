import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Problem, ProblemCode } from '../../shared/api.ts'
import type { TemplateFault } from '../../shared/template-faults.ts'
import { TooManyRebuilt } from '../history/rebuilt-meetings.ts'
import { causeOf, type Log } from '../log.ts'
import { CorruptMeeting, StoreFailed } from '../store/store.ts'

const STATUS: Readonly<Record<ProblemCode, number>> = {
  'bad-request': 400,
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  locked: 423,
  unavailable: 503,
  internal: 500,
  'unreadable-file': 422,
  'file-without-text': 422,
  'no-summary': 422,
  'bad-template': 422,
}
const TITLES: Readonly<Record<ProblemCode, string>> = {
  'bad-request': 'The request cannot be understood',
  unauthorised: 'Sign-in needed',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Conflict',
  'too-large': 'Too large',
  'too-many': 'Too many requests',
  locked: 'The meeting is final',
  unavailable: 'Not available now',
  internal: 'Internal error',
  'unreadable-file': 'The file cannot be read',
  'file-without-text': 'The file holds no text',
  'no-summary': 'This is no summary of a meeting',
  'bad-template': 'The template cannot be used',
}

/** An answer that is an error; thrown by routes, worded for the caller, without secrets. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly code: ProblemCode
  readonly faults: readonly TemplateFault[]
  constructor(code: ProblemCode, detail: string, faults: readonly TemplateFault[] = []) {
    super(detail)
    this.code = code
    this.faults = faults
  }
}

export function problemOf(code: ProblemCode, detail: string): Problem {
  return { type: 'about:blank', title: TITLES[code], status: STATUS[code], detail, code }
}

/** Every error of a route as problem+json; those that nobody foresaw are logged and not shown. */
export function problemHandler(log: Log) {
  return (
    error: FastifyError | HttpProblem | StoreFailed | CorruptMeeting | TooManyRebuilt,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => {
    const problem = toProblem(error)
    if (problem.status >= 500)
      log.error('request failed', {
        method: request.method,
        route: request.routeOptions.url ?? '',
        cause: causeOf(error),
      })
    return sendProblem(reply, problem)
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}

function toProblem(
  error: FastifyError | HttpProblem | StoreFailed | CorruptMeeting | TooManyRebuilt,
): Problem {
  if (error instanceof HttpProblem) {
    const { code, message, faults } = error
    return { ...problemOf(code, message), ...(faults.length > 0 ? { faults } : {}) }
  }
  if (error instanceof TooManyRebuilt) return problemOf('unavailable', error.message)
  if (error instanceof CorruptMeeting)
    return problemOf('unavailable', 'the stored meeting is damaged; nothing was changed, restore a backup')
  if (error instanceof StoreFailed)
    return problemOf(
      'unavailable',
      'the store does not accept this now; nothing was changed, try again later',
    )
  const status = error.statusCode ?? 500
  if (status === 413) return problemOf('too-large', 'the body is too large')
  if (status === 415) return problemOf('bad-request', 'the content-type is not taken here')
  if (status === 404) return problemOf('not-found', 'there is nothing here')
  if (status >= 400 && status < 500)
    return problemOf('bad-request', 'the body is not valid JSON or the request is malformed')
  return problemOf('internal', 'something went wrong on the server; nothing was changed')
}
