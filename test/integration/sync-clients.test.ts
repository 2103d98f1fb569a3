import { afterEach, beforeEach, expect, test } from 'vitest'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { readEntries, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { bearer, TestApp, untilDoc, untilSynced } from '../support/test-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await TestApp.start()
})
afterEach(() => app.close())

test('two stock y-websocket clients see the seeded meeting and each other’s entries', async () => {
  const { id, tokens } = await app.createMeeting({ title: '推進会議', themes: [{ label: 'デジタル' }] })
  const a = app.provider(id, bearer(tokens.edit))
  const b = app.provider(id, bearer(app.adminToken))
  await Promise.all([untilSynced(a), untilSynced(b)])
  expect(readMeeting(a.doc).title).toBe('推進会議')
  appendEntry(a.doc, { id: 'e1', recorder: '佐藤', at: '2026-11-22T10:00:00Z', text: '道内中小企業' })
  await untilDoc(b.doc, () => readEntries(b.doc).length === 1)
  expect(readEntries(b.doc)[0]?.text).toBe('道内中小企業')
  a.destroy()
  b.destroy()
})
