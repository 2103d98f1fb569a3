import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { HOUR_MS } from '../../server/hours.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import { docOf } from '../../server/store/snapshot.ts'
import type { Store } from '../../server/store/store.ts'
import { MAX_UNSAVED_BYTES } from '../../server/sync/limits.ts'
import { phaseOf, pointFacts } from '../../server/sync/phase-points.ts'
import type { MeetingCreated } from '../../shared/api.ts'
import { FORMATS } from '../../shared/formats/formats.ts'
import type { History, HistoryPoint } from '../../shared/history.ts'
import {
  appendEntry,
  removeEntry,
  setEntry,
  setEntryText,
  setFacts,
} from '../../shared/meeting/edit-meeting.ts'
import { type Meeting, readAgenda, readEntries } from '../../shared/meeting/read-meeting.ts'
import { encodeBarrier, encodeStep2 } from '../../shared/sync/protocol.ts'
import { RawClient } from '../support/raw-client.ts'
import { SkippingClock } from '../support/skipping-clock.ts'
import { bearer, TestApp, untilDoc, untilSynced } from '../support/test-app.ts'
import { unzipped } from '../support/unzipped.ts'

let store: Store
let app: TestApp
beforeAll(async () => {
  store = createMemoryStore()
  app = await TestApp.start(store)
})
afterAll(() => app.close())
const open: WebsocketProvider[] = []
afterEach(() => {
  for (const each of open.splice(0)) each.destroy()
})

async function recorderOf({ id, tokens }: MeetingCreated, token = tokens.edit): Promise<WebsocketProvider> {
  const provider = app.provider(id, bearer(token))
  open.push(provider)
  await untilSynced(provider)
  return provider
}

const at = '2026-11-22T10:00:00Z'
const write = ({ doc }: WebsocketProvider, id: string, text: string) =>
  appendEntry(doc, { id, text, recorder: '佐藤', at })
const pathOf = ({ id }: MeetingCreated) => `/api/meetings/${id}`
const patch = (meeting: MeetingCreated, body: object, token = meeting.tokens.edit) =>
  app.call(pathOf(meeting), { method: 'PATCH', token, body })
const historyOf = async (meeting: MeetingCreated): Promise<readonly HistoryPoint[]> =>
  ((await (await app.call(`${pathOf(meeting)}/history`, { token: meeting.tokens.edit })).json()) as History)
    .points
const textOf = async (path: string, token: string) => (await app.call(path, { token })).text()
/** What is stored of the meeting holds these texts, and so everything sent before them. */
const untilStored = async (meeting: MeetingCreated, texts: readonly string[]) =>
  expect
    .poll(async () => {
      const read = (await (await app.call(pathOf(meeting), { token: meeting.tokens.edit })).json()) as Meeting
      return read.entries.map(entry => entry.text)
    })
    .toEqual(texts)

/** A meeting that an earlier program made final: it has no versions. */
async function unversioned(): Promise<MeetingCreated> {
  const meeting = await app.createMeeting({ title: '古い会議' })
  const { updates } = await store.load(meeting.id)
  const doc = docOf(updates)
  const before = Y.encodeStateVector(doc)
  setFacts(doc, { phase: 'final' })
  await store.append(meeting.id, {
    updates: [Y.encodeStateAsUpdate(doc, before)],
    clients: [{ client: doc.clientID, owner: 'server' }],
    atMs: 1,
  })
  return meeting
}

/** A meeting from which an entry was removed, and others added; it is put back by `restore`. */
async function withoutEntry(text: string, ...others: readonly string[]) {
  const meeting = await app.createMeeting()
  const doc = docOf((await store.load(meeting.id)).updates)
  const updates: Uint8Array[] = []
  doc.on('update', update => updates.push(update))
  appendEntry(doc, { id: 'removed', text, recorder: '', at })
  removeEntry(doc, 'removed')
  for (const [n, each] of others.entries()) appendEntry(doc, { id: `e${n}`, text: each, recorder: '', at })
  const clients = [{ client: doc.clientID, owner: 'server' }]
  await store.append(meeting.id, { updates, clients, atMs: 1 })
  const restore = () =>
    app.call(`${pathOf(meeting)}/history/h2/restore`, {
      method: 'POST',
      token: meeting.tokens.edit,
      body: {},
    })
  return { meeting, restore }
}

