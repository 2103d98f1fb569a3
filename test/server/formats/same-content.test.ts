import mammoth from 'mammoth'
import readExcel from 'read-excel-file/node'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { counterOf } from '../../../server/formats/docx-styles.ts'
import { WRITERS } from '../../../server/formats/writers.ts'
import { uncell } from '../../../shared/formats/csv.ts'
import { FORMATS, formatKey } from '../../../shared/formats/formats.ts'
import { LEDGER_COLUMNS, ledgerRows } from '../../../shared/formats/ledger.ts'
import { plainText } from '../../../shared/formats/plain-text.ts'
import { readMeetingJson } from '../../../shared/formats/read-json.ts'
import { fillMeeting } from '../../../shared/meeting/fill-meeting.ts'
import { type Meeting, readMeeting, SPEAKER_STYLES } from '../../../shared/meeting/read-meeting.ts'
import { type Summary, summaryOf } from '../../../shared/summary/summary.ts'
import { assembly, OTHER_LAYOUT } from '../../support/assembly.ts'
import { readCsv } from '../../support/read-csv.ts'
import { filledSampleDoc } from '../../support/sample-meeting.ts'
import { squash } from '../../support/squash.ts'

const meetings: [string, Meeting][] = [
  ['the example', readMeeting(filledSampleDoc())],
  ['another layout', assembly(OTHER_LAYOUT)],
  ...SPEAKER_STYLES.map((speakerStyle): [string, Meeting] => [
    `speakers: ${speakerStyle}`,
    { ...assembly({ speakers: 'colon' }), speakerStyle },
  ]),
]

describe.each(meetings)('every file of %s says the same', (_, meeting) => {
  const summary = summaryOf(meeting)
  const said = essence(plainText(summary))
  const files = new Map<string, Uint8Array>()
  beforeAll(async () => {
    for (const { of, id, writer } of FORMATS) {
      const written = writer === 'server' ? await WRITERS.get(formatKey(of, id))?.(meeting) : writer(meeting)
      files.set(
        formatKey(of, id),
        typeof written === 'string' ? Buffer.from(written) : Buffer.from(written?.file ?? []),
      )
    }
  })
  const text = (key: string) => Buffer.from(files.get(key) ?? []).toString()

  test('text', () => expect(essence(text('summary.txt'))).toBe(said))

  test('Markdown', () => {
    const words = text('summary.md')
      .replace(/^(#+|-) /gm, '')
      .replace(/^\|( --- \|)+$/gm, '')
      .replace(/(?<!\\)\|/g, '')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    expect(essence(words)).toBe(said)
  })

  test('HTML', () => {
    const words = text('summary.html')
      .replace(/^.*<main>/su, '')
      .replace(/<span class="read">.*?<\/span>/g, '')
      .replace(/<[^>]*>/g, '\n')
      .replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code)))
    expect(essence(words)).toBe(said)
  })

  test('Word', async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(files.get('summary.docx') ?? []) })
    expect(essence(value)).toBe(essence(plainText(uncounted(summary))))
  })

  test('PDF', async () => {
    const pdf = await getDocumentProxy(new Uint8Array(files.get('summary.pdf') ?? []), { verbosity: 0 })
    const { text: pages } = await extractText(pdf, { mergePages: false })
    expect(essence(pages.map(page => page.replace(/－ \d+ －\s*$/, '')).join('\n'))).toBe(said)
  })

  test('JSON, read in again', () => {
    const read = readMeetingJson(text('summary.json'))
    if (read.kind !== 'meeting') throw new Error(read.reason)
    const doc = new Y.Doc()
    let ids = 0
    fillMeeting(doc, read.file, { newId: () => `id-${ids++}`, recorder: 'x', at: '2021-01-01T00:00:00Z' })
    expect(plainText(summaryOf(readMeeting(doc)))).toBe(plainText(summary))
  })

  test('Excel and CSV', async () => {
    const rows = [LEDGER_COLUMNS, ...ledgerRows(meeting)].map(row => row.map(String))
    const [sheet] = await readExcel(Buffer.from(files.get('entries.xlsx') ?? []))
    expect(sheet?.data.map(row => row.map(cell => String(cell ?? '')))).toEqual(rows)
    expect(readCsv(text('entries.csv')).map(row => row.map(uncell))).toEqual(rows)
  })
})

/** What is said, without blanks and without bullets, which some formats draw. */
function essence(text: string): string {
  return squash(text).replace(/[○◎●・]/g, '')
}

/** The summary without the numbers that Word counts itself. */
function uncounted(summary: Summary): Summary {
  const isCounted = counterOf(summary) !== null
  return {
    ...summary,
    sections: summary.sections.map(section => ({
      ...section,
      mark: isCounted ? '' : section.mark,
      items: section.items.map(item => ({ ...item, mark: '' })),
    })),
  }
}
