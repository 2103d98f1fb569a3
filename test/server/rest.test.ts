import { expect, test } from 'vitest'
import { Rest } from '../../server/sync/rest.ts'
import { RoomDocument } from '../../server/sync/room-document.ts'
import { TypingRuns } from '../../server/sync/typing-runs.ts'
import { FakeClock } from '../support/fake-clock.ts'

const REST_MS = 3_000
const LARGE_REST_MS = 60_000

/** A document that has been used just now. */
function setUp({ bytes = 1_000, mayRest = (): boolean => true, isFollowed = false } = {}) {
  const clock = new FakeClock()
  const document = new RoomDocument({
    updates: [],
    mayLack: false,
    runs: new TypingRuns(),
    onUpdate: () => {},
  })
  const rest = new Rest({ document, clock, mayRest, isFollowed: () => isFollowed, bytes: () => bytes })
  const use = () => {
    rest.postpone()
    document.live()
  }
  use()
  return { clock, document, use, postpone: () => rest.postpone() }
}

test('a document rests once it has not been used for three seconds, however it was used before', () => {
  const { clock, document, use } = setUp()
  clock.advance(2_000)
  use()
  clock.advance(REST_MS - 1)
  expect(document.isLive).toBe(true)
  clock.advance(1)
  expect(document.isLive).toBe(false)
})

test('a large document stays for a minute', () => {
  const { clock, document } = setUp({ bytes: 1_000_000 })
  clock.advance(LARGE_REST_MS - 1)
  expect(document.isLive).toBe(true)
  clock.advance(1)
  expect(document.isLive).toBe(false)
})

test('one that somebody follows stays for a minute as well', () => {
  const { clock, document } = setUp({ isFollowed: true })
  clock.advance(LARGE_REST_MS - 1)
  expect(document.isLive).toBe(true)
  clock.advance(1)
  expect(document.isLive).toBe(false)
})

test('what is not yet on disk keeps it from resting', () => {
  let isSaved = false
  const { clock, document } = setUp({ mayRest: () => isSaved })
  clock.advance(REST_MS)
  expect(document.isLive).toBe(true)
  isSaved = true
  clock.advance(REST_MS)
  expect(document.isLive).toBe(false)
})

test('a document of which newcomers were only given what is stored is packed again', () => {
  const { clock, document, postpone } = setUp()
  document.live().getText('t').insert(0, '長い記録。'.repeat(2_000))
  clock.advance(REST_MS)
  expect(document.isAtRest).toBe(true)
  document.answer(Uint8Array.of(0))
  postpone()
  expect(document.isLive).toBe(false)
  expect(document.isAtRest).toBe(false)
  clock.advance(REST_MS)
  expect(document.isAtRest).toBe(true)
})
