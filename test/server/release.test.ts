import { expect, test } from 'vitest'
import { parseEntry } from '../../shared/meeting/entry.ts'
import { parseReleaseMode, type ReleaseState, releaseEntries } from '../../shared/outline/release.ts'

const entry = (id: string, text: string) => parseEntry({ id }, text, id)

/** The room's view over time: what it sees after each look. */
function room(mode: 'rest' | 'live' | 'confirmed' = 'rest') {
  let state: ReleaseState | null = null
  return (ms: number, texts: Record<string, string>, ...carets: string[]) => {
    const entries = Object.entries(texts).map(([id, text]) => entry(id, text))
    const released = releaseEntries(state, entries, { mode, carets: new Set(carets), ms })
    state = released.state
    return {
      texts: Object.fromEntries(released.entries.map(each => [each.id, each.text])),
      dueAtMs: released.dueAtMs,
    }
  }
}

test('what stands there at the first look is shown, but for an entry in which somebody types', () => {
  const look = room()
  expect(look(10_000, { a: '済', b: '途中' }, 'b')).toEqual({ texts: { a: '済' }, dueAtMs: 12_000 })
})

test('a new entry appears once its caret has left and its text has settled', () => {
  const look = room()
  look(0, {})
  expect(look(1_000, { a: 'あ' }, 'a').texts).toEqual({})
  expect(look(1_500, { a: 'あい' }, 'a').texts).toEqual({})
  expect(look(1_800, { a: 'あい' }).texts).toEqual({ a: 'あい' })
})

test('the first letter of a new entry does not slip out before the caret is known', () => {
  const look = room()
  look(0, {})
  expect(look(1_000, { a: 'k' })).toEqual({ texts: {}, dueAtMs: 1_300 })
  expect(look(1_001, { a: 'k' }, 'a')).toEqual({ texts: {}, dueAtMs: 3_000 })
})

test('a text that rests for two seconds is shown although the caret stays', () => {
  const look = room()
  look(0, {})
  look(1_000, { a: 'あ' }, 'a')
  expect(look(2_999, { a: 'あ' }, 'a').texts).toEqual({})
  expect(look(3_000, { a: 'あ' }, 'a')).toEqual({ texts: { a: 'あ' }, dueAtMs: null })
})

test('an entry shown before keeps its old text while it is being changed', () => {
  const look = room()
  look(0, { a: '古い' })
  expect(look(5_000, { a: '古' }, 'a').texts).toEqual({ a: '古い' })
  expect(look(6_000, { a: '新しい' }, 'a')).toEqual({ texts: { a: '古い' }, dueAtMs: 8_000 })
  expect(look(8_000, { a: '新しい' }, 'a').texts).toEqual({ a: '新しい' })
})

test('a removed entry is gone at once, and in live mode nothing is held', () => {
  const look = room()
  look(0, { a: 'あ' })
  expect(look(1, {}, 'a').texts).toEqual({})
  expect(room('live')(0, { a: 'あ' }, 'a').texts).toEqual({ a: 'あ' })
})

test('an unknown setting is the careful one', () => {
  expect(parseReleaseMode('live')).toBe('live')
  expect(parseReleaseMode({})).toBe('rest')
})
