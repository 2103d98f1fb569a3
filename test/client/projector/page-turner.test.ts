import { describe, expect, test } from 'vitest'
import { keysOnPage, layoutOf, pageWith } from '../../../client/projector/layout.ts'
import {
  afterChange,
  afterResize,
  type Lay,
  type Turner,
  turnTo,
  UNOPENED,
} from '../../../client/projector/page-turner.ts'
import type { SceneGroup } from '../../../client/projector/scene.ts'

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

/** Two columns of five lines; a heading takes one, an entry as many as its digit says, or one. */
function lay(...groups: SceneGroup[]): Lay {
  const heightOf = (key: string) =>
    key.startsWith('e ') ? Number(/\d/.exec(key.split('\n')[1] ?? '')?.[0] ?? 1) : 1
  const measured = { groups, shape: 'columns' as const, columns: 2, columnHeight: 5, gap: 0, heightOf }
  return held => layoutOf(measured, held)
}

/** What stands in the columns of the page that is shown: `ab|cd`. */
function shown({ layout, page }: Turner): string {
  const column = (at: number) => ({ ...layout, pages: [[layout.pages[page]?.[at] ?? []]] })
  return (layout.pages[page] ?? []).map((_, at) => keysOnPage(column(at), 0).join('')).join('|')
}

const opened = (with_: Lay) => afterResize(UNOPENED, with_)
const alphabet = theme('one', 'a b c d e f g h i j k l m n o p q r s t')

const turnBy = (turner: Turner, step: number, with_: Lay) => {
  const layout = with_(null)
  const first = keysOnPage(turner.layout, turner.page + step)[0] ?? ''
  return turnTo(turner, layout, pageWith(first, layout))
}

describe('another page', () => {
  const pages = lay(alphabet)

  test('comes up full, and counts as a turn', () => {
    const first = opened(pages)
    const second = turnTo(first, pages(null), 1)
    expect([shown(first), shown(second)]).toEqual(['abcd|efgh', 'ijkl|mnop'])
    expect([second.turns - first.turns, second.anchor]).toEqual([1, 'i'])
  })

  test('is found again by what comes first, and is the first one when that is gone', () => {
    const second = turnTo(opened(pages), pages(null), 1)
    expect(shown(afterResize({ ...second, page: 0 }, pages))).toBe('ijkl|mnop')
    expect(shown(afterResize({ ...second, anchor: 'z', page: 0 }, pages))).toBe('abcd|efgh')
  })
})

describe('what is being read stays in its place', () => {
  const second = turnBy(opened(lay(alphabet)), 1, lay(alphabet))
  const edited = (entries: string) => afterChange(second, lay(theme('one', entries)))

  test('when entries come or go on earlier pages', () => {
    expect(shown(edited('a b X Y c d e f g h i j k l m n o p q r s t'))).toBe('ijkl|mnop')
    expect(shown(edited('a b f g h i j k l m n o p q r s t'))).toBe('ijkl|mnop')
  })

  test('when an entry is left out: what follows in its column moves up, nothing else', () => {
    expect(shown(edited('a b c d e f g h i k l m n o p q r s t'))).toBe('ikl|mnop')
    expect(shown(edited('a b c d e f g h j k l m n o p q r s t'))).toBe('jkl|mnop')
  })

  test('when an entry grows: what no longer fits goes on in the next column', () => {
    expect(shown(edited('a b c d e f g h i j2 k l m n o p q r s t'))).toBe('ijk|lmno')
    expect(edited('a b c d e f g h i j2 k l m n o p q r s t').turns).toBe(second.turns)
  })

  test('when a short page’s last column has room, without the next page’s entries', () => {
    expect(shown(edited('a b c d e f g h i j k l m n o q r s t'))).toBe('ijkl|mno')
  })

  test('until the next turn: then pages are full again, and nothing was left out', () => {
    const entries = 'a b X Y c d e f g h i j k l m n o p q r s t'
    const pages = lay(theme('one', entries))
    const seen = [shown(turnBy(edited(entries), -1, pages)), shown(turnBy(edited(entries), 1, pages))]
    expect(seen).toEqual(['ghij|klmn', 'opqr|st'])
  })

  test('unless nothing of it is left: then the page at its place is shown', () => {
    expect(shown(edited('a b c d e f g h q r s t'))).toBe('qrst')
  })

  test('but what all fits on one page stands there', () => {
    const two = lay(theme('one', ''), theme('two', 'a b'))
    const more = lay(theme('one', 'x y'), theme('two', 'a b'))
    expect(shown(afterChange(opened(two), more))).toBe('xy|ab')
  })

  test('and heights that have changed lay it out anew around what comes first', () => {
    const larger = lay(theme('one', 'a2 b2 c2 d2 e2 f2 g2 h2 i2 j2 k2 l2 m2'))
    expect(shown(afterResize(second, larger))).toBe('ij|kl')
  })
})
