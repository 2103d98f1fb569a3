import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { HOUR_MS } from '../../server/hours.ts'
import { type Store, StoreFailed } from '../../server/store/store.ts'
import { pointFacts } from '../../server/sync/phase-points.ts'
import type { BinList, MeetingCreated, PurgeDone, PurgePreview } from '../../shared/api.ts'
import type { History, HistoryPoint } from '../../shared/history.ts'
import { appendEntry, setEntryText } from '../../shared/meeting/edit-meeting.ts'
import { openSqlite } from '../support/open-sqlite.ts'
import { untilSynced } from '../support/provider.ts'
import { SkippingClock } from '../support/skipping-clock.ts'
import { placesOf } from '../support/stored-words.ts'
import { bearer, TestApp, untilDoc } from '../support/test-app.ts'

const NAME = '山田花子'
/** Pasted as a whole elsewhere, so that the search below has to find it before. */
const SENTENCE = `${NAME}さんの件`

let directory: string
let store: Store
let app: TestApp
let meeting: MeetingCreated
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'yoroku-purge-'))
  store = await openSqlite(directory)
  app = await TestApp.start(store)
  meeting = await app.createMeeting({ title: '第３回会議' })
})
afterEach(async () => {
  await app.close()
  await store.close()
  rmSync(directory, { recursive: true, force: true })
})

const connected = async () => {
  const provider = app.provider(meeting.id, bearer(meeting.tokens.edit))
  await untilSynced(provider)
  return provider
}
const textOf = (doc: Y.Doc) => String(doc.getXmlFragment('entries'))
const named = async (name: string): Promise<HistoryPoint> =>
  (await app.admin(`/api/meetings/${meeting.id}/history`, 'POST', { name })).json() as Promise<HistoryPoint>
const purge = (body: object) => app.admin(`/api/meetings/${meeting.id}/purge`, 'POST', body)
const preview = async (body: object) =>
  (await (await app.admin(`/api/meetings/${meeting.id}/purge/preview`, 'POST', body)).json()) as PurgePreview
/** Once the server has it, and a reader from it. */
const shown = (reader: { readonly doc: Y.Doc }, text: string) =>
  untilDoc(reader.doc, () => textOf(reader.doc).includes(text))
const points = async () =>
  ((await (await app.admin(`/api/meetings/${meeting.id}/history`)).json()) as History).points.filter(
    point => point.kind !== 'now' && point.kind !== 'hour',
  )
const setPhase = async (phase: string) => {
  const answer = await app.admin(`/api/meetings/${meeting.id}`, 'PATCH', { phase })
  expect(answer.status).toBe(200)
}

