import { describe, expect, test } from 'vitest'
import { Awake, type Awakened } from '../../server/sync/awake.ts'
import { Rest } from '../../server/sync/rest.ts'
import { RoomDocument } from '../../server/sync/room-document.ts'
import { TypingRuns } from '../../server/sync/typing-runs.ts'
import { FakeClock } from '../support/fake-clock.ts'

const REST_MS = 3_000
const LARGE_REST_MS = 60_000

/** A document that has been used just now. */
function setUp({
  bytes = 1_000,
  mayRest = (): boolean => true,
  isFollowed = false,
  clock = new FakeClock(),
  awake = new Awake(clock),
} = {}) {
  const document = new RoomDocument({
    updates: [],
    mayLack: false,
    runs: new TypingRuns(),
    onUpdate: () => {},
  })
  const rest = new Rest({ document, clock, awake, mayRest, isFollowed: () => isFollowed, bytes: () => bytes })
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

describe('while the server holds many documents', () => {
  const MANY_BYTES = 200 * 1024
  const MANY = 21

  function setUpMany({ isFollowed = false, bytes = MANY_BYTES } = {}) {
    const clock = new FakeClock()
    const awake = new Awake(clock)
    const first = setUp({ clock, awake, isFollowed, bytes })
    const wakeOthers = () => {
      for (let others = 0; others < MANY; others++) setUp({ awake, bytes: MANY_BYTES })
    }
    return { ...first, wakeOthers }
  }

  test('one that was not used for a second makes room', () => {
    const { clock, document, wakeOthers } = setUpMany()
    clock.advance(1_000)
    wakeOthers()
    expect(document.isLive).toBe(false)
  })

  test('one that was used just now stays', () => {
    const { clock, document, use, wakeOthers } = setUpMany()
    clock.advance(900)
    use()
    clock.advance(100)
    wakeOthers()
    expect(document.isLive).toBe(true)
  })

  test.each([
    ['followed', { isFollowed: true }],
    ['large', { bytes: 1_000_000 }],
  ])('a %s one, dear to build again, stays', (_, costly) => {
    const { clock, document, wakeOthers } = setUpMany(costly)
    clock.advance(1_000)
    wakeOthers()
    expect(document.isLive).toBe(true)
  })

  test('one that made room and is used again rests in its time', () => {
    const { clock, document, use, wakeOthers } = setUpMany()
    clock.advance(1_000)
    wakeOthers()
    use()
    expect(document.isLive).toBe(true)
    clock.advance(REST_MS)
    expect(document.isLive).toBe(false)
  })
})

test('many rest some milliseconds a turn, the oldest first, and no more than need to', () => {
  const clock = new FakeClock()
  let endTurn = () => {}
  const soon = (run: () => void) => {
    endTurn = run
  }
  const awake = new Awake({ elapsedMs: clock.elapsedMs, soon })
  const rested: number[] = []
  let isUnused = false
  for (let at = 0; at <= 10; at++) {
    isUnused = at === 10
    const document: Awakened = {
      restableBytes: () => 1024 * 1024,
      restEarly: () => {
        if (!isUnused) return false
        rested.push(at)
        awake.delete(document)
        clock.advance(2)
        return true
      },
    }
    awake.add(document)
  }
  const byTurn = [rested.length]
  for (let turn = 0; turn < 4; turn++) {
    endTurn()
    byTurn.push(rested.length)
  }
  expect(rested).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(byTurn).toEqual([2, 4, 6, 7, 7])
})

test('few documents stay for their whole time, whoever else comes', () => {
  const clock = new FakeClock()
  const awake = new Awake(clock)
  const { document } = setUp({ clock, awake })
  clock.advance(1_000)
  setUp({ awake })
  expect(document.isLive).toBe(true)
})
