import { describe, expect, test } from 'vitest'
import type { NewStoredMeeting, Store } from '../../server/store/store.ts'

const bytes = (...values: number[]) => new Uint8Array(values)

export function storedMeeting(id: string, createdMs = 1, text = ''): NewStoredMeeting {
  return {
    id,
    createdMs,
    index: { row: `{"title":"${id}"}`, text },
    tokens: [
      { hash: `${id}-edit`, meeting: id, role: 'edit' },
      { hash: `${id}-view`, meeting: id, role: 'view' },
    ],
    update: bytes(1),
    clients: [{ client: 1, owner: 'server' }],
  }
}

/** What every store promises; `open` gives an empty one. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(`${name} store`, () => {
    test('layouts are kept under their names', async () => {
      const store = await open()
      await store.putLayout({ name: '二', values: '{}' })
      await store.putLayout({ name: '一', values: '{"digits":"half"}' })
      await store.putLayout({ name: '二', values: '{"textSize":11}' })
      expect(await store.layouts()).toEqual([
        { name: '一', values: '{"digits":"half"}' },
        { name: '二', values: '{"textSize":11}' },
      ])
      await store.deleteLayout('一')
      expect((await store.layouts()).map(({ name }) => name)).toEqual(['二'])
      await store.close()
    })

    test('templates are kept under their names, for one meeting or for all', async () => {
      const store = await open()
      for (const meeting of ['m', 'other']) await store.createMeeting(storedMeeting(meeting))
      await store.putTemplate({ meeting: 'm', name: '様式', file: bytes(1) })
      await store.putTemplate({ meeting: 'm', name: '様式', file: bytes(1, 2, 3) })
      await store.putTemplate({ meeting: '', name: '様式', file: bytes(9) })
      await store.putTemplate({ meeting: '', name: '概要', file: bytes(8) })
      await store.putTemplate({ meeting: 'other', name: '別', file: bytes(7) })
      expect(await store.templates('m')).toEqual([
        { meeting: '', name: '概要', bytes: 1 },
        { meeting: '', name: '様式', bytes: 1 },
        { meeting: 'm', name: '様式', bytes: 3 },
      ])
      expect(await store.readTemplate('m', '様式')).toEqual(bytes(1, 2, 3))
      expect(await store.readTemplate('m', '概要')).toBe(null)
      await store.createMeeting({ ...storedMeeting('next'), templatesOf: 'm' })
      expect(await store.readTemplate('next', '様式')).toEqual(bytes(1, 2, 3))
      await store.deleteTemplate('m', '様式')
      expect(await store.readTemplate('next', '様式')).toEqual(bytes(1, 2, 3))
      expect(await store.readTemplate('m', '様式')).toBe(null)
      expect(await store.readTemplate('', '様式')).toEqual(bytes(9))
      await store.close()
    })

    test('a new meeting is found with its tokens and its content', async () => {
      const store = await open()
      await store.createMeeting(storedMeeting('m', 5))
      expect(await store.readMeeting('m')).toEqual({
        id: 'm',
        createdMs: 5,
        updatedMs: 5,
        binnedMs: null,
        row: '{"title":"m"}',
      })
      expect(await store.findToken('m-view')).toEqual({ hash: 'm-view', meeting: 'm', role: 'view' })
      expect((await store.load('m')).updates).toEqual([bytes(1)])
      expect(await store.readMeeting('other')).toBeNull()
      await store.close()
    })

    test('a meeting is not created twice, and the second attempt changes nothing', async () => {
      const store = await open()
      await store.createMeeting(storedMeeting('m'))
      await expect(store.createMeeting({ ...storedMeeting('m'), update: bytes(9) })).rejects.toThrow()
      expect((await store.load('m')).updates).toEqual([bytes(1)])
      await store.close()
    })

    test('updates come back in the order in which they were appended, with the last number', async () => {
      const store = await open()
      await store.createMeeting(storedMeeting('m'))
      const seq = await store.append('m', { updates: [bytes(2), bytes(3)], clients: [], atMs: 2 })
      const loaded = await store.load('m')
      expect(loaded.updates).toEqual([bytes(1), bytes(2), bytes(3)])
      expect(loaded.seq).toBe(seq)
      expect(loaded).toMatchObject({ damage: [], mayLack: false })
      await store.close()
    })

    test('appends of one turn keep their order', async () => {
      const store = await open()
      await store.createMeeting(storedMeeting('m'))
      const added = Array.from({ length: 50 }, (_, n) => bytes(n))
      await Promise.all(added.map(update => store.append('m', { updates: [update], clients: [], atMs: 0 })))
      expect((await store.load('m')).updates.slice(1)).toEqual(added)
      await store.close()
    })

    test('a client id stays with its first owner, in the order of first use', async () => {
      const store = await open()
      await store.createMeeting(storedMeeting('m'))
      await store.append('m', { updates: [], clients: [{ client: 9, owner: 'a' }], atMs: 0 })
      await store.append('m', { updates: [], clients: [{ client: 9, owner: 'b' }], atMs: 0 })
      await store.append('m', { updates: [], clients: [{ client: 4, owner: 'b' }], atMs: 0 })
      expect((await store.load('m')).clients).toEqual([
        { client: 1, owner: 'server' },
        { client: 9, owner: 'a' },
        { client: 4, owner: 'b' },
      ])
      await store.close()
    })

    test('points are stored with the updates around them, versions are counted by kind', async () => {
      const store = await open()
      await store.createMeeting(storedMeeting('m'))
      const version = (kind: 'captured' | 'final', n: number) => ({ kind, state: bytes(n) })
      await store.append('m', {
        updates: [bytes(2), bytes(3), bytes(4)],
        clients: [],
        atMs: 7,
        points: [{ after: 2, facts: '{"a":1}', version: version('captured', 23) }],
      })
      for (const n of [8, 9])
        await store.append('m', {
          updates: [bytes(n)],
          clients: [],
          atMs: n,
          points: [{ after: 1, facts: `${n}`, version: version('final', n * 10) }],
        })
      const named = { after: 0, facts: 'named', version: null }
      await store.append('m', { updates: [], clients: [], atMs: 10, points: [named] })
      expect(await store.listPoints('m')).toEqual([
        { id: 1, seq: 3, atMs: 7, facts: '{"a":1}', version: { kind: 'captured', number: 1 } },
        { id: 2, seq: 5, atMs: 8, facts: '8', version: { kind: 'final', number: 1 } },
        { id: 3, seq: 6, atMs: 9, facts: '9', version: { kind: 'final', number: 2 } },
        { id: 4, seq: 6, atMs: 10, facts: 'named', version: null },
      ])
      expect(await store.latestFinal('m')).toMatchObject({ id: 3, version: { number: 2 } })
      expect(await store.listPoints('other')).toEqual([])
      expect(await store.latestFinal('other')).toBeNull()
      await store.close()
    })

    test('a moment begins with the version at it or before it, and ends with its own update', async () => {
      const store = await open()
      await store.createMeeting(storedMeeting('m'))
      const points = [{ after: 1, facts: '', version: { kind: 'final' as const, state: bytes(70) } }]
      await store.append('m', { updates: [bytes(2), bytes(3)], clients: [], atMs: 7, points })
      await store.append('m', { updates: [bytes(4)], clients: [], atMs: 7 })
      const at = async (seq: number) => (await store.loadAt('m', seq))?.updates ?? null
      expect(await at(1)).toEqual([bytes(1)])
      expect(await at(2)).toEqual([bytes(70)])
      expect(await at(4)).toEqual([bytes(70), bytes(3), bytes(4)])
      expect([await at(0), await at(5), await store.loadAt('other', 1)]).toEqual([null, null, null])
      await store.close()
    })

    test('hours end where the log stood, the last one where it stands', async () => {
      const store = await open()
      await store.createMeeting(storedMeeting('m', 0))
      const minutes = [1, 59, 60, 61, 200, 201, 59, 300]
      for (const minute of minutes)
        await store.append('m', { updates: [bytes(minute % 256)], clients: [], atMs: minute * 60_000 })
      const ends = (await store.listHours('m')).map(({ seq, atMs }) => [seq, atMs / 60_000])
      expect(ends.slice(0, 2)).toEqual([
        [3, 59],
        [5, 61],
      ])
      expect(ends.at(-1)).toEqual([9, 300])
      expect(await store.listHours('other')).toEqual([])
      await store.close()
    })

    test('the list is newest first, in pages, by text, without the bin', async () => {
      const store = await open()
      for (const [n, id] of ['a', 'b', 'c', 'd'].entries())
        await store.createMeeting(storedMeeting(id, n === 3 ? 2 : n, id === 'b' ? '橋梁' : ''))
      await store.binMeeting('a', 9)
      const ids = async (query: Partial<Parameters<Store['listMeetings']>[0]>) =>
        (await store.listMeetings({ text: '', before: null, limit: 10, ...query })).map(each => each.id)
      expect(await ids({})).toEqual(['d', 'c', 'b'])
      expect(await ids({ limit: 1 })).toEqual(['d'])
      expect(await ids({ before: { createdMs: 2, id: 'd' } })).toEqual(['c', 'b'])
      expect(await ids({ text: '橋梁' })).toEqual(['b'])
      expect((await store.readMeeting('a'))?.binnedMs).toBe(9)
      await store.close()
    })

    test('the index of a meeting is replaced', async () => {
      const store = await open()
      await store.createMeeting(storedMeeting('m'))
      await store.indexMeeting('m', { row: '{}', text: '新しい' }, 8)
      expect(await store.readMeeting('m')).toMatchObject({ updatedMs: 8, row: '{}' })
      expect(await store.listMeetings({ text: '新しい', before: null, limit: 1 })).toHaveLength(1)
      await store.close()
    })

    test('a token replaces the one of the same meeting and role, and only that', async () => {
      const store = await open()
      await store.createMeeting(storedMeeting('m'))
      expect(await store.putToken({ hash: 'new', meeting: 'm', role: 'edit' })).toBe('m-edit')
      expect(await store.findToken('m-edit')).toBeNull()
      expect(await store.findToken('m-view')).not.toBeNull()
      expect(await store.hasAdmin()).toBe(false)
      expect(await store.putToken({ hash: 'admin', meeting: null, role: 'admin' })).toBeNull()
      expect(await store.hasAdmin()).toBe(true)
      await store.close()
    })

    test('sessions and names are kept and dropped', async () => {
      const store = await open()
      const session = { hash: 's', browser: 'b', createdMs: 3, grants: ['x', 'y'] }
      await store.putSession(session)
      await store.putName('b', '佐藤')
      expect(await store.findSession('s')).toEqual(session)
      expect(await store.nameOf('b')).toBe('佐藤')
      expect(await store.nameOf('nobody')).toBe('')
      await store.putSession({ ...session, hash: 'old', createdMs: 2 })
      await store.dropSessions(10_000, 1)
      expect(await store.findSession('s')).toEqual(session)
      await store.putSession({ ...session, hash: 'new', createdMs: 5 })
      await store.dropSessions(5, 2)
      expect([await store.findSession('old'), await store.findSession('s')]).toEqual([null, session])
      await store.deleteSession('s')
      expect(await store.findSession('s')).toBeNull()
      await store.close()
    })
  })
}
