import { describe, expect, test } from 'vitest'
import { ALPHABET, begun, led, newest, Screen, stopped, TURN_MS, theme } from '../../support/room-screen.ts'

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

  test('and nothing that follows it is passed over when entries before it have gone', () => {
    const entries = 'a f g h i j k l m n o p q r s t'
    const screen = edited(entries)
    expect(shown(screen)).toBe('ijkl|mnop')
    expect(screen.at(2 * TURN_MS)).toBe('mnop|qrst')
    expect(screen.at(2.5 * TURN_MS - 1)).toBe('mnop|qrst')
    const late = new Screen({ groups: [theme('one', entries)] }, 2 * TURN_MS)
    for (const turn of [2.5, 3, 4]) expect(screen.at(turn * TURN_MS)).toBe(late.at(turn * TURN_MS))
  })

  test('nor when pages have become more: this screen goes on at double pace until it is with the others', () => {
    const screen = new Screen({ columns: 1 }, 23 * TURN_MS)
    expect(screen.at(23 * TURN_MS)).toBe('mnop')
    const entries = `${ALPHABET} u v w`
    screen.write(entries, 23 * TURN_MS + 10)
    const late = new Screen({ columns: 1, groups: [theme('one', entries)] }, 24 * TURN_MS)
    const at = (turns: number) => [screen, late].map(each => each.at(turns * TURN_MS))
    expect(at(24)).toEqual(['qrst', 'abcd'])
    screen.write(entries.replace('w', 'w2'), 24.2 * TURN_MS)
    expect([at(24.5), at(25), at(25.5), at(26)]).toEqual([
      ['uvw', 'abcd'],
      ['abcd', 'efgh'],
      ['efgh', 'efgh'],
      ['ijkl', 'ijkl'],
    ])
  })

  test('nor while the pages stand still; a screen that was away joins the others at once', () => {
    const entries = 'a f g h i j k l m n o p q r s t'
    const behind = edited(entries)
    behind.at(2 * TURN_MS)
    behind.tell(stopped(2 * TURN_MS + 10), 2 * TURN_MS + 10)
    expect(behind.at(9 * TURN_MS)).toBe('mnop|qrst')
    const round = { ...begun, sinceMs: begun.sinceMs + 7 * TURN_MS - 10 }
    behind.tell({ round, paused: false }, 9 * TURN_MS)
    expect([behind.at(9 * TURN_MS), behind.at(10 * TURN_MS)]).toEqual(['mnop|qrst', 'afgh|ijkl'])
    const away = edited(entries)
    expect(away.at(4 * TURN_MS)).toBe('afgh|ijkl')
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
