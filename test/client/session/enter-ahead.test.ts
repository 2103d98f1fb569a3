import { expect, test } from 'vitest'
import { enterAhead, entranceAhead, sessionNow } from '../../../client/session/enter-ahead.ts'
import type { SessionInfo } from '../../../shared/api.ts'

const SESSION: SessionInfo = { name: '記録係', admin: false, meetings: { meeting: 'edit' } }
const ANSWER = { ok: true, status: 200, text: JSON.stringify(SESSION) }

test('whoever is known before the page is shown is in at once, until somebody asks anew', async () => {
  expect(await enterAhead('meeting', Promise.resolve(ANSWER))).toBe(true)
  expect(entranceAhead('meeting')).toMatchObject({ role: 'edit', session: SESSION })
  expect(entranceAhead('another')).toBeNull()
  await sessionNow()
  expect(entranceAhead('meeting')).toBeNull()
})

test('an answer that a page took before it came lets nobody into a later page', async () => {
  const { promise, resolve } = Promise.withResolvers<typeof ANSWER>()
  const entering = enterAhead('meeting', promise)
  const taken = sessionNow()
  resolve(ANSWER)
  expect(await taken).toEqual({ ok: true, value: SESSION })
  expect(await entering).toBe(true)
  expect(entranceAhead('meeting')).toBeNull()
})
