import { afterEach, expect, test } from 'vitest'
import { refusedStatus } from '../support/raw-client.ts'
import { bearer, TestApp } from '../support/test-app.ts'
import { TypingClient } from '../support/typing-client.ts'

let app: TestApp | null = null
afterEach(async () => {
  await app?.close()
  app = null
})

test('the metrics name rooms, connections, commits, refusals by code and latencies', async () => {
  const running = await TestApp.start()
  app = running
  const { id, tokens } = await running.createMeeting()
  const client = new TypingClient('w')
  await client.connect(`${running.syncUrl}/${id}`, bearer(tokens.edit))
  await new Promise<void>(resolve => client.typeOne(resolve))
  const url = `${running.syncUrl}/${id}`
  expect(await refusedStatus(url, bearer('x'.repeat(43)))).toBe(401)
  const values = async () => {
    const lines = (await (await running.call('/metrics')).text()).split('\n')
    return new Map(
      lines.map(line => [line.slice(0, line.lastIndexOf(' ')), line.slice(line.lastIndexOf(' ') + 1)]),
    )
  }
  const open = await values()
  expect(open.get('yoroku_rooms')).toBe('1')
  expect(open.get('yoroku_connections')).toBe('1')
  expect(open.get('yoroku_backlog_bytes')).toBe('0')
  expect(open.get('yoroku_store_ready')).toBe('1')
  expect(open.get('yoroku_damaged_rows')).toBe('0')
  expect(open.get('yoroku_commit_seconds_count')).toBe('1')
  expect(open.get('yoroku_commit_seconds_bucket{le="+Inf"}')).toBe('1')
  expect(Number(open.get('yoroku_http_seconds_count'))).toBeGreaterThan(0)
  expect(open.get('yoroku_sync_refused_total{status="401"}')).toBe('1')

  const closed = client.closed()
  await running.admin(`/api/meetings/${id}`, 'DELETE')
  expect(await closed).toBe(4410)
  expect((await values()).get('yoroku_sync_closed_total{code="4410"}')).toBe('1')
})
