import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import type { MeetingCreated } from '../../shared/api.ts'
import {
  appendEntry,
  setEntry,
  setEntryText,
  setFacts,
  setProjector,
  turnProjector,
} from '../../shared/meeting/edit-meeting.ts'
import type { Outline } from '../../shared/outline/outline.ts'
import { applyPatch, type OutlinePatch } from '../../shared/outline/outline-patch.ts'
import { EventReader } from '../support/event-stream.ts'
import { bearer, TestApp, untilSynced } from '../support/test-app.ts'

let app: TestApp
let meeting: MeetingCreated
let recorder: WebsocketProvider
beforeEach(async () => {
  app = await TestApp.start()
  meeting = await app.createMeeting({ title: '会議' })
  recorder = app.provider(meeting.id, bearer(meeting.tokens.edit))
  await untilSynced(recorder)
})
afterEach(async () => {
  recorder.destroy()
  await app.close()
})

const follow = (headers: Record<string, string> = {}) =>
  EventReader.open(`${app.url}/api/meetings/${meeting.id}/outline/stream`, {
    ...bearer(meeting.tokens.view),
    ...headers,
  })
const entry = (id: string, text: string) => ({ id, recorder: '佐藤', at: '2026-11-22T10:00:00Z', text })
const textsOf = (outline: Outline) =>
  outline.agenda.flatMap(item => item.groups.flatMap(group => group.entries.map(each => each.text)))

/** Applies what a reader receives until the outline holds. */
async function until(reader: EventReader, outline: Outline, holds: (outline: Outline) => boolean) {
  let now = outline
  let id = ''
  while (!holds(now)) {
    const event = await reader.next()
    if (event === null) throw new Error('the stream ended')
    now = event.event === 'snapshot' ? (event.data as Outline) : applyPatch(now, event.data as OutlinePatch)
    id = event.id
  }
  return { outline: now, id }
}

async function opened(reader: EventReader): Promise<Outline> {
  const first = await reader.next()
  expect(first?.event).toBe('snapshot')
  return first?.data as Outline
}

test('a snapshot, then patches that lead to the same outline as a fresh request', async () => {
  const reader = await follow()
  const start = await opened(reader)
  expect(start.title).toBe('会議')
  appendEntry(recorder.doc, entry('e1', '一つ目'))
  setFacts(recorder.doc, { title: '新しい題' })
  const { outline } = await until(reader, start, each => textsOf(each).length === 1)
  const fresh = await app.call(`/api/meetings/${meeting.id}/outline`, { token: meeting.tokens.view })
  expect(outline).toEqual(await fresh.json())
  expect(JSON.stringify(outline)).not.toContain('佐藤')
  reader.close()
})

test('memos and omitted entries never arrive', async () => {
  appendEntry(recorder.doc, { ...entry('memo', '秘密'), kind: 'memo' })
  appendEntry(recorder.doc, entry('gone', '削除予定'))
  setEntry(recorder.doc, 'gone', { status: 'omitted' })
  appendEntry(recorder.doc, entry('e1', '公開'))
  const reader = await follow()
  const { outline } = await until(reader, await opened(reader), each => textsOf(each).length > 0)
  expect(textsOf(outline)).toEqual(['公開'])
  reader.close()
})

test('an entry with a caret in it is held back until the caret leaves', async () => {
  const reader = await follow()
  const start = await opened(reader)
  recorder.awareness.setLocalState({ entry: 'e1', typing: true })
  appendEntry(recorder.doc, entry('e1', '入力中'))
  appendEntry(recorder.doc, entry('e2', '済'))
  const before = await until(reader, start, each => textsOf(each).length > 0)
  expect(textsOf(before.outline)).toEqual(['済'])
  recorder.awareness.setLocalState({ entry: 'e2', typing: true })
  const after = await until(reader, before.outline, each => textsOf(each).length === 2)
  expect(textsOf(after.outline)).toEqual(['入力中', '済'])
  reader.close()
})

