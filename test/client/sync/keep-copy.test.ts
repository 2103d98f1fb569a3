import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CopyStore } from '../../../client/offline/copy-store.ts'
import { EMPTY_COPY, OfflineCopy } from '../../../client/offline/offline-copy.ts'
import type { Aside, CopyContent } from '../../../client/offline/read-copy.ts'
import { type Keeping, keepCopy } from '../../../client/sync/keep-copy.ts'
import { createSource } from '../../../client/sync/observable.ts'
import type { SaveState } from '../../../client/sync/save-state.ts'
import { appendEntry, setFacts } from '../../../shared/meeting/edit-meeting.ts'
import { readEntries } from '../../../shared/meeting/read-meeting.ts'
import { CLOSE_CODES } from '../../../shared/sync/close-codes.ts'

const SAVED: SaveState = { kind: 'saved', atMs: 1 }
const FINAL: SaveState = { kind: 'readOnly', reason: 'final', pending: 0 }

/** What this browser keeps, and what was done to it. */
let kept: { words: boolean; isRemoved: boolean; refused: number[]; asides: Aside[]; updates: number }
let doc: Y.Doc
let unsaved: ReturnType<typeof createSource<ReadonlySet<string>>>
let save: ReturnType<typeof createSource<SaveState>>
let adopted: string[]

beforeEach(() => {
  kept = { words: false, isRemoved: false, refused: [], asides: [], updates: 0 }
  doc = new Y.Doc()
  unsaved = createSource<ReadonlySet<string>>(new Set())
  save = createSource<SaveState>(SAVED)
  adopted = []
})

function storeOf(content: CopyContent): CopyStore {
  return {
    load: async () => content,
    append: async updates => {
      kept.updates += updates.length
    },
    settle: async () => {},
    tidy: async () => {},
    putVisit: async () => {},
    putRefusal: async code => void kept.refused.push(code),
    setAside: async aside => {
      if (aside) kept.asides.push(aside)
    },
    dropAside: async () => {},
    holdsWords: async () => kept.words,
    close: () => {},
  }
}

async function keep(content = EMPTY_COPY, open = async () => storeOf(content)): Promise<Keeping> {
  const copy = new OfflineCopy({
    open,
    remove: async () => {
      kept.isRemoved = true
    },
  })
  const tracker = {
    save,
    unsaved,
    note: () => undefined,
    setHeld: () => undefined,
    adopt: (records: Iterable<string>) => adopted.push(...records),
    close: () => undefined,
  }
  const keeping = keepCopy({ meetingId: 'm', doc, copy, tracker, carried: [], onLoaded: () => undefined })
  await keeping.restored
  return keeping
}

const settled = () => new Promise(resolve => setImmediate(resolve))
const entry = (text: string) => ({ id: 'e1', recorder: '', at: '2026-11-22T10:00:00Z', text })

function write(text: string): void {
  appendEntry(doc, entry(text))
  unsaved.set(new Set(['e1']))
  kept.words = true
}

function contentWith(text: string, refused: number | null): CopyContent {
  const earlier = new Y.Doc()
  appendEntry(earlier, entry(text))
  const updates = [Y.encodeStateAsUpdate(earlier)]
  return { columns: null, updates, pending: [{ key: 'k', records: ['e1'] }], refused, aside: [] }
}

test('what an earlier page could not send is in the document, and counts as unsaved', async () => {
  await keep(contentWith('甲', null))
  expect(readEntries(doc).map(({ text }) => text)).toEqual(['甲'])
  expect(adopted).toEqual(['e1'])
})

test('what the server refused on an earlier page never enters the document; it is a text beside it', async () => {
  const keeping = await keep(contentWith('甲', CLOSE_CODES.contentRefused))
  expect(readEntries(doc)).toEqual([])
  expect(adopted).toEqual([])
  expect(kept.asides).toMatchObject([
    { code: CLOSE_CODES.contentRefused, text: expect.stringContaining('甲') },
  ])
  expect(keeping.aside.get()).toEqual(kept.asides)
})

test.each([CLOSE_CODES.tokenReplaced, CLOSE_CODES.role, CLOSE_CODES.meetingDeleted])(
  'a copy without unsaved words goes when its owner is closed out with %i',
  async code => {
    const keeping = await keep()
    keeping.closed(code)
    await settled()
    expect(kept.isRemoved).toBe(true)
  },
)

test('a link that is replaced takes no unsaved words away: another one may open the meeting', async () => {
  const keeping = await keep()
  write('甲')
  keeping.closed(CLOSE_CODES.tokenReplaced)
  await settled()
  expect(kept).toMatchObject({ isRemoved: false, refused: [], asides: [] })
})

test.each([CLOSE_CODES.malformed, CLOSE_CODES.role, CLOSE_CODES.tooLarge, CLOSE_CODES.contentRefused])(
  'unsaved words that are refused with %i are marked so, and not sent again by the next page',
  async code => {
    const keeping = await keep()
    write('甲')
    keeping.closed(code)
    await settled()
    expect(kept).toMatchObject({ isRemoved: false, refused: [code] })
  },
)

test('unsaved words of a meeting that was deleted become a text', async () => {
  const keeping = await keep()
  write('甲')
  keeping.closed(CLOSE_CODES.meetingDeleted)
  await settled()
  expect(kept.isRemoved).toBe(false)
  expect(kept.asides).toMatchObject([{ text: expect.stringContaining('甲') }])
})

test('a passing close and an old page change nothing', async () => {
  const keeping = await keep()
  for (const code of [CLOSE_CODES.schema, 1012]) keeping.closed(code)
  await settled()
  expect(kept).toMatchObject({ isRemoved: false, refused: [], asides: [] })
})

test('a final meeting that is saved leaves nothing, and one that is reopened is kept again', async () => {
  await keep()
  setFacts(doc, { phase: 'final' })
  save.set({ kind: 'saving', pending: 1, lastSavedMs: null })
  await settled()
  expect(kept.isRemoved).toBe(false)
  save.set(FINAL)
  await settled()
  expect(kept.isRemoved).toBe(true)
  setFacts(doc, { phase: 'edit' })
  save.set(SAVED)
  await settled()
  save.set({ kind: 'saving', pending: 1, lastSavedMs: 1 })
  await expect.poll(() => kept.updates).toBe(1)
})

test('words that are set aside are the caller’s to carry where this browser keeps nothing', async () => {
  const keeping = await keep()
  expect(await keeping.setAside(CLOSE_CODES.tooLarge)).toEqual([])
  write('甲')
  expect(await keeping.setAside(CLOSE_CODES.tooLarge)).toEqual([])
  expect(kept.asides).toHaveLength(1)
  const elsewhere = await keep(EMPTY_COPY, () => Promise.reject(new DOMException('', 'SecurityError')))
  expect(await elsewhere.setAside(CLOSE_CODES.tooLarge)).toMatchObject([
    { code: CLOSE_CODES.tooLarge, text: expect.stringContaining('甲') },
  ])
})
