import { describe, expect, test } from 'vitest'
import { keysOnPage, layFor } from '../../../client/projector/layout.ts'
import {
  keptOf,
  opened,
  rejoined,
  type ToShow,
  type Turner,
  turnedBy,
  turnerAfter,
} from '../../../client/projector/page-turner.ts'
import type { SceneGroup } from '../../../client/projector/scene.ts'
import { HAND_MS, HOLD_MS } from '../../../client/projector/turn-at.ts'
import type { Round } from '../../../shared/outline/round.ts'

/** A theme whose entries are named by letters; `a3` is three lines high. */
function theme(id: string, entries: string): SceneGroup {
  const mark = { id, number: 1, label: id, hue: 1 }
  const at = '2021-05-27T03:00:00Z'
  const of = entries.split(' ').filter(Boolean)
  return {
    id,
    kind: 'theme',
    mark,
    entries: of.map(each => ({
      id: each.charAt(0),
      kind: 'opinion',
      text: each,
      at,
      status: 'draft',
      speaker: '',
    })),
  }
}

const START = 1_000_000
const TURN_MS = 15_000
const begun: Round = {
  page: 0,
  anchor: '',
  begunMs: START,
  turnMs: TURN_MS,
  sinceMs: START,
  byHand: false,
  newest: null,
  stoppedAtMs: null,
}
const ALPHABET = 'a b c d e f g h i j k l m n o p q r s t'
const PAGES = ['abcd|efgh', 'ijkl|mnop', 'qrst']

/** So many columns of five lines; a heading takes one, an entry as many as its digit says, or one. */
function layOf(groups: readonly SceneGroup[], columns: number) {
  const heightOf = (key: string) =>
    key.startsWith('e ') ? Number(/\d/.exec(key.split('\n')[1] ?? '')?.[0] ?? 1) : 1
  return layFor({ groups, shape: 'columns', columns, columnHeight: 5, gap: 0, heightOf })
}

type Told = Partial<Omit<ToShow, 'lay'>> & {
  readonly groups?: readonly SceneGroup[]
  readonly columns?: number
}

/** A screen of the room, at so many milliseconds after the start. */
class Screen {
  turner: Turner
  #told: Told