describe('the final documents', () => {
  test('are stamped, counted, and for ever what they were', async () => {
    const meeting = await app.createMeeting({ title: '会議', themes: [{ label: '道路' }], venue: '札幌' })
    const recorder = await recorderOf(meeting)
    write(recorder, 'e1', '橋の点検')
    await untilStored(meeting, ['橋の点検'])
    expect((await patch(meeting, { phase: 'final' })).status).toBe(200)
    const files = FORMATS.filter(format => format.of === 'summary').map(format => `summary.${format.id}`)
    const bytesOf = (token: string, under = '') =>
      Promise.all(
        files.map(async file => {
          const response = await app.call(`${pathOf(meeting)}${under}/${file}`, { token })
          return [file, Buffer.from(await response.arrayBuffer()).toString('base64')]
        }),
      )
    const first = await bytesOf(meeting.tokens.edit)
    const seen = await bytesOf(meeting.tokens.view)
    const text = await textOf(`${pathOf(meeting)}/summary.txt`, meeting.tokens.view)
    expect(text).toMatch(/^会議\n第１版　令和.+年.+月.+日確定\n\n/)
    expect(text).toContain('橋の点検')
    const word = Buffer.from(first.find(([file]) => file === 'summary.docx')?.[1] ?? '', 'base64')
    expect(unzipped(word).get('word/document.xml')).toMatch(/第１版　令和.+確定/)
    for (const file of ['md', 'html', 'json'])
      expect(await textOf(`${pathOf(meeting)}/summary.${file}`, meeting.tokens.view)).toMatch(
        /第１版|"edition": 1/,
      )

    const reopened = await patch(meeting, { phase: 'edit', reason: '誤記' }, app.adminToken)
    expect(reopened.status).toBe(200)
    expect((await app.call(`${pathOf(meeting)}/summary.txt`, { token: meeting.tokens.view })).status).toBe(
      403,
    )
    expect(await textOf(`${pathOf(meeting)}/summary.txt`, meeting.tokens.edit)).not.toContain('版')
    const again = await recorderOf(meeting)
    setEntryText(again.doc, 'e1', '橋の点検と補修')
    await untilStored(meeting, ['橋の点検と補修'])
    await patch(meeting, { phase: 'final' })
    expect(await textOf(`${pathOf(meeting)}/summary.txt`, meeting.tokens.view)).toMatch(/^会議\n第２版　/)

    const points = await historyOf(meeting)
    const versions = points.flatMap(point => ('version' in point && point.version ? [point] : []))
    expect(versions.map(({ version }) => version)).toEqual([
      { kind: 'final', number: 2 },
      { kind: 'final', number: 1 },
    ])
    expect(await bytesOf(meeting.tokens.edit, `/history/${versions[1]?.id}`)).toEqual(first)
    expect(seen.length).toBe(files.length)
  })

  test('are the same bytes however often they are asked for', async () => {
    const meeting = await app.createMeeting()
    await patch(meeting, { phase: 'final' })
    const bytes = async () =>
      Buffer.from(
        await (
          await app.call(`${pathOf(meeting)}/summary.docx`, { token: meeting.tokens.view })
        ).arrayBuffer(),
      )
    expect(Buffer.compare(await bytes(), await bytes())).toBe(0)
  })

  test('of a meeting that was final before versions were kept are made once', async () => {
    const meeting = await unversioned()
    const texts = await Promise.all(
      [1, 2, 3].map(() => textOf(`${pathOf(meeting)}/summary.txt`, meeting.tokens.view)),
    )
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toContain('第１版')
    expect(await store.listPoints(meeting.id)).toHaveLength(1)
  })

  test('are not made of a meeting that was reopened meanwhile', async () => {
    const meeting = await unversioned()
    const { store: used } = app.app.services
    const { readMeeting } = used
    const reopening = async (id: string) => {
      await patch(meeting, { phase: 'edit' }, app.adminToken)
      return readMeeting(id)
    }
    vi.spyOn(used, 'readMeeting').mockImplementationOnce(reopening)
    expect((await app.call(`${pathOf(meeting)}/summary.txt`, { token: meeting.tokens.view })).status).toBe(
      403,
    )
    const versions = (await store.listPoints(meeting.id)).filter(({ version }) => version !== null)
    expect(versions).toEqual([])
  })
})

