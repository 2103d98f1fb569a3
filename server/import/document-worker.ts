import { parentPort, workerData } from 'node:worker_threads'
import { readSummary, type SummaryReading } from '../../shared/import/import-summary.ts'
import { causeOf } from '../log.ts'
import { readDocx } from './read-docx.ts'
import { readPdf } from './read-pdf.ts'
import { decodedText } from './text-encoding.ts'

export type DocumentKind = 'text' | 'docx' | 'pdf'
/** What a file may be read as. */
export type Readings = { readonly text: string; readonly summary: SummaryReading }
export type DocumentTask<As extends keyof Readings = keyof Readings> = {
  readonly as: As
  readonly kind: DocumentKind
  readonly file: Uint8Array
}
/** A file as it was asked for, or why not: it cannot be read, it is a scan, or it holds too much. */
export type DocumentRead<As extends keyof Readings = keyof Readings> =
  | { readonly kind: 'read'; readonly value: Readings[As] }
  | {
      readonly kind: 'refused'
      readonly reason: 'unreadable' | 'no-text' | 'too-much'
      readonly cause: string
    }

/** More text than a summary has, by far. */
const MOST_CHARACTERS = 2_000_000

/* Reads one file on a thread of its own, whatever is in it, and ends. */
const read = await readTask(workerData as DocumentTask).catch(
  (error: unknown): DocumentRead => ({ kind: 'refused', reason: 'unreadable', cause: causeOf(error) }),
)
parentPort?.postMessage(read)

async function readTask({ as, kind, file }: DocumentTask): Promise<DocumentRead> {
  const text = await textIn(kind, file)
  if (kind !== 'text' && text.trim() === '') return { kind: 'refused', reason: 'no-text', cause: '' }
  if (text.length > MOST_CHARACTERS) return { kind: 'refused', reason: 'too-much', cause: '' }
  return { kind: 'read', value: as === 'text' ? text : readSummary(text, kind !== 'docx') }
}

function textIn(kind: DocumentKind, file: Uint8Array): string | Promise<string> {
  if (kind === 'text') return decodedText(file)
  return kind === 'docx' ? readDocx(file) : readPdf(file)
}