  constructor(told: Told = {}, ms = 0, kept: ReturnType<typeof keptOf> | null = null) {
    this.#told = told
    this.turner = opened(this.#toShow(), kept, START + ms)
  }

  tell(told: Told, ms: number): this {
    this.#told = { ...this.#told, ...told }
    this.turner = turnerAfter(this.turner, this.#toShow(), START + ms)
    return this
  }

  /** Entries as they are now, in one theme. */
  write(entries: string, ms: number, round = this.turner.toShow.round): this {
    return this.tell({ groups: [theme('one', entries)], round }, ms)
  }

  turn(step: number, ms: number): this {
    this.turner = turnedBy(this.turner, step, START + ms)
    return this
  }

  rejoin(ms: number): this {
    this.turner = rejoined(this.turner, START + ms)
    return this
  }

  /** As it was left, opened anew. */
  reload(told: Told, ms: number): Screen {
    return new Screen({ ...this.#told, ...told }, ms, keptOf(this.turner))
  }

  /** What stands in the columns of the page that is shown: `ab|cd`. */
  at(ms: number): string {
    this.turner = turnerAfter(this.turner, this.turner.toShow, START + ms)
    const { layout, page } = this.turner.shown
    const column = (at: number) => ({ ...layout, pages: [[layout.pages[page]?.[at] ?? []]] })
    return (layout.pages[page] ?? []).map((_, at) => keysOnPage(column(at), 0).join('')).join('|')
  }

  get turns(): number {
    return this.turner.shown.turns
  }

  #toShow(): ToShow {
    const { groups = [theme('one', ALPHABET)], columns = 2, ...told } = this.#told
    return { metrics: '', subject: 's', round: begun, paused: false, ...told, lay: layOf(groups, columns) }
  }
}

const newest = (id: string, ms: number, round = begun): Round => ({
  ...round,
  newest: { id, atMs: START + ms },
})
/** The lead turns to a page. */
const led = (page: number, ms: number, anchor = ''): Round => ({
  ...begun,
  page,
  anchor,
  begunMs: START + ms,
  turnMs: TURN_MS,
  sinceMs: START + ms,
  byHand: true,
})
const stopped = (ms: number, round = begun): Told => ({
  round: { ...round, stoppedAtMs: START + ms },
  paused: true,
})

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

describe('what is being read stays in its place', () => {
  const second = () => new Screen({}, TURN_MS)
  const edited = (entries: string) => second().write(entries, TURN_MS + 10)
  const shown = (screen: Screen) => screen.at(TURN_MS + 10)

  test('when entries come or go on earlier pages', () => {
    expect(shown(edited('a b X Y c d e f g h i j k l m n o p q r s t'))).toBe('ijkl|mnop')
    expect(shown(edited('a b f g h i j k l m n o p q r s t'))).toBe('ijkl|mnop')
  })

  test('when an entry is left out: what follows in its column moves up, nothing else', () => {
    expect(shown(edited('a b c d e f g h i k l m n o p q r s t'))).toBe('ikl|mnop')
    expect(shown(edited('a b c d e f g h j k l m n o p q r s t'))).toBe('jkl|mnop')
  })

  test('when an entry grows: what no longer fits goes on in the next column', () => {
    const screen = edited('a b c d e f g h i j2 k l m n o p q r s t')
    expect([shown(screen), screen.turns]).toEqual(['ijk|lmno', 1])
  })

  test('when a short page’s last column has room, without the next page’s entries', () => {
    expect(shown(edited('a b c d e f g h i j k l m n o q r s t'))).toBe('ijkl|mno')
  })

  test('when a new entry comes to it', () => {
    const screen = second()
    screen.write(ALPHABET.replace(' k', '').replace('b', 'b X Y'), TURN_MS + 5)
    screen.write(ALPHABET.replace('b', 'b X Y'), TURN_MS + 10, newest('k', TURN_MS + 10))
    expect([shown(screen), screen.turns]).toEqual(['ijkl|mnop', 1])
  })

  test('also on a page that was chosen or stopped', () => {
    const entries = 'a b X Y c d e f g h i j k l m n o p q r s t'
    expect(new Screen().turn(1, 5).write(entries, 10).at(10)).toBe('ijkl|mnop')
    expect(new Screen({ round: led(1, 0) }).write(entries, 10).at(10)).toBe('ijkl|mnop')
    expect(second().tell(stopped(TURN_MS), TURN_MS).write(entries, 900_000).at(900_000)).toBe('ijkl|mnop')
  })

  test('until the next turn: then all screens show the same again', () => {
    const entries = 'a b X Y c d e f g h i j k l m n o p q r s t'
    const late = new Screen({ groups: [theme('one', entries)] }, TURN_MS + 20)
    const early = edited(entries)
    expect([early.at(TURN_MS + 20), late.at(TURN_MS + 20)]).toEqual(['ijkl|mnop', 'ghij|klmn'])
    for (const turn of [2, 3, 4]) expect(early.at(turn * TURN_MS)).toBe(late.at(turn * TURN_MS))
  })

  test('until a key turns: then pages are full again, and nothing was left out', () => {
    const entries = 'a b X Y c d e f g h i j k l m n o p q r s t'
    const turned = (step: number) => shown(edited(entries).turn(step, TURN_MS + 10))
    expect([turned(-1), turned(1)]).toEqual(['ghij|klmn', 'opqr|st'])
  })

  test('unless nothing of it is left: then the page at its place is shown', () => {
    expect(shown(edited('a b c d e f g h q r s t'))).toBe('qrst')
  })

  test('but what all fits on one page stands there', () => {
    const screen = new Screen({ groups: [theme('one', ''), theme('two', 'a b')] })
    expect(screen.tell({ groups: [theme('one', 'x y'), theme('two', 'a b')] }, 10).at(10)).toBe('xy|ab')
  })

  test('and heights that have changed lay it out anew around what comes first', () => {
    const groups = [theme('one', 'a2 b2 c2 d2 e2 f2 g2 h2 i2 j2 k2 l2 m2')]
    expect(shown(second().tell({ groups, metrics: 'larger' }, TURN_MS + 10))).toBe('ij|kl')
  })
})
