import { performance } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { summaryDocx } from '../../server/formats/docx.ts'
import { DOCX_TYPE, type MeetingImported, PDF_TYPE } from '../../shared/api.ts'
import { markdown } from '../../shared/formats/markdown.ts'
import { plainText } from '../../shared/formats/plain-text.ts'
import { type Meeting, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { exampleFile } from '../../tools/example-meeting.ts'
import { bombFile, pdfFile, wordFile } from '../support/import-files.ts'
import { filledSampleDoc } from '../support/sample-meeting.ts'
import { NEWSPAPER, SUMMARY_VARIANTS } from '../support/summary-variants.ts'
import { bearer, TestApp } from '../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await TestApp.start()
})
afterAll(() => app.close())

const summary = summaryOf(readMeeting(filledSampleDoc()))

function send(
  path: string,
  type: string,
  body: string | Uint8Array,
  token = app.adminToken,
): Promise<Response> {
  return fetch(app.url + path, {
    method: 'POST',
    headers: { ...bearer(token), 'content-type': type },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })
}

async function imported(type: string, body: string | Uint8Array) {
  const response = await send('/api/meetings/import', type, body)
  expect(response.status).toBe(201)
  const answer = (await response.json()) as MeetingImported
  const meeting = (await (await app.admin(`/api/meetings/${answer.id}`)).json()) as Meeting
  const text = await (await app.admin(`/api/meetings/${answer.id}/summary.txt`)).text()
  return { answer, meeting, text }
}

describe('a file becomes a meeting', () => {
  test.each([
    ['text/plain; charset=utf-8', () => plainText(summary)],
    ['text/markdown', () => markdown(summary)],
    ['application/json', () => exampleFile('meeting.json')],
    [DOCX_TYPE, () => summaryDocx(summary)],
  ])('%s that we wrote prints the same summary again', async (type, file) => {
    const { answer, text, meeting } = await imported(type, await file())
    expect(text).toBe(plainText(summary))
    expect(answer.unread).toEqual([])
    expect(answer.links.edit).toContain(`/m/${answer.id}#${answer.tokens.edit}`)
    expect(meeting.phase).toBe('prepare')
  })

  test('what was not certain is named, and what found no place is kept where no document shows it', async () => {
    const { answer, meeting, text } = await imported('text/plain', SUMMARY_VARIANTS.withoutNumbers)
    expect(answer.unread).toEqual([
      { line: 2, text: '日時:平成31年5月1日 午後3時30分 開議', reason: 'date-not-in-era' },
    ])
    const memo = meeting.entries.find(entry => entry.kind === 'memo')
    expect(memo?.text).toBe('取り込めなかった行\n平成31年5月1日 午後3時30分 開議\n会議録署名委員　甲、乙')
    expect(text).not.toContain('平成31年')
  })

  test('a text that takes long to read keeps nobody waiting', { timeout: 20_000 }, async () => {
    const slow = `会議\n日時　令和3年5月27日\n出席者\n甲${' '.repeat(12_000)}乙\n議事\n(1) 意見`
    const before = performance.eventLoopUtilization()
    const { meeting } = await imported('text/plain', slow)
    expect(meeting.title).toBe('会議')
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5)
  })

  test('a text in Shift_JIS is read', async () => {
    // 会議 / 日時 2021/5/27 / 場所 札幌, as an old editor saves it
    const bytes = Uint8Array.from([
      ...[0x89, 0xef, 0x8b, 0x63, 0x0a, 0x93, 0xfa, 0x8e, 0x9e, 0x20],
      ...new TextEncoder().encode('2021/5/27'),
      ...[0x0a, 0x8f, 0xea, 0x8f, 0x8a, 0x20, 0x8e, 0x44, 0x96, 0x79],
    ])
    const { meeting } = await imported('text/plain', bytes)
    expect(meeting).toMatchObject({ title: '会議', startsAt: '2021-05-27', venue: '札幌' })
  })

  test('a Word or PDF file becomes text for the page', async () => {
    const word = await send('/api/import/text', DOCX_TYPE, await summaryDocx(summary))
    expect(await word.json()).toMatchObject({
      isWrapped: false,
      text: expect.stringContaining('５　議　　事'),
      sheet: { marginLeft: 25.36, textSize: 10.5, linePitch: 18, paper: { width: expect.closeTo(210, 0) } },
    })
    const pdf = await send('/api/import/text', PDF_TYPE, pdfFile(['1 Agenda', 'Second line']))
    expect(await pdf.json()).toMatchObject({ isWrapped: true, text: '1 Agenda\nSecond line' })
  })
})

const many = (list: string, count: number) => JSON.stringify({ title: '会議', [list]: Array(count).fill({}) })

describe('is refused with a reason, and the server goes on', () => {
  test.each([
    ['a newspaper article', 'text/plain', NEWSPAPER, 422, 'no-summary'],
    ['an empty file', 'text/plain', '', 422, 'no-summary'],
    ['JSON of something else', 'application/json', '{"a":1}', 422, 'no-summary'],
    ['broken JSON', 'application/json', '{', 422, 'no-summary'],
    ['no Word file', DOCX_TYPE, 'nonsense', 422, 'unreadable-file'],
    ['a zip bomb', DOCX_TYPE, bombFile(100 * 1024 * 1024), 422, 'unreadable-file'],
    ['an empty Word file', DOCX_TYPE, wordFile(''), 422, 'file-without-text'],
    ['no PDF file', PDF_TYPE, 'nonsense', 422, 'unreadable-file'],
    ['a PDF without text', PDF_TYPE, pdfFile([]), 422, 'file-without-text'],
    ['a file that is too large', 'text/plain', 'あ'.repeat(4 * 1024 * 1024), 413, 'too-large'],
    ['another type', 'image/png', 'x', 400, 'bad-request'],
  ])('%s', async (_, type, body, status, code) => {
    const response = await send('/api/meetings/import', type, body)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code })
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200)
  })

  test.each([
    ['agenda', 1_001],
    ['themes', 1_001],
    ['attendees', 1_001],
    ['entries', 20_001],
  ])('too long a list: %s', async (list, count) => {
    const response = await send('/api/meetings/import', 'application/json', many(list, count))
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ code: 'too-large', detail: expect.stringContaining(list) })
  })

  test.each(['/api/meetings/import', '/api/import/text'])(
    'whoever is not the administrator, at %s',
    async path => {
      const { tokens } = await app.createMeeting()
      expect((await send(path, 'text/plain', 'x', tokens.edit)).status).toBe(403)
      expect((await send(path, 'text/plain', 'x', tokens.view)).status).toBe(403)
      expect((await send(path, 'text/plain', 'x', 'wrong-token-wrong-token')).status).toBe(401)
    },
  )
})
