import { describe, expect, test } from 'vitest'
import { HAND_MS, HOLD_MS } from '../../../client/projector/turn-at.ts'
import { ALPHABET, begun, led, newest, Screen, stopped, TURN_MS, theme } from '../../support/room-screen.ts'

const PAGES = ['abcd|efgh', 'ijkl|mnop', 'qrst']

describe('the round', () => {
  test('turns pages after their time and begins again after the last, whenever a screen joins', () => {
    const early = new Screen()
    for (const [turn, page] of [0, 1, 2, 0, 1].entries()) {
      expect(early.at(turn * TURN_MS)).toBe(PAGES[page])
      expect(early.at((turn + 1) * TURN_MS - 1)).toBe(PAGES[page])
      expect(new Screen({}, turn * TURN_MS + 7).at(turn * TURN_MS + 7)).toBe(PAGES[page])
    }
  })

  test('goes at the pace that the lead has set; what is held is never held for less', () => {
    const slow = new Screen({ round: { ...begun, turnMs: 60_000 } })
    expect([slow.at(59_999), slow.at(60_000)]).toEqual([PAGES[0], PAGES[1]])
    const arrived = new Screen({ round: { ...newest('k', 1_000), turnMs: 60_000 } })
    expect([arrived.at(1_000), arrived.at(60_999), arrived.at(61_000)]).toEqual([
      PAGES[1],
      PAGES[1],
      PAGES[2],
    ])
  })

  test('leaves a single page, which is not turned away at once when a second one comes', () => {
    const one = new Screen({ groups: [theme('one', 'a b')] })
    expect([one.at(10.5 * TURN_MS), one.turns, one.turner.shown.turnAtMs]).toEqual(['ab', 1, null])
    one.write('a3 b2 c d e f g h', 10.6 * TURN_MS)
    expect([one.at(10.6 * TURN_MS), one.turns]).toEqual(['a|bcd', 1])
    expect(one.at(11 * TURN_MS)).toBe(
      new Screen({ groups: [theme('one', 'a3 b2 c d e f g h')] }, 11 * TURN_MS).at(11 * TURN_MS),
    )
  })

  test('shows a new entry’s page and holds it for longer, then goes on from it', () => {
    const screen = new Screen().tell({ round: newest('k', 100) }, 100)
    expect([screen.at(100), screen.at(99 + HOLD_MS)]).toEqual([PAGES[1], PAGES[1]])
    expect(screen.at(100 + HOLD_MS)).toBe(PAGES[2])
  })

  test('turns nothing for a new entry on the page that is shown, but holds it, nor for one on no page', () => {
    const screen = new Screen().tell({ round: newest('c', 14_000) }, 14_000)
    expect([screen.at(TURN_MS), screen.turns]).toEqual([PAGES[0], 1])
    expect(screen.at(14_000 + HOLD_MS)).toBe(PAGES[1])
    expect(new Screen().tell({ round: newest('z', 100) }, 100).at(100)).toBe(PAGES[0])
  })

  test('does not turn at once because the newest entry goes', () => {
    const screen = new Screen().tell({ round: newest('k', 100) }, 100)
    screen.write(ALPHABET.replace(' k', ''), 200)
    expect([screen.at(200), screen.turns]).toEqual(['ijl|mnop', 2])
  })

  test('holds a page that the lead chose; meanwhile a new entry turns nothing', () => {
    const screen = new Screen().tell({ round: led(1, 50) }, 50)
    screen.tell({ round: newest('b', 49 + HAND_MS, led(1, 50)) }, 49 + HAND_MS)
    expect(screen.at(49 + HAND_MS)).toBe(PAGES[1])
    expect(screen.at(50 + HAND_MS)).toBe(PAGES[2])
    expect(screen.tell({ round: newest('b', 60 + HAND_MS, led(1, 50)) }, 60 + HAND_MS).at(60 + HAND_MS)).toBe(
      PAGES[0],
    )
  })

  test('holds a chosen page for longer while an entry comes to it', () => {
    const screen = new Screen().tell({ round: newest('k', 29_000, led(1, 0)) }, 29_000)
    expect([screen.at(28_999 + HOLD_MS), screen.at(29_000 + HOLD_MS)]).toEqual([PAGES[1], PAGES[2]])
  })

  test('finds the lead’s page by what it begins with, on pages of every shape', () => {
    expect(new Screen({ round: led(1, 0, 'q') }).at(0)).toBe(PAGES[2])
    expect(new Screen({ round: led(1, 0, 'q'), columns: 1 }).at(0)).toBe('qrst')
    expect(new Screen({ round: led(1, 0, 'k/2') }).at(0)).toBe(PAGES[1])
    expect(new Screen({ round: led(1, 0, 'gone') }).at(0)).toBe(PAGES[1])
  })

  test('counts on from the first page beyond the last', () => {
    expect(new Screen({ round: led(4, 0) }).at(0)).toBe(PAGES[1])
    expect(new Screen({ round: led(4, 0), groups: [] }).turner.shown.page).toBe(0)
  })

  test('stands still where the lead stopped it, or turned it since, and goes on from there', () => {
    const screen = new Screen({}, TURN_MS)
    expect(screen.tell(stopped(TURN_MS + 10), TURN_MS + 10).at(50 * TURN_MS)).toBe(PAGES[1])
    const round = { ...begun, sinceMs: begun.sinceMs + 49 * TURN_MS - 10 }
    screen.tell({ round, paused: false }, 50 * TURN_MS)
    expect([screen.at(50 * TURN_MS), screen.turns]).toEqual([PAGES[1], 1])
    expect(new Screen(stopped(60, led(2, 50))).at(70 * TURN_MS)).toBe(PAGES[2])
  })
})

