import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { summaryDocx } from '../../../server/formats/docx.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../../shared/summary/summary.ts'
import { exampleFile } from '../../../tools/example-meeting.ts'
import { buildMeeting } from '../../support/build-meeting.ts'
import { filledSampleDoc } from '../../support/sample-meeting.ts'
import { unzipped } from '../../support/unzipped.ts'

const run = promisify(execFile)
const summary = summaryOf(readMeeting(filledSampleDoc()))
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yoroku-docx-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the Word file', () => {
  test('laid out by LibreOffice reads as the golden summary', async () => {
    expect(squash(await laidOutText(await summaryDocx(summary)))).toBe(squash(exampleFile('summary.txt')))
  }, 90_000)

  test('holds real headings, numbered lists, east Asian fonts and no name of who made it', async () => {
    const parts = unzipped(await summaryDocx(summary))
    const document = parts.get('word/document.xml') ?? ''
    expect(count(document, 'w:pStyle w:val="Title"')).toBe(1)
    expect([1, 2, 3, 4].map(level => count(document, `w:pStyle w:val="Heading${level}"`))).toEqual([
      5, 6, 1, 7,
    ])
    expect(count(document, 'w:pStyle w:val="SummaryOpinion"')).toBe(33)
    expect(document).toContain('<w:docGrid w:type="lines" w:linePitch="360"/>')
    expect(parts.get('word/styles.xml')).toContain('w:eastAsia="ＭＳ 明朝"')
    expect(parts.get('word/numbering.xml')).toContain('decimalFullWidth')
    expect(parts.get('docProps/core.xml')).toContain('2021-05-27T01:00:00Z')
    expect(parts.get('docProps/core.xml')).not.toMatch(/creator|lastModifiedBy/)
  })

  test('has the same bytes for the same summary', async () => {
    expect(await summaryDocx(summary)).toEqual(await summaryDocx(summary))
    const times = (await summaryDocx(summary)).slice(10, 14)
    expect([...times]).toEqual([0, 0, 33, 0])
  })

  test('takes any text, a hard break as a break', async () => {
    const text = '<w:p>&amp;"\u0000\u0008\ufffe😀\n二行目'
    const hostile = summaryOf(buildMeeting({ facts: { title: '<&' }, entries: { e1: { text } } }))
    const document = unzipped(await summaryDocx(hostile)).get('word/document.xml') ?? ''
    expect(document).toContain('&lt;w:p&gt;&amp;amp;')
    expect(document).toMatch(/😀<\/w:t><\/w:r><w:r><w:br\/><w:t[^>]*>二行目/)
    expect(document.isWellFormed()).toBe(true)
  })
})

/** Text in the order of the page, without page numbers. */
async function laidOutText(docx: Uint8Array): Promise<string> {
  await writeFile(join(folder, 'summary.docx'), docx)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  await run('soffice', [
    profile,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    join(folder, 'summary.docx'),
  ])
  await run('pdftotext', ['-layout', join(folder, 'summary.pdf'), join(folder, 'summary.txt')])
  return (await readFile(join(folder, 'summary.txt'), 'utf8')).replace(/^\s*－ *\d+ *－\s*$/gm, '')
}

function squash(text: string): string {
  return text.replace(/\s/g, '')
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}
