import type { FastifyRequest } from 'fastify'
import { MAX_LINE } from '../../shared/api.ts'
import { cleanLine } from '../../shared/clean-text.ts'
import { HttpProblem } from './problem.ts'

/** The name under which something is kept, out of the path. */
export function nameInPath(request: FastifyRequest): string {
  const { name } = request.params as { readonly name: string }
  const line = cleanLine(name)
  if (line === '' || line.length > MAX_LINE)
    throw new HttpProblem('bad-request', `a name must have 1 to ${MAX_LINE} characters`)
  return line
}
