import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type SaveTracker, trackSaving } from '../../../client/sync/track-saving.ts'
import { appendEntry, setEntryText, setFacts } from '../../../shared/meeting/edit-meeting.ts'
import { encodeBarrier, encodeStep1, encodeStep2 } from '../../../shared/sync/protocol.ts'
import { socketOf, unattendedProvider } from '../../support/unattended-provider.ts'

const BURST_MS = 50
const RECONNECTED_MS = 5_000
const KNOWS_NOTHING = Uint8Array.of(0)
const HAS_NOTHING = Uint8Array.of(0, 0)
const FOREIGN = 'from elsewhere'

/** The numbers of the barriers that the page has sent. */
let barriers: number[]
/** The numbers of the edits that the server has acknowledged, as the copy is told. */
let acknowledged: number[]

let doc: Y.Doc
let provider: WebsocketProvider
let tracker: SaveTracker
beforeEach(() => {
  vi.useFakeTimers()
  barriers = []
  acknowledged = []
  doc = new Y.Doc()
  provider = unattendedProvider(doc, message => {
    if (message.kind === 'barrier') barriers.push(message.n)
  })
  tracker = trackSaving(doc, provider, new Set([provider, FOREIGN]), {
    made: () => undefined,
    acknowledged: edit => acknowledged.push(edit),
  })
  provider.on('sync', synced => {
    if (synced) tracker.note({ kind: 'synced' })
  })
  provider.connect()
  socket().onopen()
})
afterEach(() => {
  tracker.close()
  provider.destroy()
  provider.awareness.destroy()
  vi.useRealTimers()
})

const socket = () => socketOf(provider)

const write = (id: string) => appendEntry(doc, { id, recorder: '', at: '', text: 'あ' })
const hear = (message: Uint8Array) => socket().onmessage({ data: message })
const askForAll = () => hear(encodeStep1(KNOWS_NOTHING))
const giveAll = () => hear(encodeStep2(HAS_NOTHING))
const afterBurst = () => vi.advanceTimersByTime(BURST_MS)
const kind = () => tracker.save.get().kind

function connectAnew(): void {
  socket().onclose({ code: 1006 })
  vi.advanceTimersByTime(RECONNECTED_MS)
  socket().onopen()
}

test('the server is asked what it has stored once it has asked for all that the page has, and given all that it has', () => {
  write('e1')
  afterBurst()
  askForAll()
  afterBurst()
  expect(barriers).toEqual([])
  giveAll()
  afterBurst()
  expect(barriers).toEqual([1])
})

test('so it is on every connection: what was typed without one is not yet there when the other document comes', () => {
  askForAll()
  giveAll()
  afterBurst()
  barriers = []
  connectAnew()
  write('e1')
  giveAll()
  afterBurst()
  expect(barriers).toEqual([])
  askForAll()
  afterBurst()
  expect(barriers).toEqual([1])
})

test('an answer saves what was written before its question, and nothing that was written since', () => {
  askForAll()
  giveAll()
  write('e1')
  afterBurst()
  write('e2')
  hear(encodeBarrier(1))
  expect([...tracker.unsaved.get()]).toEqual(['e2'])
  expect(kind()).toBe('saving')
  afterBurst()
  hear(encodeBarrier(2))
  expect(kind()).toBe('saved')
  expect(acknowledged).toEqual([1, 2])
})

test('what an editor holds back counts as not saved until it has been sent and stored', () => {
  askForAll()
  giveAll()
  afterBurst()
  hear(encodeBarrier(0))
  expect(kind()).toBe('saved')
  tracker.setHeld(new Set(['e1']))
  expect([...tracker.unsaved.get()]).toEqual(['e1'])
  afterBurst()
  hear(encodeBarrier(0))
  expect(kind()).toBe('saving')
  write('e1')
  tracker.setHeld(new Set())
  expect(kind()).toBe('saving')
  afterBurst()
  hear(encodeBarrier(1))
  expect(kind()).toBe('saved')
})

test('nothing is unsaved for what colleagues write or the copy brings, and a composition that is given up leaves nothing', () => {
  askForAll()
  giveAll()
  const elsewhere = new Y.Doc()
  appendEntry(elsewhere, { id: 'e1', recorder: '', at: '', text: 'い' })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(elsewhere), FOREIGN)
  tracker.setHeld(new Set(['e1']))
  tracker.setHeld(new Set())
  afterBurst()
  hear(encodeBarrier(0))
  expect(tracker.unsaved.get().size).toBe(0)
  expect(kind()).toBe('saved')
  setEntryText(doc, 'e1', 'うえ')
  expect([...tracker.unsaved.get()]).toEqual(['e1'])
})

test('a meeting that becomes final is read-only, reopened it is not', () => {
  askForAll()
  giveAll()
  afterBurst()
  hear(encodeBarrier(0))
  doc.transact(() => setFacts(doc, { phase: 'final' }), FOREIGN)
  expect(kind()).toBe('readOnly')
  doc.transact(() => setFacts(doc, { phase: 'edit' }), FOREIGN)
  expect(kind()).toBe('saved')
})
