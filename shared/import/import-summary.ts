import { cleanText } from '../clean-text.ts'
import { markdown } from '../formats/markdown.ts'
import { plainText } from '../formats/plain-text.ts'
import { type Summary, summaryOf } from '../summary/summary.ts'
import { DEEPEST, type Depth, type DraftFile, fileOfDraft } from './draft-file.ts'
import type { LineReading } from './line-reading.ts'
import { meetingOfFile } from './meeting-of-file.ts'
import { readStrictMarkdown } from './read-strict-markdown.ts'
import { readStrictText } from './read-strict-text.ts'
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
