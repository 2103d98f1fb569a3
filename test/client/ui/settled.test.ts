import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSource } from '../../../client/sync/observable.ts'
import type { SaveState } from '../../../client/sync/save-state.ts'
import { settled } from '../../../client/ui/settled.ts'

const HELD_MS = 600
const AT_MS = 1_000_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const saved = (atMs = AT_MS): SaveState => ({ kind: 'saved', atMs })
const saving = (pending = 1): SaveState => ({ kind: 'saving', pending, lastSavedMs: AT_MS })
const offline: SaveState = { kind: 'offline', pending: 1, lastSavedMs: AT_MS, retryAtMs: AT_MS }

/** What a page that shows it was told, one after the other. */
function shownOf(first: SaveState) {
  const save = createSource(first)
  const shown = settled(save)
  const kinds: string[] = []
  const stop = shown.subscribe(() => kinds.push(shown.get().kind))
  return { save, shown, kinds, stop }
}

test('what is not saved is said at once', () => {
  const { save, shown } = shownOf(saved())
  save.set(saving())
  expect(shown.get()).toEqual(saving())
  save.set(offline)
  expect(shown.get()).toEqual(offline)
})

test('saved is said once it has held; between two keystrokes the word stays', () => {
  const { save, kinds } = shownOf(saved())
  for (let key = 0; key < 10; key++) {
    save.set(saving())
    vi.advanceTimersByTime(100)
    save.set(saved(AT_MS + key))
    vi.advanceTimersByTime(HELD_MS - 200)
  }
  expect([...new Set(kinds)]).toEqual(['saving'])
  vi.advanceTimersByTime(200)
  expect(kinds.at(-1)).toBe('saved')
})

test('while one types the count follows a moment later', () => {
  const { save, shown, kinds } = shownOf(saved())
  save.set(saving(1))
  save.set(saving(2))
  expect(shown.get()).toEqual(saving(1))
  vi.advanceTimersByTime(300)
  expect(shown.get()).toEqual(saving(2))
  expect(kinds).toHaveLength(2)
})

test('saved after trouble is said at once', () => {
  const { save, shown } = shownOf(offline)
  save.set(saved())
  expect(shown.get()).toEqual(saved())
})

test('what changed while nobody looked is shown to who looks again', () => {
  const { save, shown, stop } = shownOf(saved())
  stop()
  save.set(offline)
  shown.subscribe(() => undefined)
  expect(shown.get()).toEqual(offline)
})
