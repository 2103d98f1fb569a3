import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { watchWriting } from '../../../../client/stream/assist/watch-writing.ts'
import type { CurrentEntry } from '../../../../client/stream/editor/stream-editor.ts'
import { createSource } from '../../../../client/sync/observable.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function at(id: string, theme: string | null): CurrentEntry {
  return { id, theme, agenda: null, kind: null, speaker: null, status: null, room: null }
}

function watched() {
  const dom = new EventTarget()
  const current = createSource<CurrentEntry | null>(at('a', null))
  const onChange = vi.fn()
  const watch = watchWriting({ dom: dom as HTMLElement, current }, onChange)
  return { current, onChange, watch, happen: (type: string) => dom.dispatchEvent(new Event(type)) }
}

describe('a pause', () => {
  test('begins one second after the last character and ends with the next', () => {
    const { watch, happen } = watched()
    vi.advanceTimersByTime(900)
    happen('input')
    vi.advanceTimersByTime(900)
    expect(watch.isResting()).toBe(false)
    vi.advanceTimersByTime(100)
    expect(watch.isResting()).toBe(true)
    happen('input')
    expect(watch.isResting()).toBe(false)
  })

  test('never begins while the input method composes', () => {
    const { watch, happen } = watched()
    happen('compositionstart')
    happen('input')
    vi.advanceTimersByTime(60_000)
    expect(watch.isResting()).toBe(false)
    happen('compositionend')
    vi.advanceTimersByTime(1_000)
    expect(watch.isResting()).toBe(true)
  })

  test('ends when the caret goes to another entry', () => {
    const { watch, current } = watched()
    vi.advanceTimersByTime(1_000)
    current.set(at('b', null))
    expect(watch.isResting()).toBe(false)
  })

  test('is reported when it begins and when it ends, and not after closing', () => {
    const { watch, happen, onChange } = watched()
    vi.advanceTimersByTime(1_000)
    happen('input')
    happen('input')
    expect(onChange).toHaveBeenCalledTimes(2)
    watch.close()
    vi.advanceTimersByTime(60_000)
    happen('input')
    expect(onChange).toHaveBeenCalledTimes(2)
  })
})

describe('the place', () => {
  test('counts as typed in until the caret leaves it', () => {
    const { watch, current, happen } = watched()
    expect(watch.place()).toEqual({ entry: 'a', wasTyped: false, isSettled: false })
    happen('input')
    expect(watch.place().wasTyped).toBe(true)
    current.set(at('b', null))
    current.set(at('a', null))
    expect(watch.place().wasTyped).toBe(false)
  })

  test('is settled once its theme has been chosen, for good', () => {
    const { watch, current } = watched()
    current.set(at('a', 't1'))
    current.set(at('b', 't1'))
    expect(watch.place().isSettled).toBe(false)
    current.set(at('a', 't1'))
    expect(watch.place().isSettled).toBe(true)
  })
})
