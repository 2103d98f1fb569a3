import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A document as it lies on paper: its text without page numbers, and how many pages it has. */
export type Paper = { readonly text: string; readonly pages: number; readonly info: string }

/** What poppler reads from a PDF file. */
export function paperOfPdf(pdf: Uint8Array): Promise<Paper> {
  return inFolder(async folder => {
    const file = join(folder, 'summary.pdf')
    await writeFile(file, pdf)
    return readPdf(file)
  })
}

/** A Word file laid out by LibreOffice. Slow: seconds each time. */
export function paperOfDocx(docx: Uint8Array): Promise<Paper> {
  return inFolder(async folder => {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    await writeFile(join(folder, 'summary.docx'), docx)
    const convert = ['--headless', '--convert-to', 'pdf', '--outdir', folder]
    await run('soffice', [profile, ...convert, join(folder, 'summary.docx')])
    return readPdf(join(folder, 'summary.pdf'))
  })
}

async function readPdf(file: string): Promise<Paper> {
  const [{ stdout: layout }, { stdout: info }] = await Promise.all([
    run('pdftotext', ['-layout', file, '-']),
    run('pdfinfo', [file]),
  ])
  const pages = Number(/^Pages: +(\d+)$/m.exec(info)?.[1] ?? 0)
  return { text: layout.replace(/^\s*－ *\d+ *－\s*$/gm, ''), pages, info }
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yoroku-paper-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
