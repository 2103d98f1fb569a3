import { expect, test } from 'vitest'
import {
  afterLayout,
  firstPage,
  HOLD_MS,
  showEntry,
  showPage,
  TURN_MS,
  turnBy,
} from '../../../client/projector/page-turner.ts'

const pages = [['a', 'b'], ['c', 'd'], ['e']]

test('pages turn after their time and begin again after the last', () => {
  const first = firstPage(pages, 0)
  expect(first).toEqual({ page: 0, anchor: 'a', turnAtMs: TURN_MS })
  const last = turnBy(turnBy(first, 1, pages, 0), 1, pages, 0)
  expect(last.page).toBe(2)
  expect(turnBy(last, 1, pages, 0).page).toBe(0)
  expect(turnBy(first, -1, pages, 0).page).toBe(2)
})

test('the page of a new entry is shown and held for longer', () => {
  const shown = showEntry(firstPage(pages, 0), 'd', pages, 100)
  expect(shown).toEqual({ page: 1, anchor: 'c', turnAtMs: 100 + HOLD_MS })
})

test('an entry that stands on no page changes nothing', () => {
  const first = firstPage(pages, 0)
  expect(showEntry(first, 'z', pages, 100)).toBe(first)
})

test('a new layout stays at what is being read', () => {
  const second = turnBy(firstPage(pages, 0), 1, pages, 0)
  expect(afterLayout(second, [['a'], ['b'], ['c', 'd'], ['e']]).page).toBe(2)
})

test('when what was being read is gone, the page stays within the pages that are left', () => {
  const last = turnBy(firstPage(pages, 0), 2, pages, 0)
  expect(afterLayout(last, [['a', 'b']])).toMatchObject({ page: 0, anchor: 'a' })
})

test('a page beyond the last counts on from the first', () => {
  expect(showPage(4, pages, 0).page).toBe(1)
  expect(showPage(4, [], 0).page).toBe(0)
})
