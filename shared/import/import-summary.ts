import { cleanText } from '../clean-text.ts'
import { markdown } from '../formats/markdown.ts'
import { plainText } from '../formats/plain-text.ts'
import { type Summary, summaryOf } from '../summary/summary.ts'
import { DEEPEST, type Depth, type DraftFile, fileOfDraft } from './draft-file.ts'
import type { LineReading } from './line-reading.ts'
import { meetingOfFile } from './meeting-of-file.ts'
import { readStrictMarkdown } from './read-strict-markdown.ts'
import { readStrictText } from './read-strict-text.ts'
import { readTolerant } from './read-tolerant.ts'
import { draftOf } from './summary-draft.ts'

type Strict = {
  readonly read: (text: string) => LineReading[] | null
  readonly print: (summary: Summary) => string
}

const STRICT: readonly Strict[] = [
  { read: readStrictText, print: plainText },
  { read: readStrictMarkdown, print: markdown },
]

/** From much to little: the first whose meeting prints the very same document again is what it says. */
const DEPTHS: readonly Depth[] = [
  { ...DEEPEST, isOurs: true },
  { ...DEEPEST, isOurs: true, speakers: false },
  { ...DEEPEST, isOurs: true, notes: false },
  { ...DEEPEST, isOurs: true, people: false, speakers: false },
  { people: false, speakers: false, notes: false, kinds: false, isOurs: true },
]

/** A document of ours: its lines, and the meeting that prints it again, character for character. */
export type StrictReading = DraftFile & { readonly readings: readonly LineReading[] }

/** Reads a text or Markdown file that we wrote; null for any other. */
export function readOurs(text: string): StrictReading | null {
  const normal = `${cleanText(text.replace(/^\ufeff/, '')).replace(/\n+$/, '')}\n`
  for (const { read, print } of STRICT) {
    const readings = read(normal)
    if (readings === null || readings.length === 0) continue
    for (const depth of DEPTHS) {
      const found = fileOfDraft(draftOf(readings), depth)
      if (found.left.length === 0 && print(summaryOf(meetingOfFile(found.file))) === normal)
        return { ...found, readings }
    }
  }
  return null
}

/** Why a text is no summary of a meeting. */
export type NoSummary = 'empty' | 'not-text' | 'too-long' | 'no-summary'

/** A text read as a summary, line by line, or the reason why it is none. */
export type SummaryReading =
  | {
      readonly kind: 'read'
      readonly isOurs: boolean
      readonly readings: readonly LineReading[]
      readonly found: DraftFile
    }
  | { readonly kind: 'refused'; readonly reason: NoSummary }

const MOST_LINES = 20_000
const MOST_CHARACTERS = 2_000_000

/**
 * Reads the summary of a meeting: by the grammar of our own documents first, else by what real ones have in common.
 * `isWrapped` false: the text's lines are whole paragraphs, as out of a Word file.
 */
export function readSummary(text: string, isWrapped = true): SummaryReading {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?|\u2028|\u2029|\f/g, '\n')
  if (plain.trim() === '') return { kind: 'refused', reason: 'empty' }
  if (plain.length > MOST_CHARACTERS) return { kind: 'refused', reason: 'too-long' }
  if (isGarbled(plain)) return { kind: 'refused', reason: 'not-text' }
  if (plain.split('\n').length > MOST_LINES) return { kind: 'refused', reason: 'too-long' }
  const ours = readOurs(plain)
  if (ours !== null) return { kind: 'read', isOurs: true, readings: ours.readings, found: ours }
  const readings = readTolerant(plain, isWrapped)
  if (!isSummary(readings)) return { kind: 'refused', reason: 'no-summary' }
  return { kind: 'read', isOurs: false, readings, found: fileOfDraft(draftOf(readings)) }
}

/** Signs that a file was no text, or text in another encoding. */
function isGarbled(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are the sign
  const signs = text.match(/[\ufffd\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0
  return signs > text.length / 50
}

/** Two different sections, or one in a document that names a sitting and lists what it went through. */
function isSummary(readings: readonly LineReading[]): boolean {
  const sections = new Set(readings.flatMap(({ role }) => (role.startsWith('heading:') ? [role] : [])))
  const parts = readings.filter(
    ({ role }) => role === 'item' || role === 'theme' || role === 'speaker',
  ).length
  const isNamed = readings.some(({ role, reason }) => role === 'title' && reason === null)
  return sections.size >= 2 || (isNamed && sections.size + Math.min(2, parts) >= 2)
}
