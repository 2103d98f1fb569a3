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

    test('a new meeting is found with its tokens and its content', async () => {
      const store = await open()
      await store.createMeeting(storedMeeting('m', 5))
      expect(await store.readMeeting('m')).toMatchObject({ id: 'm', createdMs: 5, binnedMs: null })
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
      expect(await store.readMeeting('m')).toMatchObject({
        updatedMs: 8,
        index: { row: '{}', text: '新しい' },
      })
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
      await store.deleteSession('s')
      expect(await store.findSession('s')).toBeNull()
      await store.close()
    })
  })
}
