import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createAnnouncer, type Spot } from '../../../client/stream/editor/announcer.ts'

const THROTTLE_MS = 200

let awareness: Awareness
let announcer: ReturnType<typeof createAnnouncer>
let isComposing: boolean
let waiting: (() => void)[]
let spot: Spot
let head: Y.RelativePosition
const told = vi.fn()

beforeEach(() => {
  vi.useFakeTimers()
  awareness = new Awareness(new Y.Doc())
  awareness.on('update', () => told(awareness.getLocalState()))
  isComposing = false
  waiting = []
  spot = { entry: 'one', isEmpty: false }
  head = behind(1)
  announcer = createAnnouncer({
    awareness,
    composition: {
      isBusy: () => isComposing,
      whenIdle: task => (isComposing ? waiting.push(task) : task()),
    },
    spot: () => spot,
    place: () => ({ entry: spot.entry, cursor: { anchor: head, head, writer: 5 } }),
    behindEdit: queueMicrotask,
  })
  announcer.changed()
  vi.advanceTimersByTime(THROTTLE_MS)
  told.mockClear()
})
afterEach(() => {
  announcer.close()
  awareness.destroy()
  vi.useRealTimers()
})

function behind(clock: number): Y.RelativePosition {
  return new Y.RelativePosition(null, null, Y.createID(5, clock), -1)
}

function endComposition(): void {
  isComposing = false
  for (const task of waiting.splice(0)) task()
}

const toldClocks = () => told.mock.calls.map(([{ cursor }]) => cursor.head.item.clock)

test('a place that a composition has come to is told at its end, once, also when nothing else changes then', () => {
  isComposing = true
  announcer.typed()
  for (const clock of [2, 3]) {
    head = behind(clock)
    announcer.changed()
    vi.advanceTimersByTime(THROTTLE_MS)
  }
  expect(new Set(toldClocks())).toEqual(new Set([1]))
  told.mockClear()
  endComposition()
  expect(toldClocks()).toEqual([3])
  vi.advanceTimersByTime(THROTTLE_MS)
  expect(toldClocks()).toEqual([3])
})

test('a colleague’s edit makes the place another one where it begins the empty entry of the caret', () => {
  spot = { entry: 'one', isEmpty: true }
  expect(announcer.isMoved()).toBe(false)
  announcer.typed()
  announcer.changed()
  vi.advanceTimersByTime(THROTTLE_MS)
  expect(announcer.isMoved()).toBe(false)
  spot = { entry: 'one', isEmpty: false }
  expect(announcer.isMoved()).toBe(true)
  announcer.changed()
  vi.advanceTimersByTime(THROTTLE_MS)
  expect(announcer.isMoved()).toBe(false)
})

test('leaving an entry is told at once, but not before what is composed in it has left', async () => {
  isComposing = true
  spot = { entry: 'two', isEmpty: false }
  announcer.changed()
  await vi.advanceTimersByTimeAsync(0)
  expect(told).not.toHaveBeenCalled()
  endComposition()
  announcer.changed()
  await vi.advanceTimersByTimeAsync(0)
  expect(told.mock.calls.map(([{ entry }]) => entry)).toEqual(['two'])
})

test('places are told five times a second at most', () => {
  for (let at = 0; at < 10; at++) {
    head = behind(at + 2)
    announcer.changed()
    vi.advanceTimersByTime(THROTTLE_MS / 4)
  }
  vi.advanceTimersByTime(THROTTLE_MS)
  expect(toldClocks().length).toBeLessThanOrEqual(3)
  expect(toldClocks().at(-1)).toBe(11)
})

test('whoever has begun an entry and written nothing in it is not said to type', async () => {
  const isToldTyping = () => told.mock.calls.some(([{ typing }]) => typing)
  spot = { entry: 'two', isEmpty: true }
  announcer.typed()
  announcer.changed()
  await vi.advanceTimersByTimeAsync(2 * THROTTLE_MS)
  expect(isToldTyping()).toBe(false)
  spot = { entry: 'two', isEmpty: false }
  announcer.typed()
  announcer.changed()
  await vi.advanceTimersByTimeAsync(THROTTLE_MS)
  expect(isToldTyping()).toBe(true)
})

test('nothing is told once the editor is gone', async () => {
  spot = { entry: 'two', isEmpty: false }
  announcer.changed()
  announcer.close()
  told.mockClear()
  await vi.advanceTimersByTimeAsync(THROTTLE_MS)
  expect(told).not.toHaveBeenCalled()
})