/** Requests that are answered one after the other: what came before them has got as far as it can. */
const others = async () => {
  for (let request = 0; request < 3; request++) await app.admin('/api/bin')
}
/** The store, whose disk takes nothing between `hold`, which answers once something waits for it, and `release`. */
const heldDisk = () => {
  const [waiting, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let isHeld = false
  const append: Store['append'] = async (...args) => {
    if (isHeld) {
      waiting.resolve()
      await released.promise
    }
    return store.append(...args)
  }
  const hold = () => {
    isHeld = true
    return waiting.promise
  }
  return { store: { ...store, append }, hold, release: () => released.resolve() }
}

describe('T59 what was deleted', () => {
  test('T59 a deleted name is in no file, and nobody who was connected or away brings it back', async () => {
    const [writer, reader, away] = [await connected(), await connected(), await connected()]
    appendEntry(writer.doc, { id: 'entry-000001', recorder: '', at: '', text: '意見：' })
    await named('before')
    for (let n = 1; n <= NAME.length; n++) {
      setEntryText(writer.doc, 'entry-000001', `意見：${NAME.slice(0, n)}`)
      if (n === 2) {
        await shown(reader, NAME.slice(0, 2))
        await named('half typed')
      }
    }
    appendEntry(writer.doc, { id: 'entry-000002', recorder: '', at: '', text: SENTENCE })
    await shown(away, SENTENCE)
    await named('with it')
    away.disconnect()
    appendEntry(away.doc, { id: 'entry-000003', recorder: '', at: '', text: '留守中の発言' })
    setEntryText(away.doc, 'entry-000001', `意見：${NAME}。`)
    expect(await preview({ text: NAME })).toMatchObject({ isPresent: true })
    expect((await purge({ text: NAME })).status).toBe(409)

    setEntryText(writer.doc, 'entry-000001', '意見：欠席')
    setEntryText(writer.doc, 'entry-000002', 'その件')
    await untilDoc(
      reader.doc,
      () => textOf(reader.doc).includes('欠席') && !textOf(reader.doc).includes(NAME),
    )
    const after = await named('after')
    expect(placesOf(NAME, directory)).not.toEqual([])

    const lost = await preview({ text: NAME })
    expect(lost.points.map(point => point.kind === 'named' && point.name)).toEqual(['with it', 'half typed'])
    expect(lost).toMatchObject({ isPresent: false, isDamaged: false, versions: [] })
    const done = (await (await purge({ text: NAME })).json()) as PurgeDone
    expect(done).toEqual({ moments: 2, versions: 0, versionsLeft: 0, isErased: true })
    expect(placesOf(NAME, directory)).toEqual([])
    const left = await points()
    expect(left.map(point => (point.kind === 'named' ? point.name : point.kind))).toEqual([
      'purged',
      'after',
      'before',
    ])
    for (const { id } of lost.points)
      expect((await app.admin(`/api/meetings/${meeting.id}/history/${id}`)).status).toBe(404)
    const moment = await (await app.admin(`/api/meetings/${meeting.id}/history/${after.id}`)).json()
    expect(moment).toMatchObject({ entries: [{ text: '意見：欠席' }, { text: 'その件' }] })

    expect([writer.wsconnected, reader.wsconnected]).toEqual([true, true])
    away.connect()
    await shown(reader, '留守中の発言')
    await shown(away, '欠席')
    const newcomer = await connected()
    for (const { doc } of [writer, reader, newcomer]) expect(textOf(doc)).not.toContain(NAME)
    await named('later')
    expect(placesOf(NAME, directory)).toEqual([])
    expect(placesOf('留守中の発言', directory)).not.toEqual([])
    for (const provider of [writer, reader, away, newcomer]) provider.destroy()
  })

  test('T59 a final document with the name stays unless the administrator says so, and its number is not given again', async () => {
    const [writer, reader] = [await connected(), await connected()]
    appendEntry(writer.doc, { id: 'entry-000001', recorder: '', at: '', text: SENTENCE, theme: 'none' })
    await shown(reader, SENTENCE)
    await named('with it')
    await setPhase('live')
    for (const phase of ['edit', 'final']) await setPhase(phase)
    const summary = await app.admin(`/api/meetings/${meeting.id}/summary.txt`)
    expect(await summary.text()).toContain(NAME)
    await setPhase('edit')
    setEntryText(writer.doc, 'entry-000001', 'その件')
    await shown(reader, 'その件')
    await named('after')
    const lost = await preview({ text: NAME })
    expect(lost.versions.map(point => point.kind === 'phase' && point.version?.kind)).toEqual([
      'final',
      'captured',
    ])
    expect(await (await purge({ text: NAME })).json()).toMatchObject({ versions: 0, versionsLeft: 2 })
    expect(placesOf(NAME, directory)).not.toEqual([])
    expect(await (await purge({ text: NAME, versions: true })).json()).toMatchObject({
      versions: 2,
      versionsLeft: 0,
    })
    expect(placesOf(NAME, directory)).toEqual([])
    await setPhase('final')
    expect((await points())[0]).toMatchObject({ kind: 'phase', version: { kind: 'final', number: 2 } })
    for (const provider of [writer, reader]) provider.destroy()
  })

  test('T59 without words, everything that was deleted goes, and the history before with it', async () => {
    const [writer, reader] = [await connected(), await connected()]
    appendEntry(writer.doc, { id: 'entry-000001', recorder: '', at: '', text: SENTENCE })
    await shown(reader, SENTENCE)
    for (const number of [1, 2]) {
      const facts = pointFacts({ kind: 'agenda', number }, { name: '', role: 'edit' })
      const points = [{ after: 0, facts, version: null }]
      await store.append(meeting.id, { updates: [], clients: [], atMs: Date.now(), points })
    }
    setEntryText(writer.doc, 'entry-000001', '後の件')
    await shown(reader, '後の件')
    await named('after')
    const lost = await preview({ text: '' })
    expect([lost.moments, lost.points.map(point => point.kind)]).toEqual([2, ['agenda']])
    for (const slip of [
      {},
      { txt: NAME },
      { text: null },
      { text: NAME, version: true },
      { text: '\u0007 ' },
    ])
      for (const path of ['purge', 'purge/preview'])
        expect((await app.admin(`/api/meetings/${meeting.id}/${path}`, 'POST', slip)).status).toBe(400)
    expect((await points()).map(point => point.kind)).toEqual(['named', 'agenda'])
    expect(await (await purge({ text: '' })).json()).toMatchObject({ moments: 2, isErased: true })
    expect(placesOf(NAME, directory)).toEqual([])
    expect((await points()).map(point => point.kind)).toEqual(['purged', 'named'])
    for (const provider of [writer, reader]) provider.destroy()
  })

  test('T59 a point goes for what somebody wrote, not for who made it, and a purge keeps the trace of the one before', async () => {
    const [writer, reader] = [await connected(), await connected()]
    await named('before')
    const facts = pointFacts({ kind: 'named', name: 'by her' }, { name: NAME, role: 'edit' })
    const point = { after: 0, facts, version: null }
    await store.append(meeting.id, { updates: [], clients: [], atMs: Date.now(), points: [point] })
    appendEntry(writer.doc, { id: 'entry-000001', recorder: '', at: '', text: '鈴木一郎' })
    appendEntry(writer.doc, { id: 'entry-000002', recorder: '', at: '', text: `name ${SENTENCE}` })
    await shown(reader, SENTENCE)
    await named('with all')
    setEntryText(writer.doc, 'entry-000002', '後の件')
    await shown(reader, '後の件')
    await named('after')
    const told = async () =>
      (await points()).map(each => (each.kind === 'named' ? [each.name, each.by.name] : each.kind))
    expect(await (await purge({ text: 'name' })).json()).toMatchObject({ moments: 1 })
    expect(await told()).toEqual(['purged', ['after', ''], ['by her', NAME], ['before', '']])
    setEntryText(writer.doc, 'entry-000001', '欠席')
    await shown(reader, '欠席')
    await named('last')
    expect(await (await purge({ text: '鈴木一郎' })).json()).toMatchObject({ moments: 1 })
    expect(await told()).toEqual(['purged', ['last', ''], 'purged', ['by her', NAME], ['before', '']])
    expect(await (await purge({ text: NAME })).json()).toMatchObject({ moments: 0 })
    expect(placesOf(NAME, directory)).toEqual([])
    expect((await told()).slice(-2)).toEqual([
      ['by her', ''],
      ['before', ''],
    ])
    await purge({ text: '' })
    expect(await told()).toEqual(['purged', 'purged', 'purged', ['last', ''], 'purged'])
    for (const provider of [writer, reader]) provider.destroy()
  })

  test('T59 a purge that was stored never answers as if nothing had been changed', async () => {
    const refuse = () => Promise.reject(new StoreFailed('database or disk is full'))
    await app.close()
    app = await TestApp.start({ ...store, indexMeeting: refuse, erase: refuse })
    const [writer, reader] = [await connected(), await connected()]
    appendEntry(writer.doc, { id: 'entry-000001', recorder: '', at: '', text: SENTENCE })
    await shown(reader, SENTENCE)
    await named('with it')
    setEntryText(writer.doc, 'entry-000001', '後の件')
    await shown(reader, '後の件')
    await named('after')
    const done = await purge({ text: NAME })
    expect([done.status, await done.json()]).toEqual([
      200,
      { moments: 1, versions: 0, versionsLeft: 0, isErased: false },
    ])
    expect(await store.erase()).toBe(true)
    expect(placesOf(NAME, directory)).toEqual([])
    for (const provider of [writer, reader]) provider.destroy()
  })

  test('T59 a purge waits for what was deleted before it, also where that is on its way to the disk', async () => {
    const disk = heldDisk()
    const plans: Promise<unknown>[] = []
    const planPurge: Store['planPurge'] = task => {
      const plan = store.planPurge(task)
      plans.push(plan)
      return plan
    }
    await app.close()
    app = await TestApp.start({ ...disk.store, planPurge })
    const [writer, reader] = [await connected(), await connected()]
    appendEntry(writer.doc, { id: 'entry-000001', recorder: '', at: '', text: SENTENCE })
    await shown(reader, SENTENCE)
    const underWay = disk.hold()
    setEntryText(writer.doc, 'entry-000001', '後の件')
    await underWay
    const [before, done] = [preview({ text: NAME }), purge({ text: NAME })]
    await others()
    await Promise.all(plans)
    disk.release()
    expect(await before).toMatchObject({ isPresent: false })
    expect((await done).status).toBe(200)
    expect(placesOf(NAME, directory)).toEqual([])
    for (const provider of [writer, reader]) provider.destroy()
  })

  test('T59 an hour that somebody has looked at is shown to nobody once it is purged', async () => {
    const clock = new SkippingClock()
    await app.close()
    app = await TestApp.start(store, {}, clock)
    const [writer, reader] = [await connected(), await connected()]
    appendEntry(writer.doc, { id: 'entry-000001', recorder: '', at: '', text: SENTENCE })
    await shown(reader, SENTENCE)
    clock.jump(HOUR_MS)
    setEntryText(writer.doc, 'entry-000001', '後の件')
    await shown(reader, '後の件')
    const { points: moments } = (await (
      await app.admin(`/api/meetings/${meeting.id}/history`)
    ).json()) as History
    const hour = moments.find(point => point.kind === 'hour')
    const look = () => app.admin(`/api/meetings/${meeting.id}/history/${hour?.id}`)
    expect(await (await look()).text()).toContain(NAME)
    expect(await (await purge({ text: NAME })).json()).toMatchObject({ moments: 1 })
    expect((await look()).status).toBe(404)
    for (const provider of [writer, reader]) provider.destroy()
  })

  test('T59 only the administrator purges', async () => {
    for (const path of ['purge', 'purge/preview'])
      for (const token of [meeting.tokens.edit, meeting.tokens.view]) {
        const options = { method: 'POST', token, body: { text: NAME } }
        expect((await app.call(`/api/meetings/${meeting.id}/${path}`, options)).status).toBe(403)
      }
    expect((await app.call('/api/bin', { token: meeting.tokens.edit })).status).toBe(403)
    expect(
      (await app.call(`/api/bin/${meeting.id}`, { method: 'DELETE', token: meeting.tokens.edit })).status,
    ).toBe(403)
  })
})

test('T59 a meeting in the bin is removed as a whole, one that is not is kept', async () => {
  const [writer, reader] = [await connected(), await connected()]
  appendEntry(writer.doc, { id: 'entry-000001', recorder: '', at: '', text: SENTENCE })
  await shown(reader, SENTENCE)
  const { id: point } = await named('with it')
  const moment = await app.admin(`/api/meetings/${meeting.id}/history/${point}`)
  expect(await moment.text()).toContain(NAME)
  for (const provider of [writer, reader]) provider.destroy()
  await store.putTemplate({ meeting: meeting.id, name: 'ひな形', file: Buffer.from(`${NAME}様`) })
  const other = await app.createMeeting({ title: '別の会議' })
  expect((await app.admin(`/api/bin/${meeting.id}`, 'DELETE')).status).toBe(404)
  expect((await app.admin(`/api/meetings/${meeting.id}`, 'DELETE')).status).toBe(204)
  const bin = (await (await app.admin('/api/bin')).json()) as BinList
  expect(bin.meetings).toMatchObject([{ id: meeting.id, title: '第３回会議' }])
  expect(placesOf(NAME, directory)).not.toEqual([])
  expect((await app.admin(`/api/bin/${meeting.id}`, 'DELETE')).status).toBe(204)
  for (const words of [NAME, '第３回会議', 'ひな形']) expect(placesOf(words, directory)).toEqual([])
  const gone = () => Promise.reject(new Error('not in memory'))
  await expect(app.app.services.rebuilt.of(meeting.id, point, gone)).rejects.toThrow('not in memory')
  expect(await (await app.admin('/api/bin')).json()).toEqual({ meetings: [] })
  expect((await app.admin(`/api/meetings/${other.id}`)).status).toBe(200)
  expect((await app.call(`/api/meetings/${meeting.id}`, { token: meeting.tokens.edit })).status).toBe(401)
})

test('T59 a meeting that is on its way out is removed once it is', async () => {
  const disk = heldDisk()
  await app.close()
  app = await TestApp.start(disk.store)
  const writer = await connected()
  const underWay = disk.hold()
  appendEntry(writer.doc, { id: 'entry-000001', recorder: '', at: '', text: SENTENCE })
  await underWay
  const binned = app.admin(`/api/meetings/${meeting.id}`, 'DELETE')
  await expect.poll(() => store.isKept(meeting.id)).toBe(false)
  const removed = app.admin(`/api/bin/${meeting.id}`, 'DELETE')
  await others()
  disk.release()
  expect([(await binned).status, (await removed).status]).toEqual([204, 204])
  expect(placesOf(NAME, directory)).toEqual([])
  writer.destroy()
})
