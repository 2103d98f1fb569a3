import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutFrom, STANDARD_LAYOUT } from '../../shared/meeting/layout.ts'
import { gridBounds, measuresFor, pageGrid } from '../../shared/summary/page-grid.ts'

test('43 characters on 38 lines by the standard layout, as in the example', () => {
  expect(pageGrid(STANDARD_LAYOUT)).toEqual({ characters: 43, lines: 38 })
})

test.each([
  ['a town', { textSize: 11, marginLeft: 30, marginRight: 17 }, { characters: 42, lines: 40 }],
  [
    'a court',
    { textSize: 12, marginTop: 35, marginBottom: 27, marginLeft: 30, marginRight: 17.5 },
    { characters: 37, lines: 26 },
  ],
])('the grid of %s is kept', (_, measures, grid) => {
  const layout = layoutFrom(measures)
  expect(pageGrid(layoutFrom({ ...measures, ...measuresFor(layout, grid) }))).toEqual(grid)
})

test('every grid within the bounds can be had', () => {
  const margin = fc.integer({ min: 5, max: 60 })
  const paper = fc.record({
    marginTop: margin,
    marginBottom: margin,
    marginLeft: margin,
    marginRight: margin,
    textSize: fc.double({ min: 8, max: 20, noNaN: true }),
  })
  fc.assert(
    fc.property(paper, fc.double({ min: 0, max: 1, noNaN: true }), (measures, share) => {
      const layout = layoutFrom(measures)
      const within = ([min, max]: readonly [number, number]) => Math.round(min + (max - min) * share)
      const { characters, lines } = gridBounds(layout)
      const grid = { characters: within(characters), lines: within(lines) }
      const made = pageGrid(layoutFrom({ ...measures, ...measuresFor(layout, grid) }))
      expect(made.characters).toBe(grid.characters)
      expect(made.lines).toBe(grid.lines)
    }),
  )
})
