import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSeriesTerms } from '../../shared/assist/series-terms.ts'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { bearer, TestApp, untilDoc, untilSynced } from '../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await TestApp.start()
})
afterAll(() => app.close())

const THEMES = [{ label: '地域の足' }]

/** A meeting in which a recorder has written one entry, stored on the server. */
async function writtenMeeting(): Promise<string> {
  const { id, tokens } = await app.createMeeting({ title: '第１回', themes: THEMES })
  const writer = app.provider(id, bearer(tokens.edit))
  await untilSynced(writer)
  const theme = readMeeting(writer.doc).themes[0]?.id ?? null
  appendEntry(writer.doc, { id: 'one', recorder: '', at: '', theme, text: '循環線の便数を増やす。' })
  const reader = app.provider(id, bearer(tokens.edit))
  await untilDoc(reader.doc, () => readMeeting(reader.doc).entries.length === 1)
  writer.destroy()
  reader.destroy()
  return id
}

test('a meeting made from a previous one holds what was said there by theme, for its recorders alone', async () => {
  const { id, tokens } = await app.createMeeting({
    title: '第２回',
    themes: THEMES,
    previous: await writtenMeeting(),
  })
  const recorder = app.provider(id, bearer(tokens.edit))
  await untilSynced(recorder)
  expect(readSeriesTerms(recorder.doc).get('地域の足')?.grams.get('便数')).toBe(1)
  recorder.destroy()
  for (const path of [`/api/meetings/${id}`, `/api/meetings/${id}/summary.json`]) {
    const seen = await app.call(path, { headers: bearer(tokens.view) })
    expect(await seen.text()).not.toContain('便数')
  }
})

test('a meeting that is not there, or was deleted, cannot be followed', async () => {
  const gone = await writtenMeeting()
  await app.admin(`/api/meetings/${gone}`, 'DELETE')
  for (const previous of ['nothing', gone]) {
    const answer = await app.admin('/api/meetings', 'POST', { title: '第２回', previous })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('previous must be the id of a meeting')
  }
})

test('a recorder of the previous meeting cannot have its terms handed on', async () => {
  const { id, tokens } = await app.createMeeting({ title: '第１回', themes: THEMES })
  const body = { title: '第２回', previous: id }
  const answer = await app.call('/api/meetings', { method: 'POST', body, headers: bearer(tokens.edit) })
  expect(answer.status).toBe(403)
})
