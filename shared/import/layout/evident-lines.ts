import type { LineReading, Section } from '../line-reading.ts'
import type { EvidentLine } from './votes.ts'

/** A line with the section that it stands in, and how it stands there without the signs of Markdown. */
export type ReadLine = {
  readonly reading: LineReading
  readonly section: Section | null
  readonly text: string
  readonly line: EvidentLine
  /** The text without Markdown's signs; bullets and padded labels are none of the document's own. */
  readonly isMarkdown: boolean
}

/** The lines of a document that belong to the summary. */
export function readLines(readings: readonly LineReading[]): ReadLine[] {
  const isMarkdown = readings.some(({ raw }) => /^#{1,6} /.test(raw))
  let section: Section | null = null
  return readings.flatMap(reading => {
    if (reading.role.startsWith('heading:')) section = reading.role.slice(8) as Section
    if (reading.role === 'skip') return []
    const trimmed = reading.raw.trim()
    const text = isMarkdown ? withoutMarkdown(trimmed) : trimmed
    return [{ reading, section, text, line: { number: reading.number, text: trimmed }, isMarkdown }]
  })
}

/** Without heading signs, Markdown's own bullet and its backslashes. */
function withoutMarkdown(text: string): string {
  return text.replace(/^(?:#{1,6}\s+|[-*+] )/, '').replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
