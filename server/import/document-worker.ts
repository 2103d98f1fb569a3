import { parentPort, workerData } from 'node:worker_threads'
import { causeOf } from '../log.ts'
import { readDocx } from './read-docx.ts'
import { readPdf } from './read-pdf.ts'

export type DocumentKind = 'docx' | 'pdf'
export type DocumentTask = { readonly kind: DocumentKind; readonly file: Uint8Array }
export type DocumentRead = { readonly text: string } | { readonly cause: string }

/* Reads one file on a thread of its own, whatever is in it, and ends. */
const { kind, file } = workerData as DocumentTask
const read: DocumentRead = await textOf().catch((error: unknown) => ({ cause: causeOf(error) }))
parentPort?.postMessage(read)

async function textOf(): Promise<DocumentRead> {
  return { text: kind === 'docx' ? readDocx(file) : await readPdf(file) }
}
