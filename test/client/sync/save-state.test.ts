import { expect, test } from 'vitest'
import {
  FAILED_AFTER_MS,
  holdsUnsaved,
  initialFacts,
  type SaveEvent,
  saveFactsAfter,
  saveStateOf,
  UNSAVED_AFTER_MS,
} from '../../../client/sync/save-state.ts'

const after = (...events: readonly SaveEvent[]) => events.reduce(saveFactsAfter, initialFacts)
const synced: SaveEvent = { kind: 'synced' }
const acknowledged = (atMs: number, count = 0): SaveEvent => ({ kind: 'acknowledged', count, atMs })
const pending = (count: number, atMs: number): SaveEvent => ({ kind: 'pending', count, atMs })

test('a sync alone is not called saved; the first acknowledgement is, with its time', () => {
  expect(saveStateOf(after(synced), 10).kind).toBe('connecting')
  expect(saveStateOf(after(synced, acknowledged(7)), 10)).toEqual({ kind: 'saved', atMs: 7 })
})

test('what is unacknowledged is saving, after 3 s unsaved, after 30 s the server cannot save', () => {
  const facts = after(synced, acknowledged(0), pending(1, 100), pending(2, 900))
  expect(saveStateOf(facts, 100)).toEqual({ kind: 'saving', pending: 2, lastSavedMs: 0 })
  expect(saveStateOf(facts, 100 + UNSAVED_AFTER_MS)).toEqual({ kind: 'unsaved', pending: 2, lastSavedMs: 0 })
  expect(saveStateOf(facts, 100 + FAILED_AFTER_MS).kind).toBe('failed')
})

test('an acknowledgement of a part restarts the wait and keeps the time of the last full save', () => {
  const facts = after(synced, acknowledged(5), pending(3, 100), acknowledged(2_900, 1))
  expect(saveStateOf(facts, 3_200)).toEqual({ kind: 'saving', pending: 1, lastSavedMs: 5 })
})

test('what is still being composed waits for its writer: the server’s time begins when it is sent', () => {
  const composing: SaveEvent = { kind: 'pending', count: 1, atMs: 100, composing: true }
  const held = after(synced, acknowledged(0), composing)
  expect(saveStateOf(held, 100 + FAILED_AFTER_MS)).toEqual({ kind: 'saving', pending: 1, lastSavedMs: 0 })
  const sent = saveFactsAfter(held, pending(1, 60_000))
  expect(saveStateOf(sent, 60_000).kind).toBe('saving')
  expect(saveStateOf(sent, 60_000 + UNSAVED_AFTER_MS).kind).toBe('unsaved')
})

test('without a connection the page says so, whatever is pending, until the documents have synced', () => {
  const lost: SaveEvent = { kind: 'lost', retryAtMs: 500 }
  const facts = after(synced, acknowledged(1), pending(2, 10), lost, { kind: 'reconnecting' })
  expect(saveStateOf(facts, 100_000)).toEqual({ kind: 'offline', pending: 2, lastSavedMs: 1, retryAtMs: 500 })
  expect(saveStateOf(saveFactsAfter(facts, synced), 10).kind).toBe('saving')
})

test('final close codes end the connection, 4426 as read-only; others are passing', () => {
  expect(saveStateOf(after({ kind: 'closed', code: 4401 }), 0)).toEqual({
    kind: 'closed',
    code: 4401,
    pending: 0,
  })
  expect(saveStateOf(after({ kind: 'closed', code: 4426 }), 0).kind).toBe('readOnly')
  expect(saveStateOf(after(synced, acknowledged(1), { kind: 'closed', code: 1012 }), 2).kind).toBe('saved')
  const late = after({ kind: 'closed', code: 4410 }, { kind: 'lost', retryAtMs: 9 }, synced)
  expect(saveStateOf(late, 0).kind).toBe('closed')
})

test('a final meeting is read-only once everything is saved, and not before', () => {
  const locked = after(synced, acknowledged(1), pending(1, 2), { kind: 'locked', locked: true })
  expect(saveStateOf(locked, 3).kind).toBe('saving')
  expect(saveStateOf(saveFactsAfter(locked, acknowledged(4)), 5)).toMatchObject({
    kind: 'readOnly',
    reason: 'final',
  })
})

test('leaving is asked about while anything is pending', () => {
  expect(holdsUnsaved(saveStateOf(after(synced, acknowledged(1)), 2))).toBe(false)
  expect(holdsUnsaved(saveStateOf(after(synced, acknowledged(1), pending(1, 2)), 3))).toBe(true)
})