describe('a final meeting', () => {
  test('takes no edit from anybody, the administrator included, and no word in flight is applied', async () => {
    const meeting = await app.createMeeting()
    const [recorder, admin] = [await recorderOf(meeting), await recorderOf(meeting, app.adminToken)]
    await patch(meeting, { phase: 'final' })
    for (const each of [recorder, admin]) {
      const closed = new Promise(resolve => each.on('closed', ({ code }) => resolve(code)))
      write(each, 'late', '遅い')
      expect(await closed).toBe(4403)
    }
    for (const token of [meeting.tokens.edit, app.adminToken]) {
      expect((await patch(meeting, { title: '別の題' }, token)).status).toBe(423)
      expect((await patch(meeting, { phase: 'final', venue: '札幌' }, token)).status).toBe(423)
      expect((await patch(meeting, { phase: 'final' }, token)).status).toBe(200)
      const post = (path: string, body: object) =>
        app.call(pathOf(meeting) + path, { method: 'POST', token, body })
      expect((await post('/history', { name: '名' })).status).toBe(423)
      expect((await post('/history/h1/restore', {})).status).toBe(423)
    }
    expect((await patch(meeting, { phase: 'edit' })).status).toBe(423)
    expect(readEntries((await recorderOf(meeting)).doc)).toEqual([])
    expect(await store.listPoints(meeting.id)).toHaveLength(1)
  })

  test('refuses a removal, and lets in who brings only what is there and gone already', async () => {
    const meeting = await app.createMeeting()
    const recorder = await recorderOf(meeting)
    for (const id of ['e1', 'e2']) write(recorder, id, id)
    removeEntry(recorder.doc, 'e1')
    await untilStored(meeting, ['e2'])
    await patch(meeting, { phase: 'final' })
    await untilDoc(recorder.doc, () => phaseOf(recorder.doc) === 'final')
    const returning = await RawClient.open(`${app.syncUrl}/${meeting.id}`, bearer(meeting.tokens.edit))
    returning.send(encodeStep2(Y.encodeStateAsUpdate(recorder.doc)))
    returning.send(encodeBarrier(1))
    await returning.until('barrier')
    returning.close()
    const closed = new Promise(resolve => recorder.on('closed', ({ code }) => resolve(code)))
    removeEntry(recorder.doc, 'e2')
    expect(await closed).toBe(4403)
    expect(readEntries((await recorderOf(meeting)).doc).map(({ id }) => id)).toEqual(['e2'])
  })

  test('lets everybody who is connected go on reading, and on writing once it is reopened', async () => {
    const meeting = await app.createMeeting()
    const recorder = await recorderOf(meeting)
    await patch(meeting, { phase: 'final' })
    await untilDoc(recorder.doc, () => phaseOf(recorder.doc) === 'final')
    await patch(meeting, { phase: 'edit', reason: '追記' }, app.adminToken)
    await untilDoc(recorder.doc, () => phaseOf(recorder.doc) === 'edit')
    write(recorder, 'e1', '追記')
    await untilStored(meeting, ['追記'])
  })
})