describe('what is done at this screen', () => {
  test('turns pages there, round the end, until the lead does something', () => {
    const screen = new Screen().turn(-1, 50)
    expect([screen.at(50), screen.at(49 + HAND_MS)]).toEqual([PAGES[2], PAGES[2]])
    expect(screen.turn(1, 60).at(60)).toBe(PAGES[0])
    expect(screen.tell({ round: led(1, 70) }, 70).at(70)).toBe(PAGES[1])
  })

  test('is not turned away by a new entry at once', () => {
    const screen = new Screen().turn(1, 50)
    expect(screen.tell({ round: newest('b', 60) }, 60).at(60)).toBe(PAGES[1])
    expect(screen.tell({ round: newest('c', 50 + HAND_MS) }, 50 + HAND_MS).at(50 + HAND_MS)).toBe(PAGES[0])
  })

  test('is undone by joining the others', () => {
    expect(new Screen().turn(1, 50).rejoin(60).at(60)).toBe(PAGES[0])
  })

  test('stops the page as it is read; new entries turn nothing, the lead does', () => {
    const screen = new Screen({}, TURN_MS).tell({ paused: true }, TURN_MS + 50)
    expect([screen.at(TURN_MS + 50), screen.turns]).toEqual([PAGES[1], 1])
    screen.tell({ round: newest('a', 90_000) }, 90_000)
    expect([screen.at(100_000), screen.turns]).toEqual([PAGES[1], 1])
    expect(screen.tell({ round: led(2, 110_000) }, 110_000).at(900_000)).toBe(PAGES[2])
    screen.tell({ round: newest('a', 950_000, led(2, 110_000)) }, 950_000)
    expect(screen.at(960_000)).toBe(PAGES[2])
  })

  test('goes on with the others after a stop, at once when they show something new, else at the next turn', () => {
    const screen = new Screen().tell({ paused: true }, 50)
    expect([screen.tell({ paused: false }, 60).at(60), screen.turns]).toEqual([PAGES[0], 1])
    expect(screen.at(TURN_MS)).toBe(PAGES[1])
    screen.tell({ paused: true }, TURN_MS + 1)
    const round = newest('q', TURN_MS + 2)
    expect(screen.tell({ round, paused: false }, TURN_MS + 3).at(TURN_MS + 3)).toBe(PAGES[2])
  })

  test('begins something else at its first page', () => {
    expect(new Screen().turn(1, 50).tell({ subject: 'other' }, 60).at(60)).toBe(PAGES[0])
  })

  test('is there again after a reload, unless the lead or a new entry has turned since', () => {
    const screen = new Screen().turn(1, 50)
    expect(screen.reload({}, 70).at(70)).toBe(PAGES[1])
    expect(screen.reload({}, 70).turn(1, 80).at(80)).toBe(PAGES[2])
    expect(screen.reload({ round: led(2, 60) }, 70).at(70)).toBe(PAGES[2])
    expect(screen.reload({ subject: 'other' }, 70).at(70)).toBe(PAGES[0])
    const after = 50 + HAND_MS
    expect(screen.reload({ round: newest('q', after) }, after).at(after)).toBe(PAGES[2])
    expect(screen.tell({ paused: true }, 90).reload({}, 900_000).at(900_000)).toBe(PAGES[1])
  })
})
