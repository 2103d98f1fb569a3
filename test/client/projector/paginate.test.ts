import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Column,
  type FlowBox,
  type FlowGroup,
  type HeldPlaces,
  type Page,
  paginate,
  paginateEvenly,
} from '../../../client/projector/paginate.ts'

const group = fc.record({
  heading: fc.integer({ min: 20, max: 90 }),
  continued: fc.integer({ min: 20, max: 90 }),
  entries: fc.array(fc.integer({ min: 30, max: 400 }), { maxLength: 12 }),
})
const groups = fc.array(group, { maxLength: 12 })
const box = fc.record({
  columnHeight: fc.integer({ min: 300, max: 1000 }),
  columns: fc.integer({ min: 1, max: 3 }),
  gap: fc.integer({ min: 0, max: 40 }),
})

function heightOf(column: Column, of: readonly FlowGroup[], gap: number): number {
  return column.reduce((sum, piece, index) => {
    const flow = of[piece.group]
    const heading = (piece.from === 0 ? flow?.heading : flow?.continued) ?? 0
    const entries = flow?.entries.slice(piece.from, piece.to).reduce((total, each) => total + each, 0) ?? 0
    return sum + (index === 0 ? 0 : gap) + heading + entries
  }, 0)
}

function entriesIn(pages: readonly Page[]): string[] {
  return pages.flat(2).flatMap(piece => {
    const places = Array.from({ length: piece.to - piece.from }, (_, index) => piece.from + index)
    return places.map(place => `${piece.group}:${place}`)
  })
}

function entriesOf(of: readonly FlowGroup[]): string[] {
  return of.flatMap((flow, index) => flow.entries.map((_, place) => `${index}:${place}`))
}

for (const [name, layout] of [
  ['flowing', paginate],
  ['evenly filled', paginateEvenly],
] as const)
  describe(`${name} pages`, () => {
    const holds = (check: (of: readonly FlowGroup[], box: FlowBox, pages: Page[]) => void) =>
      fc.assert(
        fc.property(groups, box, (of, each) => {
          check(of, each, layout(of, each))
        }),
      )

    test('show every entry exactly once and in order', () => {
      holds((of, _, pages) => {
        expect(entriesIn(pages)).toEqual(entriesOf(of))
      })
    })

    test('show the heading of every group exactly once without “continued”', () => {
      holds((of, _, pages) => {
        const opened = pages.flat(2).filter(piece => piece.from === 0)
        expect(opened.map(piece => piece.group)).toEqual(of.map((_each, index) => index))
      })
    })

    test('never fill a column above its height unless with one entry alone', () => {
      holds((of, each, pages) => {
        for (const column of pages.flat()) {
          const entries = column.reduce((sum, piece) => sum + piece.to - piece.from, 0)
          if (entries > 1) expect(heightOf(column, of, each.gap)).toBeLessThanOrEqual(each.columnHeight)
        }
      })
    })

    test('never leave a heading at the foot of a column without two entries or all it has', () => {
      holds((of, _, pages) => {
        for (const column of pages.flat())
          for (const piece of column.slice(1))
            expect(piece.to - piece.from).toBeGreaterThanOrEqual(
              Math.min(2, of[piece.group]?.entries.length ?? 0),
            )
      })
    })

    test('hold no empty column and no more columns than the box', () => {
      holds((_of, each, pages) => {
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(each.columns)
          for (const column of page) expect(column.length).toBeGreaterThan(0)
        }
      })
    })
  })

test('evenly filled pages are as many as flowing ones', () => {
  fc.assert(
    fc.property(group, box, (one, each) => {
      expect(paginateEvenly([one], each)).toHaveLength(paginate([one], each).length)
    }),
  )
})

test('nine equal entries of one theme spread over two pages as five and four', () => {
  const one = { heading: 100, continued: 100, entries: Array<number>(9).fill(100) }
  const pages = paginateEvenly([one], { columnHeight: 850, columns: 1, gap: 0 })
  expect(pages.map(page => page[0])).toEqual([[{ group: 0, from: 0, to: 5 }], [{ group: 0, from: 5, to: 9 }]])
})

describe('a held page', () => {
  const place = fc.record({ group: fc.nat({ max: 11 }), entry: fc.nat({ max: 11 }) })
  const held = fc.record({ columns: fc.array(place, { maxLength: 3 }), next: fc.option(place) })
  const holds = (check: (of: readonly FlowGroup[], box: FlowBox, pages: Page[], held: HeldPlaces) => void) =>
    fc.assert(
      fc.property(groups, box, held, (of, each, kept) => {
        check(of, each, paginate(of, each, kept), kept)
      }),
    )

  test('loses no entry, whatever was held', () => {
    holds((of, _, pages) => {
      expect(entriesIn(pages)).toEqual(entriesOf(of))
    })
  })

  test('never fills a column above its height unless with one entry alone', () => {
    holds((of, each, pages) => {
      for (const column of pages.flat()) {
        const entries = column.reduce((sum, piece) => sum + piece.to - piece.from, 0)
        if (entries > 1) expect(heightOf(column, of, each.gap)).toBeLessThanOrEqual(each.columnHeight)
      }
    })
  })

  test('begins a page where it began, and holds no more columns than the box', () => {
    holds((of, each, pages, { columns: [first] }) => {
      for (const page of pages) expect(page.length).toBeLessThanOrEqual(each.columns)
      const group = first && of[first.group]
      if (!group || first.entry >= Math.max(1, group.entries.length)) return
      const starts = pages.map(page => page[0]?.[0])
      expect(starts).toContainEqual(expect.objectContaining({ group: first.group, from: first.entry }))
    })
  })

  test('stays as it was when an entry in it grows by what its column has left', () => {
    const before = { heading: 50, continued: 50, entries: [100, 100, 100, 100, 100, 100] }
    const after = { ...before, entries: [100, 140, 100, 100, 100, 100] }
    const of = { columnHeight: 300, columns: 3, gap: 0 }
    const kept = { columns: [0, 2, 4].map(entry => ({ group: 0, entry })), next: null }
    expect(paginate([after], of, kept)).toEqual(paginate([before], of))
  })
})