describe('the history', () => {
  test('tells each change of phase, by whom and why, however it was made', async () => {
    const meeting = await app.createMeeting()
    const session = await app.call('/api/session', {
      method: 'POST',
      body: { token: meeting.tokens.edit, name: '鈴木' },
    })
    const cookie = session.headers
      .getSetCookie()
      .map(each => each.split(';')[0])
      .join('; ')
    const provider = app.provider(meeting.id, { cookie, origin: app.url })
    open.push(provider)
    await untilSynced(provider)
    write(provider, 'e1', '発言')
    setFacts(provider.doc, { phase: 'live' })
    await untilStored(meeting, ['発言'])
    await patch(meeting, { phase: 'edit' })
    await patch(meeting, { phase: 'final' })
    await patch(meeting, { phase: 'edit', reason: '  誤記の\n訂正 ' }, app.adminToken)
    const told = (await historyOf(meeting)).flatMap(point => (point.kind === 'phase' ? [point] : []))
    expect(
      told.map(({ from, to, by, reason, version }) => [from, to, by.name, by.role, reason, version?.kind]),
    ).toEqual([
      ['final', 'edit', '', 'admin', '誤記の 訂正', undefined],
      ['edit', 'final', '', 'edit', '', 'final'],
      ['live', 'edit', '', 'edit', '', 'captured'],
      ['prepare', 'live', '鈴木', 'edit', '', undefined],
    ])
    const captured = await app.call(`${pathOf(meeting)}/history/${told[2]?.id}`, {
      token: meeting.tokens.edit,
    })
    expect(await captured.json()).toMatchObject({ phase: 'edit', entries: [{ text: '発言' }] })
  })

  test('keeps named points and hours, and shows the meeting as it stood at each', async () => {
    const clock = new SkippingClock()
    clock.skip(HOUR_MS - (clock.nowMs() % HOUR_MS))
    const own = await TestApp.start(createMemoryStore(), {}, clock)
    const meeting = await own.createMeeting()
    const path = pathOf(meeting)
    const token = meeting.tokens.edit
    const venue = (name: string) => own.call(path, { method: 'PATCH', token, body: { venue: name } })
    await venue('一')
    const named = await own.call(`${path}/history`, { method: 'POST', token, body: { name: '中間' } })
    expect(named.status).toBe(201)
    const point = (await named.json()) as HistoryPoint
    await venue('二')
    clock.skip(HOUR_MS)
    await venue('三')
    const { points } = (await (await own.call(`${path}/history`, { token })).json()) as History
    expect(points.map(each => each.kind)).toEqual(['now', 'hour', 'named'])
    const venues = await Promise.all(
      points.map(
        async each =>
          ((await (await own.call(`${path}/history/${each.id}`, { token })).json()) as Meeting).venue,
      ),
    )
    expect(venues).toEqual(['三', '二', '一'])
    expect(points.at(-1)).toEqual(point)
    for (const wrong of ['p9', 'h0', 'h999', 'x', 'p01'])
      expect((await own.call(`${path}/history/${wrong}`, { token })).status).toBe(404)
    expect((await own.call(`${path}/history`, { method: 'POST', token, body: { name: ' ' } })).status).toBe(
      400,
    )
    await own.close()
  })

  test('tells when a live meeting went on to an item, and by whom', async () => {
    const meeting = await app.createMeeting({ title: '会議', agenda: [{ title: '一' }, { title: '二' }] })
    const recorder = await recorderOf(meeting)
    const [first, second] = readAgenda(recorder.doc)
    await patch(meeting, { phase: 'prepare', currentAgenda: second?.id })
    await patch(meeting, { phase: 'live', currentAgenda: first?.id })
    setFacts(recorder.doc, { currentAgenda: second?.id ?? null })
    await expect.poll(async () => (await historyOf(meeting)).length).toBe(3)
    await patch(meeting, { phase: 'edit', currentAgenda: null })
    const told = (await historyOf(meeting)).map(point =>
      point.kind === 'agenda' ? point.number : point.kind,
    )
    expect(told).toEqual(['now', 'phase', 2, 'phase'])
  })

  test('does not grow with every item that is leafed past, and names the one where it stopped', async () => {
    const clock = new SkippingClock()
    const own = await TestApp.start(createMemoryStore(), {}, clock)
    const agenda = [{ title: '一' }, { title: '二' }, { title: '三' }]
    const meeting = await own.createMeeting({ title: '会議', agenda })
    const path = pathOf(meeting)
    const call = (body: object) => own.call(path, { method: 'PATCH', token: meeting.tokens.edit, body })
    const { agenda: items } = (await (await call({ phase: 'live', currentAgenda: null })).json()) as Meeting
    for (const [index, item] of items.entries()) {
      if (index === 2) clock.skip(10_000)
      await call({ currentAgenda: item.id })
    }
    const { points } = (await (
      await own.call(`${path}/history`, { token: meeting.tokens.edit })
    ).json()) as History
    expect(points.flatMap(point => (point.kind === 'agenda' ? [point.number] : []))).toEqual([3, 2])
    for (let n = 0; n < 30; n++) await call({ currentAgenda: items[n % 2]?.id ?? null })
    const stored = await own.app.services.store.listPoints(meeting.id)
    expect(stored.filter(({ facts }) => facts.includes('agenda'))).toHaveLength(20)
    await own.close()
  })

  test('takes a thousand named moments of a meeting', async () => {
    const meeting = await app.createMeeting()
    const facts = pointFacts({ kind: 'named', name: '名' }, { name: '', role: 'edit' })
    const points = Array.from({ length: 999 }, () => ({ after: 0, facts, version: null }))
    await store.append(meeting.id, { updates: [], clients: [], atMs: 1, points })
    const name = async () =>
      (
        await app.call(`${pathOf(meeting)}/history`, {
          method: 'POST',
          token: meeting.tokens.edit,
          body: { name: '中間' },
        })
      ).status
    expect([await name(), await name()]).toEqual([201, 409])
  })

  test('counts every closing of the meeting, and can show each', async () => {
    const meeting = await app.createMeeting()
    for (const venue of ['一', '二']) {
      await patch(meeting, { phase: 'live', venue })
      await patch(meeting, { phase: 'edit' })
    }
    const closings = (await historyOf(meeting)).flatMap(point =>
      'version' in point && point.version?.kind === 'captured' ? [point] : [],
    )
    expect(closings.map(({ version }) => version?.number)).toEqual([2, 1])
    for (const [index, venue] of ['二', '一'].entries())
      expect(
        JSON.parse(await textOf(`${pathOf(meeting)}/history/${closings[index]?.id}`, meeting.tokens.edit)),
      ).toMatchObject({ venue, phase: 'edit' })
  })

  test('is not for the view link', async () => {
    const meeting = await app.createMeeting()
    const token = meeting.tokens.view
    for (const [path, method] of [
      ['/history', 'GET'],
      ['/history/now', 'GET'],
      ['/history/h1', 'GET'],
      ['/history/p1/summary.txt', 'GET'],
      ['/history', 'POST'],
      ['/history/h1/restore', 'POST'],
    ] as const)
      expect(
        (
          await app.call(pathOf(meeting) + path, {
            method,
            token,
            ...(method === 'POST' && { body: { name: 'x' } }),
          })
        ).status,
      ).toBe(403)
  })

  test('puts entries back as one more edit: what was added since stays, what was removed returns', async () => {
    const meeting = await app.createMeeting({ title: '会議', themes: [{ label: '道路' }] })
    const recorder = await recorderOf(meeting)
    for (const id of ['kept', 'rewritten', 'removed']) write(recorder, id, `元の${id}`)
    await untilStored(meeting, ['元のkept', '元のrewritten', '元のremoved'])
    const named = await app.call(`${pathOf(meeting)}/history`, {
      method: 'POST',
      token: meeting.tokens.edit,
      body: { name: '中間' },
    })
    const { id } = (await named.json()) as HistoryPoint
    setEntryText(recorder.doc, 'rewritten', '書き換えた文')
    setEntry(recorder.doc, 'kept', { status: 'omitted' })
    removeEntry(recorder.doc, 'removed')
    write(recorder, 'added', 'あとの文')
    await untilStored(meeting, ['元のkept', '書き換えた文', 'あとの文'])
    const answer = await app.call(`${pathOf(meeting)}/history/${id}/restore`, {
      method: 'POST',
      token: meeting.tokens.edit,
      body: {},
    })
    expect(await answer.json()).toEqual({ changed: 2, returned: 1 })
    await untilStored(meeting, ['元のkept', '元のrewritten', 'あとの文', '元のremoved'])
    expect(readEntries(recorder.doc)[0]?.status).toBe('draft')
    expect((await historyOf(meeting))[1]).toMatchObject({ kind: 'restored', to: id })
  })

  test('keeps no point of putting back what is as it was', async () => {
    const meeting = await app.createMeeting()
    const answer = await app.call(`${pathOf(meeting)}/history/h1/restore`, {
      method: 'POST',
      token: meeting.tokens.edit,
      body: {},
    })
    expect(await answer.json()).toEqual({ changed: 0, returned: 0 })
    expect(await store.listPoints(meeting.id)).toEqual([])
  })

  test('puts back once at a time', async () => {
    const { meeting, restore } = await withoutEntry('x')
    const { append } = store
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    vi.spyOn(store, 'append').mockImplementationOnce(async (...args) => {
      begun.resolve()
      await goOn.promise
      return append(...args)
    })
    const first = restore()
    await begun.promise
    expect((await restore()).status).toBe(409)
    goOn.resolve()
    expect((await first).status).toBe(200)
    await untilStored(meeting, ['x'])
  })

  test('puts back what is larger than the store may lag, but nothing that makes the meeting too large', async () => {
    const large = 'a'.repeat(MAX_UNSAVED_BYTES + 1)
    const fitting = await withoutEntry(large)
    expect((await fitting.restore()).status).toBe(200)
    const full = await withoutEntry(large, large)
    expect((await full.restore()).status).toBe(413)
    expect(await store.listPoints(full.meeting.id)).toEqual([])
  })
})

test('a meeting is never stored as final without its version', async () => {
  const inner = createMemoryStore()
  const seen: [string, number][] = []
  const watched: Store = {
    ...inner,
    append: async (id, added) => {
      const seq = await inner.append(id, added)
      const points = (await inner.listPoints(id)).filter(({ version }) => version?.kind === 'final')
      seen.push([phaseOf(docOf((await inner.load(id)).updates)), points.length])
      return seq
    },
  }
  const own = await TestApp.start(watched)
  const meeting = await own.createMeeting()
  const provider = own.provider(meeting.id, bearer(meeting.tokens.edit))
  await untilSynced(provider)
  write(provider, 'e1', '最後の文')
  setFacts(provider.doc, { phase: 'final' })
  await expect.poll(() => seen.map(([phase]) => phase)).toContain('final')
  await own.call(pathOf(meeting), { method: 'PATCH', token: own.adminToken, body: { phase: 'live' } })
  await own.call(pathOf(meeting), { method: 'PATCH', token: meeting.tokens.edit, body: { phase: 'final' } })
  provider.destroy()
  await own.close()
  const finals = seen.filter(([phase]) => phase === 'final').map(([, versions]) => versions)
  expect(finals).toEqual([1, 2])
})
