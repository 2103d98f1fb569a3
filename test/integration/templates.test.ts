import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  DOCX_TYPE,
  type KeptTemplates,
  MAX_TEMPLATE_BYTES,
  type MeetingCreated,
  type Problem,
  TEMPLATE_HEADERS,
} from '../../shared/api.ts'
import { bearer, TestApp } from '../support/test-app.ts'
import { wordTemplate } from '../support/word-template.ts'

let app: TestApp
let meeting: MeetingCreated
beforeAll(async () => {
  app = await TestApp.start()
  meeting = await app.createMeeting({ title: '審議会 {会議名}', venue: '本庁' })
})
afterAll(() => app.close())

const edit = () => meeting.tokens.edit
const path = (rest: string) => `/api/meetings/${meeting.id}/${rest}`
const pathOf = (name: string) => path(`templates/${encodeURIComponent(name)}`)

function put(to: string, file: Uint8Array, token = edit(), type = DOCX_TYPE): Promise<Response> {
  return fetch(app.url + to, {
    method: 'PUT',
    headers: { ...bearer(token), 'content-type': type },
    body: new Uint8Array(file),
  })
}
async function written(name: string) {
  const response = await app.call(path(`summary.docx?template=${encodeURIComponent(name)}`), {
    token: edit(),
  })
  const buffer = Buffer.from(await response.arrayBuffer())
  const said = (header: string) => decodeURIComponent(response.headers.get(header) ?? '')
  return {
    status: response.status,
    text: response.ok ? (await mammoth.extractRawText({ buffer })).value.trim() : '',
    empty: said(TEMPLATE_HEADERS.empty),
    left: said(TEMPLATE_HEADERS.left),
  }
}
const listed = async (token = edit()) =>
  (await (await app.call(path('templates'), { token })).json()) as KeptTemplates

describe('a Word template', () => {
  test('is kept by a recorder, written into, and deleted', async () => {
    const kept = await put(pathOf('様式／第１号'), wordTemplate(['題：{会議名}{傍聴者}']))
    expect(kept.status).toBe(200)
    expect(((await kept.json()) as { left: string[] }).left).toContain('意見1件')
    expect(await listed()).toMatchObject({
      templates: [{ name: '様式／第１号', isForAll: false }],
      canKeepForAll: false,
    })
    expect(await written('様式／第１号')).toEqual({
      status: 200,
      text: '題：審議会 {会議名}',
      empty: '傍聴者',
      left: '実施場所',
    })
    expect((await app.call(pathOf('様式／第１号'), { token: edit(), method: 'DELETE' })).status).toBe(204)
    expect((await written('様式／第１号')).status).toBe(404)
  })

  test('is handed on to the next meeting of the series', async () => {
    await put(pathOf('連番'), wordTemplate(['{会議名}']))
    const next = await app.createMeeting({ title: '次回', previous: meeting.id })
    const seen = await app.call(`/api/meetings/${next.id}/templates`, { token: next.tokens.edit })
    expect(await seen.json()).toMatchObject({ templates: [{ name: '連番', isForAll: false }] })
    await app.call(pathOf('連番'), { token: edit(), method: 'DELETE' })
  })

  test('of a meeting comes before one of that name for all, which the administrator alone keeps', async () => {
    const forAll = `${pathOf('概要')}?for=all`
    expect((await put(forAll, wordTemplate(['皆の{会議名}']))).status).toBe(403)
    expect((await put(forAll, wordTemplate(['皆の{会議名}']), app.adminToken)).status).toBe(200)
    expect((await written('概要')).text).toBe('皆の審議会 {会議名}')
    expect((await put(pathOf('概要'), wordTemplate(['この{会議名}']))).status).toBe(200)
    expect((await written('概要')).text).toBe('この審議会 {会議名}')
    expect((await listed(app.adminToken)).canKeepForAll).toBe(true)
    expect((await app.call(forAll, { token: edit(), method: 'DELETE' })).status).toBe(403)
    const other = await app.createMeeting()
    const seen = await app.call(`/api/meetings/${other.id}/templates`, { token: other.tokens.edit })
    expect(await seen.json()).toMatchObject({ templates: [{ name: '概要', isForAll: true }] })
  })

  test('that cannot be used is refused with each fault and its place', async () => {
    const refused = await put(pathOf('誤り'), wordTemplate(['{会議名}', '会場は{会場}、{#意見}']))
    expect(refused.status).toBe(422)
    const problem = (await refused.json()) as Problem
    expect(problem).toMatchObject({ code: 'bad-template', status: 422 })
    const place = { part: 'body', paragraph: 2 }
    expect(problem.faults).toMatchObject([
      { kind: 'unknown-tag', tag: '会場', place },
      { kind: 'unclosed-loop', tag: '#意見', place },
    ])
    expect((await written('誤り')).status).toBe(404)
  })

  test('to begin with can be had', async () => {
    const sample = await app.call(path('template-sample.docx'), { token: edit() })
    const file = new Uint8Array(await sample.arrayBuffer())
    const kept = await put(pathOf('見本'), file)
    expect(await kept.json()).toEqual({ left: [] })
    expect((await written('見本')).text).toContain('実施場所\n\n本庁')
  })

  test('is for those who keep the record, and of a Word file alone', async () => {
    const { view } = meeting.tokens
    expect((await put(pathOf('x'), wordTemplate(['{会議名}']), view)).status).toBe(403)
    expect((await app.call(path('templates'), { token: view })).status).toBe(403)
    expect((await put(pathOf('x'), wordTemplate(['{会議名}']), edit(), 'application/pdf')).status).toBe(400)
    expect((await put(pathOf('x'), new Uint8Array(MAX_TEMPLATE_BYTES + 1))).status).toBe(413)
    await app.call(`/api/meetings/${meeting.id}`, {
      method: 'PATCH',
      token: edit(),
      body: { phase: 'final' },
    })
    expect((await app.call(path('summary.docx'), { token: view })).status).toBe(200)
    expect((await app.call(path('summary.docx?template=x'), { token: view })).status).toBe(403)
    expect((await app.call(path('summary.pdf?template=x'), { token: edit() })).status).toBe(400)
  })
})