test('a reader that comes back gets the patches that it missed, an unknown id a snapshot', async () => {
  const first = await follow()
  const start = await opened(first)
  appendEntry(recorder.doc, entry('e1', '一'))
  const seen = await until(first, start, each => textsOf(each).length === 1)
  first.close()
  appendEntry(recorder.doc, entry('e2', '二'))
  const again = await follow({ 'last-event-id': seen.id })
  const event = await again.next()
  expect(event?.event).toBe('patch')
  const now = applyPatch(seen.outline, event?.data as OutlinePatch)
  await until(again, now, each => textsOf(each).length === 2)
  again.close()
  const lost = await follow({ 'last-event-id': 'elsewhere.7' })
  await opened(lost)
  lost.close()
})

test('a reader that does not read passes outlines by, and ends at the latest one', async () => {
  const { registry, feeds } = app.app.services
  const { room, release } = await registry.acquire(meeting.id)
  await room.edit(doc => {
    setProjector(doc, { release: 'live' })
    appendEntry(doc, entry('long', '初'))
  })
  const reader = await follow()
  const changes = 40
  for (let n = 0; n < changes; n++) {
    await room.edit(doc => setEntryText(doc, 'long', `${n}`.repeat(500_000)))
    await feeds.current(room)
  }
  await room.edit(doc => setEntryText(doc, 'long', '終'))
  const latest = await feeds.current(room)
  release()
  let events = 0
  const { outline } = await until(reader, await opened(reader), each => {
    events++
    return textsOf(each)[0] === '終'
  })
  expect(outline).toEqual(latest)
  expect(events).toBeLessThan(changes)
  reader.close()
})

test('replacing the view token and deleting the meeting end the stream', async () => {
  const reader = await follow()
  await opened(reader)
  const { token } = (await (await app.admin(`/api/meetings/${meeting.id}/tokens/view`, 'POST')).json()) as {
    token: string
  }
  expect(await reader.next()).toBeNull()
  const next = await follow(bearer(token))
  await opened(next)
  await app.admin(`/api/meetings/${meeting.id}`, 'DELETE')
  expect(await next.next()).toBeNull()
  await expect(follow(bearer(token))).rejects.toThrow('404')
})

test('screens of the room that say their size are listed for recorders while they are connected', async () => {
  const address = `${app.url}/api/meetings/${meeting.id}`
  const screens = async (token: string) =>
    (await app.call(`/api/meetings/${meeting.id}/screens`, { token })).json()
  const open = (query: string) =>
    EventReader.open(`${address}/outline/stream${query}`, bearer(meeting.tokens.view))
  const preview = await open('')
  const odd = await open('?screen=1x0,5')
  expect(await screens(meeting.tokens.edit)).toEqual({ screens: [] })
  const room = await open('?screen=1920x1080')
  await opened(room)
  expect(await screens(meeting.tokens.edit)).toEqual({ screens: [{ width: 1920, height: 1080 }] })
  expect(await screens(meeting.tokens.view)).toMatchObject({ status: 403 })
  room.close()
  await expect.poll(() => screens(meeting.tokens.edit)).toEqual({ screens: [] })
  for (const reader of [preview, odd]) reader.close()
})

test('a screen that comes late gets the round of pages that the others have', async () => {
  const first = await follow()
  const start = await opened(first)
  turnProjector(recorder.doc, 3, 'e9')
  const seen = await until(first, start, each => each.projector.page === 3)
  const late = await follow()
  expect(await opened(late)).toEqual(seen.outline)
  expect(seen.outline).toMatchObject({ round: { page: 3, anchor: 'e9', stoppedAtMs: null } })
  for (const reader of [first, late]) reader.close()
})

test('the stream names itself so that proxies do not hold it back', async () => {
  const abort = new AbortController()
  const { headers } = await fetch(`${app.url}/api/meetings/${meeting.id}/outline/stream`, {
    headers: bearer(meeting.tokens.view),
    signal: abort.signal,
  })
  expect(headers.get('content-type')).toContain('text/event-stream')
  expect(headers.get('cache-control')).toContain('no-transform')
  expect(headers.get('x-accel-buffering')).toBe('no')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  abort.abort()
})
