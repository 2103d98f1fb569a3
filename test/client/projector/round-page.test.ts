import { expect, test } from 'vitest'
import {
  HAND_MS,
  HOLD_MS,
  standingAt,
  TURN_MS,
  turnAt,
  turnedBy,
} from '../../../client/projector/round-page.ts'
import type { Round } from '../../../shared/outline/round.ts'

const pages = [['a', 'b'], ['c', 'd'], ['e']]
const START = 1_000_000
const begun: Round = { page: 0, anchor: '', sinceMs: START, isByHand: false, newest: null, stoppedAtMs: null }

/** The page at so many milliseconds after the start. */
const pageAt = (ms: number, round: Round = begun, local: Parameters<typeof turnAt>[0]['local'] = null) =>
  turnAt({ round, local, isTurning: round.stoppedAtMs === null }, pages, START + ms).page

test('pages turn after their time and begin again after the last, whenever a screen joins', () => {
  expect([0, 1, 2, 3, 4].map(turn => pageAt(turn * TURN_MS))).toEqual([0, 1, 2, 0, 1])
  expect(pageAt(TURN_MS - 1)).toBe(0)
  expect(turnAt({ round: begun, local: null, isTurning: true }, pages, START + TURN_MS).turnAtMs).toBe(
    START + 2 * TURN_MS,
  )
})

test('a single page does not turn', () => {
  const one = turnAt({ round: begun, local: null, isTurning: true }, [['a']], START + 100 * TURN_MS)
  expect(one).toMatchObject({ page: 0, turnAtMs: null })
})

test('the page of a new entry is shown and held for longer, then the pages go on from it', () => {
  const round = { ...begun, newest: { id: 'd', atMs: START + 100 } }
  expect(pageAt(100, round)).toBe(1)
  expect(pageAt(99 + HOLD_MS, round)).toBe(1)
  expect(pageAt(100 + HOLD_MS, round)).toBe(2)
})

test('a new entry that is on no page changes nothing', () => {
  expect(pageAt(100, { ...begun, page: 2, newest: { id: 'z', atMs: START + 100 } })).toBe(2)
})

test('the lead’s page is found by what it begins with, also where the pages are other ones', () => {
  const led = { ...begun, page: 1, anchor: 'e' }
  expect(pageAt(0, led)).toBe(2)
  expect(
    turnAt({ round: led, local: null, isTurning: true }, [['a'], ['b'], ['c'], ['d', 'e']], START).page,
  ).toBe(3)
  expect(pageAt(0, { ...begun, page: 1, anchor: 'gone' })).toBe(1)
})

test('a page beyond the last counts on from the first', () => {
  expect(pageAt(0, { ...begun, page: 4 })).toBe(1)
  expect(turnAt({ round: { ...begun, page: 4 }, local: null, isTurning: true }, [], START).page).toBe(0)
})

test('stopped pages stand still where they were, or where the lead turned them since', () => {
  const stopped = { ...begun, stoppedAtMs: START + TURN_MS + 10 }
  expect(pageAt(50 * TURN_MS, stopped)).toBe(1)
  expect(pageAt(50 * TURN_MS, { ...stopped, page: 2, sinceMs: START + 2 * TURN_MS })).toBe(2)
})

test('a page turned at this screen counts until the lead turns, or a new entry comes after a while', () => {
  const local = turnedBy(-1, 0, pages, START + 50)
  expect(local).toEqual({ page: 2, anchor: 'e', sinceMs: START + 50 })
  expect(pageAt(60, begun, local)).toBe(2)
  expect(pageAt(60, { ...begun, page: 1, sinceMs: START + 55 }, local)).toBe(1)
  const later = (ms: number) => ({ ...begun, newest: { id: 'a', atMs: START + ms } })
  expect(pageAt(60, later(55), local)).toBe(2)
  expect(pageAt(50 + HAND_MS, later(50 + HAND_MS), local)).toBe(0)
})

test('nor does a new entry turn away at once what the lead has turned to', () => {
  const led = { ...begun, page: 2, isByHand: true }
  expect(pageAt(HAND_MS - 1, { ...led, newest: { id: 'a', atMs: START + 100 } })).toBe(2)
  expect(pageAt(HAND_MS, { ...led, newest: { id: 'c', atMs: START + HAND_MS } })).toBe(1)
})

test('each turn has a name of its own, which a look in between does not change', () => {
  const id = (ms: number) => turnAt({ round: begun, local: null, isTurning: true }, pages, START + ms).id
  expect(id(0)).toBe(id(TURN_MS - 1))
  expect(new Set([id(0), id(TURN_MS), id(3 * TURN_MS)]).size).toBe(3)
})

test('at a screen that was stopped by its own key no new entry turns the page, but the lead does', () => {
  const local = standingAt(2, pages, START + 50)
  const at = (round: Round) => turnAt({ round, local, isTurning: false }, pages, START + 100_000)
  expect(at({ ...begun, newest: { id: 'a', atMs: START + 60 } })).toMatchObject({ page: 2, turnAtMs: null })
  expect(at({ ...begun, page: 1, sinceMs: START + 60 })).toMatchObject({ page: 1, turnAtMs: null })
})
