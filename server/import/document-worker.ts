import { parentPort, workerData } from 'node:worker_threads'
import { readSummary, type SummaryReading } from '../../shared/import/import-summary.ts'
import type { TemplateChecked } from '../formats/template/check-template.ts'
import { causeOf } from '../log.ts'
import { type FileContent, readDocx } from './read-docx.ts'
import { readPdf } from './read-pdf.ts'
import { decodedText } from './text-encoding.ts'

export type DocumentKind = 'text' | 'docx' | 'pdf'
/** What a file may be read as. */
export type Readings = {
  readonly text: FileContent
  readonly summary: SummaryReading
  readonly template: TemplateChecked
}
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
  if (as === 'template') return { kind: 'read', value: await checked(file) }
  const content = await contentOf(kind, file)
  const { text } = content
  if (kind !== 'text' && text.trim() === '') return { kind: 'refused', reason: 'no-text', cause: '' }
  if (text.length > MOST_CHARACTERS) return { kind: 'refused', reason: 'too-much', cause: '' }
  return { kind: 'read', value: as === 'text' ? content : readSummary(text, kind !== 'docx') }
}

/** The reader of templates loads its libraries only for one. */
async function checked(file: Uint8Array): Promise<TemplateChecked> {
  const { checkTemplate } = await import('../formats/template/check-template.ts')
  return checkTemplate(file)
}

function contentOf(kind: DocumentKind, file: Uint8Array): FileContent | Promise<FileContent> {
  if (kind === 'text') return { text: decodedText(file), sheet: {} }
  return kind === 'docx' ? readDocx(file) : readPdf(file)
}
