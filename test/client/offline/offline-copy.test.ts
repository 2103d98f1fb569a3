import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CopyStore, KeptUpdate } from '../../../client/offline/copy-store.ts'
import { EMPTY_COPY, OfflineCopy } from '../../../client/offline/offline-copy.ts'
import type { CopyContent } from '../../../client/offline/read-copy.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const bytes = (...values: number[]) => Uint8Array.from(values)

/** A store in memory. Its writes end when `finish` is set, or fail with it. */
function memoryStore(content: CopyContent = EMPTY_COPY) {
  const updates: KeptUpdate[] = []
  const pending = new Set(content.pending.map(each => each.key))
  const log = { updates, pending, aside: [...content.aside], isRemoved: false, isClosed: false, tidied: 0 }
  let finish: () => Promise<void> = () => Promise.resolve()
  const store: { -readonly [K in keyof CopyStore]: CopyStore[K] } = {
    load: async () => content,
    append: async added => {
      await finish()
      updates.push(...added)
      for (const each of added) if (each.records.length > 0) pending.add(each.key)
    },
    settle: async keys => {
      for (const key of keys) pending.delete(key)
    },
    tidy: async () => void log.tidied++,
    putVisit: async () => {},
    putRefusal: async () => {},
    setAside: async aside => {
      if (aside) log.aside.push(aside)
      updates.length = 0
      pending.clear()
    },
    dropAside: async () => {},
    holdsWords: async () => pending.size + log.aside.length > 0,
    close: () => {
      log.isClosed = true
    },
  }
  let onGone = () => {}
  const copy = new OfflineCopy({
    open: async gone => {
      onGone = gone
      return store
    },
    remove: async () => {
      log.isRemoved = true
    },
  })
  return {
    copy,
    log,
    store,
    onWrite: (how: () => Promise<void>) => {
      finish = how
    },
    deleteElsewhere: () => onGone(),
  }
}

test('what is typed is written at once, with what came before it; what others write gathers', async () => {
  const { copy, log } = memoryStore()
  await copy.loaded
  copy.add(bytes(1), null)
  await vi.advanceTimersByTimeAsync(500)
  expect(log.updates).toEqual([])
  copy.add(bytes(2), { edit: 1, records: ['e1'] })
  await vi.advanceTimersByTimeAsync(0)
  expect(log.updates.map(each => each.update)).toEqual([bytes(1), bytes(2)])
  copy.add(bytes(3), null)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(log.updates).toHaveLength(3)
  expect(log.pending.size).toBe(1)
})

test('an acknowledgement settles the edits up to its number, those of an earlier page among them', async () => {
  const { copy, log } = memoryStore({ ...EMPTY_COPY, pending: [{ key: 'old', records: ['e0'] }] })
  await copy.loaded
  copy.adopt(1)
  copy.add(bytes(2), { edit: 2, records: ['e1'] })
  copy.add(bytes(3), { edit: 3, records: ['e2'] })
  await vi.advanceTimersByTimeAsync(0)
  copy.acknowledged(2)
  await vi.advanceTimersByTimeAsync(0)
  expect([...log.pending]).toEqual([log.updates[1]?.key])
})

test('a write that does not end is said, and so is one that fails; the next edit brings both', async () => {
  const { copy, log, onWrite } = memoryStore()
  await copy.loaded
  expect(copy.state.get()).toBe('kept')
  const slow = Promise.withResolvers<void>()
  onWrite(() => slow.promise)
  copy.add(bytes(1), { edit: 1, records: ['e1'] })
  await vi.advanceTimersByTimeAsync(999)
  expect(copy.state.get()).toBe('kept')
  await vi.advanceTimersByTimeAsync(1)
  expect(copy.state.get()).toBe('late')
  slow.reject(new DOMException('full', 'QuotaExceededError'))
  await vi.advanceTimersByTimeAsync(0)
  expect(copy.state.get()).toBe('off')
  onWrite(() => Promise.resolve())
  copy.add(bytes(2), { edit: 2, records: ['e1'] })
  await vi.advanceTimersByTimeAsync(0)
  expect(copy.state.get()).toBe('kept')
  expect(log.updates.map(each => each.update)).toEqual([bytes(1), bytes(2)])
})

test('a database that does not open keeps nobody waiting and keeps nothing', async () => {
  const copy = new OfflineCopy({ open: () => new Promise(() => {}), remove: async () => {} })
  const loaded = copy.loaded
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await loaded).toEqual(EMPTY_COPY)
  expect(copy.state.get()).toBe('off')
})

test('forgetting deletes the copy, unless it holds words that the server lacks', async () => {
  const settled = memoryStore()
  await settled.copy.loaded
  settled.copy.add(bytes(1), null)
  await settled.copy.forget()
  expect(settled.log).toMatchObject({ isRemoved: true, isClosed: true })
  expect(settled.copy.state.get()).toBe('none')

  const holding = memoryStore({ ...EMPTY_COPY, aside: [{ atMs: 1, code: 4422, text: '甲' }] })
  await holding.copy.loaded
  await holding.copy.forget()
  expect(holding.log.isRemoved).toBe(false)

  const unsure = memoryStore()
  unsure.store.holdsWords = () => Promise.reject(new DOMException('closed', 'InvalidStateError'))
  await unsure.copy.loaded
  await unsure.copy.forget()
  expect(unsure.log.isRemoved).toBe(false)
})

test('what gathers is written when the page leaves the meeting', async () => {
  const { copy, log } = memoryStore()
  await copy.loaded
  copy.add(bytes(1), null)
  copy.close()
  await vi.advanceTimersByTimeAsync(0)
  expect(log.updates.map(each => each.update)).toEqual([bytes(1)])
})

test('after forgetting it begins anew with a whole document, but not after another window deleted it', async () => {
  const { copy, log, deleteElsewhere } = memoryStore()
  await copy.loaded
  await copy.forget()
  copy.add(bytes(1), { edit: 1, records: ['e1'] })
  await copy.resume(() => bytes(9))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(log.updates.map(each => each.update)).toEqual([bytes(9)])
  deleteElsewhere()
  await copy.resume(() => bytes(8))
  copy.add(bytes(2), { edit: 2, records: ['e1'] })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(log.updates).toHaveLength(1)
})

test('what is refused is replaced by its text, and nothing is added any more', async () => {
  const { copy, log } = memoryStore()
  await copy.loaded
  copy.add(bytes(1), { edit: 1, records: ['e1'] })
  await vi.advanceTimersByTimeAsync(0)
  expect(await copy.setAside({ atMs: 1, code: 4422, text: '甲' })).toBe(true)
  copy.add(bytes(2), { edit: 2, records: ['e1'] })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(log.updates).toEqual([])
  expect(log.aside.map(each => each.text)).toEqual(['甲'])
})

test('a copy is tidied a while after many updates have come, or long ones, and again only after as many more', async () => {
  const long = memoryStore({ ...EMPTY_COPY, updates: [new Uint8Array(65_536)] })
  await long.copy.loaded
  await vi.advanceTimersByTimeAsync(999)
  expect(long.log.tidied).toBe(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(long.log.tidied).toBe(1)
  for (let n = 0; n < 499; n++) long.copy.add(bytes(n), { edit: n, records: ['e1'] })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(long.log.tidied).toBe(1)
  long.copy.add(bytes(1), { edit: 500, records: ['e1'] })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(long.log.tidied).toBe(2)
})

test('a page that is left tidies nothing more', async () => {
  const { copy, log } = memoryStore({ ...EMPTY_COPY, updates: [new Uint8Array(65_536)] })
  await copy.loaded
  copy.close()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(log.tidied).toBe(0)
})
