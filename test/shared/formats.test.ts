import { describe, expect, test } from 'vitest'
import { ledgerCsv } from '../../shared/formats/csv.ts'
import { fileName } from '../../shared/formats/file-name.ts'
import { FORMATS, findFormat, formatFileName } from '../../shared/formats/formats.ts'
import { html } from '../../shared/formats/html.ts'
import { meetingJson } from '../../shared/formats/json.ts'
import { markdown } from '../../shared/formats/markdown.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { exampleFile } from '../../tools/example-meeting.ts'
import { buildMeeting } from '../support/build-meeting.ts'
import { readCsv } from '../support/read-csv.ts'
import { filledSampleDoc } from '../support/sample-meeting.ts'

const sample = readMeeting(filledSampleDoc())
const printedLines = exampleFile('summary.txt')
  .split('\n')
  .map(line => line.trim())
  .filter(line => line !== '')

describe('HTML', () => {
  const page = html(summaryOf(sample))

  test('has real headings by level, a language and a title, and fetches nothing', () => {
    const headings = [...page.matchAll(/<h([1-5])>/g)].map(([, level]) => level)
    expect(headings.join('')).toBe('122222333334555555531'.slice(0, -1))
    expect(page).toContain('<html lang="ja">')
    expect(page).toContain('<title>令和３年度　第１回北海道Society5.0推進会議　開催概要</title>')
    expect(page).not.toMatch(/src=|href=|url\(|@import|<script/)
  })

  test('shows every line of the plain text', () => {
    const text = page.replace(/<span class="read">.*?<\/span>/g, '').replace(/<[^>]*>/g, '\n')
    const shown = new Set(text.split('\n').map(line => line.trim()))
    const missing = printedLines
      .map(line => line.replace(/^[○・]|^[１-９]　/u, ''))
      .filter(line => !shown.has(line))
    expect(missing).toEqual([])
  })
})

test('Markdown shows every line of the plain text', () => {
  const text = new Set(
    markdown(summaryOf(sample))
      .split('\n')
      .map(line => line.replace(/^(#+|-) /, '')),
  )
  const missing = printedLines.map(line => line.replace(/^[○・]/u, '')).filter(line => !text.has(line))
  expect(missing.filter(line => !/^[１-９]　/u.test(line))).toEqual([])
})

describe('the ledger as CSV', () => {
  test('begins with a byte order mark, ends rows with CRLF and quotes every field', () => {
    const csv = ledgerCsv(buildMeeting({ entries: { e1: { text: '一"二"\n三' } } }))
    expect(csv).toBe(
      '\ufeff"No","議事番号","議事","テーマ","種別","意見","発言者","記録者","時刻","状態"\r\n"1","","","","意見","一""二""\n三","","記録係A","2021-05-27 10:00","未確認"\r\n',
    )
  })

  test('holds every entry with text and says why one is not printed', () => {
    const meeting = buildMeeting({
      facts: { speakerStyle: 'role' },
      agenda: { a1: { title: '意見交換' } },
      themes: { t1: { label: '産業' } },
      attendees: { p1: { name: '山田', role: '委員' } },
      entries: {
        e1: { text: '一', agenda: 'a1', theme: 't1', speaker: 'p1', status: 'confirmed' },
        e2: { text: '二', status: 'omitted' },
        e3: { text: '三', mergedInto: 'e1' },
        e4: { text: '四', kind: 'memo' },
        e5: { text: ' ' },
      },
    })
    expect(readCsv(ledgerCsv(meeting)).slice(1)).toEqual([
      ['1', '1', '意見交換', '産業', '意見', '一', '委員', '記録係A', '2021-05-27 10:00', '確認済み'],
      ['2', '', '', '', '意見', '二', '', '記録係A', '2021-05-27 10:00', '載せない'],
      ['3', '', '', '', '意見', '三', '', '記録係A', '2021-05-27 10:00', '統合済み'],
      ['4', '', '', '', '内部メモ', '四', '', '記録係A', '2021-05-27 10:00', '未確認'],
    ])
  })
})

test('JSON holds the whole meeting and leaves out what is empty', () => {
  const file = JSON.parse(meetingJson(sample))
  expect(file).toMatchObject({
    format: 'yoroku-meeting',
    version: 1,
    title: sample.title,
    venue: sample.venue,
  })
  expect(file.themes[6]).toEqual({
    id: 'theme-7',
    rank: sample.themes[6]?.rank,
    label: '北海道Society5.0全体に関すること',
  })
  expect(file.entries).toHaveLength(sample.entries.length)
  expect(file.entries[5]).toMatchObject({ id: 'entry-06', theme: 'theme-1', agenda: 'agenda-5' })
  expect(meetingJson(sample)).not.toMatch(/null|""/)
})

describe('the table of formats', () => {
  test('names each file once', () => {
    const names = FORMATS.map(format => `${format.of}.${format.id}`)
    expect(new Set(names).size).toBe(names.length)
    expect(findFormat('summary', 'txt')?.mediaType).toBe('text/plain; charset=utf-8')
    expect(findFormat('entries', 'txt')).toBe(null)
  })

  test('names the ledger apart from the summary', () => {
    expect(
      FORMATS.map(format => formatFileName(format, '会議')).filter(name => name.includes('意見一覧')),
    ).toEqual(['会議_意見一覧.xlsx', '会議_意見一覧.csv', '会議_意見一覧.json'])
  })
})

test.each([
  [
    '令和３年度　第１回北海道Society5.0推進会議　開催概要',
    '令和３年度第１回北海道Society5.0推進会議開催概要.docx',
  ],
  ['Board meeting 3', 'Board_meeting_3.docx'],
  ['../../etc/passwd', 'etcpasswd.docx'],
  ['a\u202efdp.exe\u0000', 'afdp.exe.docx'],
  ['CON', '_CON.docx'],
  ['  ...  ', '開催概要.docx'],
  ['あ'.repeat(200), `${'あ'.repeat(60)}.docx`],
])('the title %j gives the file name %s', (title, expected) => {
  expect(fileName(title, '', 'docx')).toBe(expected)
})

test.each(['𠮷'.repeat(80), `con.${'𠮷'.repeat(80)}`, 'あ'.repeat(80), 'é'.repeat(80)])(
  'a file name is cut at whole characters and has at most 255 bytes',
  title => {
    const name = fileName(title, '意見一覧', 'docx')
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    expect(Buffer.byteLength(name)).toBeGreaterThan(70)
    expect(name.isWellFormed()).toBe(true)
    expect(name).toMatch(/_意見一覧\.docx$/)
  },
)
