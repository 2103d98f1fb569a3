import { expect, test } from 'vitest'
import type { History } from '../../shared/history.ts'
import { appendEntry, setEntry, setFacts } from '../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { bearer, TestApp, untilSynced } from '../support/test-app.ts'

const remark = { id: 'remark', recorder: 'A', at: '2026-11-26T01:00:00Z', text: '意見。' }

const DOCUMENTS = ['docx', 'txt', 'md', 'html']

test('remarks without a theme stop every document, but not the data, once the meeting is set so', async () => {
  const app = await TestApp.start()
  const { id, tokens } = await app.createMeeting({
    title: '会議',
    themes: [{ label: '産業' }],
    unthemed: 'stop',
  })
  const lead = app.provider(id, bearer(tokens.edit))
  await untilSynced(lead)
  const status = async (file: string, token = tokens.edit) =>
    (await app.call(`/api/meetings/${id}/${file}`, { token })).status
  appendEntry(lead.doc, remark)
  appendEntry(lead.doc, {
    id: 'report',
    recorder: 'A',
    at: '2026-11-26T01:00:00Z',
    kind: 'report',
    text: '説明',
  })
  await expect.poll(() => status('summary.txt')).toBe(409)
  for (const format of DOCUMENTS) expect(await status(`summary.${format}`)).toBe(409)
  for (const file of ['summary.json', 'entries.csv', 'entries.json']) expect(await status(file)).toBe(200)
  const refused = await app.call(`/api/meetings/${id}/summary.txt`, { token: tokens.edit })
  expect(await refused.json()).toMatchObject({
    code: 'conflict',
    detail: expect.stringContaining('1 remark(s)'),
  })

  setFacts(lead.doc, { unthemed: 'print' })
  await expect.poll(() => status('summary.txt')).toBe(200)
  const printed = await app.call(`/api/meetings/${id}/summary.txt`, { token: tokens.edit })
  expect(await printed.text()).toContain('＜その他＞')

  setFacts(lead.doc, { unthemed: 'stop' })
  await expect.poll(() => status('summary.txt')).toBe(409)
  expect((await app.admin(`/api/meetings/${id}`, 'PATCH', { phase: 'final' })).status).toBe(409)
  expect((await app.admin(`/api/meetings/${id}`)).status).toBe(200)
  setEntry(lead.doc, 'remark', { theme: readMeeting(lead.doc).themes[0]?.id ?? null })
  await expect.poll(() => status('summary.txt')).toBe(200)
  expect((await app.admin(`/api/meetings/${id}`, 'PATCH', { phase: 'final' })).status).toBe(200)
  expect(await status('summary.txt', tokens.view)).toBe(200)
  lead.destroy()
  await app.close()
})

test('a change of the setting counts for the meeting that is made final with it', async () => {
  const app = await TestApp.start()
  const { id, tokens } = await app.createMeeting({ title: '会議', themes: [{ label: '産業' }] })
  const lead = app.provider(id, bearer(tokens.edit))
  await untilSynced(lead)
  appendEntry(lead.doc, remark)
  const path = `/api/meetings/${id}`
  await expect
    .poll(async () => (await app.call(`${path}/summary.txt`, { token: tokens.edit })).text())
    .toContain('意見。')
  const finish = async (unthemed: string) =>
    (await app.admin(path, 'PATCH', { phase: 'final', unthemed })).status
  expect(await finish('stop')).toBe(409)
  expect(await finish('print')).toBe(200)
  lead.destroy()
  await app.close()
})

test('a meeting that an editor made final all the same gives no document until it was reopened', async () => {
  const app = await TestApp.start()
  const { id, tokens } = await app.createMeeting({
    title: '会議',
    themes: [{ label: '産業' }],
    unthemed: 'stop',
  })
  const lead = app.provider(id, bearer(tokens.edit))
  await untilSynced(lead)
  const path = `/api/meetings/${id}`
  const status = async (file: string, token = tokens.edit) =>
    (await app.call(`${path}/${file}`, { token })).status
  appendEntry(lead.doc, remark)
  setFacts(lead.doc, { phase: 'final' })
  await expect.poll(() => status('summary.txt', tokens.view)).toBe(409)
  expect(await status('summary.txt')).toBe(409)
  expect(await status('summary.json')).toBe(200)
  const history = await app.call(`${path}/history`, { token: tokens.edit })
  const { points } = (await history.json()) as History
  const final = points.find(point => 'version' in point && point.version?.kind === 'final')
  expect(await status(`history/${final?.id}/summary.txt`)).toBe(409)

  expect((await app.admin(path, 'PATCH', { phase: 'edit', reason: '直す' })).status).toBe(200)
  expect((await app.admin(path, 'PATCH', { phase: 'final', unthemed: 'print' })).status).toBe(200)
  for (const token of [tokens.edit, tokens.view]) expect(await status('summary.txt', token)).toBe(200)
  lead.destroy()
  await app.close()
})
