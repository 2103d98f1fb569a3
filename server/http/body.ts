import { MAX_LINE } from '../../shared/api.ts'
import { cleanLine, cleanText } from '../../shared/clean-text.ts'
import { HttpProblem } from './problem.ts'

/** Longest fact that may have several lines, and longest value within a list. */
export const MAX_TEXT = 5_000

export type Fields = Readonly<Record<string, unknown>>

/** A JSON object out of a body; everything else is a bad request. */
export function fieldsOf(value: unknown, where = 'the body'): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new HttpProblem('bad-request', `${where} must be a JSON object`)
  return value as Fields
}

/** Refuses a field under any other name: a misspelt one would be lost in silence. */
export function requireKnown(fields: Fields, known: readonly string[], where = ''): void {
  const unknown = Object.keys(fields).find(name => !known.includes(name))
  if (unknown !== undefined)
    throw new HttpProblem('bad-request', `there is no field ${where}${unknown.slice(0, MAX_LINE)}`)
}

/** A field on one line, cleaned; '' when absent. Names the field and the limit when it is too long. */
export function lineOf(fields: Fields, name: string, limit = MAX_LINE): string {
  return within(name, cleanLine(stringOf(fields, name)), limit)
}

/** A field that may have several lines. */
export function textOf(fields: Fields, name: string): string {
  return within(name, cleanText(stringOf(fields, name)).trim(), MAX_TEXT)
}

function stringOf(fields: Fields, name: string): string {
  const value = fields[name]
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string') throw new HttpProblem('bad-request', `${name} must be text`)
  return value
}

function within(name: string, value: string, limit: number): string {
  if (value.length > limit)
    throw new HttpProblem(
      'bad-request',
      `${name} must have at most ${limit} characters; it has ${value.length}`,
    )
  return value
}
