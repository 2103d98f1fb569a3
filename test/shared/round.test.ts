import { expect, test } from 'vitest'
import {
  addItem,
  appendEntry,
  paceProjector,
  removeEntry,
  setEntry,
  setFacts,
  setProjector,
  turnProjector,
} from '../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { outlineOf } from '../../shared/outline/outline.ts'
import { type RoomOutline, roundAfter } from '../../shared/outline/round.ts'
import { buildDoc } from '../support/build-meeting.ts'

/** A meeting with two items and two themes in its first item, and the round of its screens. */
function room() {
  const doc = buildDoc({})
  for (const id of ['i1', 'i2']) addItem(doc, 'agenda', id, { title: id })
  for (const id of ['t1', 't2']) addItem(doc, 'themes', id, { label: id })
  setFacts(doc, { phase: 'live', currentAgenda: 'i1' })
  let outline: RoomOutline | null = null
  const look = (ms: number) => {
    const next = outlineOf(readMeeting(doc))
    outline = { ...next, round: roundAfter(outline, next, ms) }
    return outline.round
  }
  let minute = 10
  const write = (id: string, agenda = 'i1', theme = 't1') =>
    appendEntry(doc, { id, recorder: '', at: `2026-11-22T10:${minute++}:00Z`, text: id, agenda, theme })
  return { doc, look, write }
}

test('the round begins at the lead’s page, and each turn begins it anew, also one to the same page', () => {
  const { doc, look } = room()
  turnProjector(doc, 2, 'e')
  expect(look(1_000)).toEqual({
    page: 2,
    anchor: 'e',
    begunMs: 1_000,
    turnMs: 15_000,
    sinceMs: 1_000,
    byHand: true,
    newest: null,
    stoppedAtMs: null,
  })
  expect(look(2_000).sinceMs).toBe(1_000)
  turnProjector(doc, 2, 'e')
  expect(look(3_000)).toMatchObject({ page: 2, begunMs: 3_000, sinceMs: 3_000, byHand: true })
})

test('another item or theme on show begins at its first page, what is not on show changes nothing', () => {
  const { doc, look } = room()
  turnProjector(doc, 2, 'e')
  look(1_000)
  setFacts(doc, { currentAgenda: 'i2' })
  expect(look(2_000)).toMatchObject({ page: 0, anchor: '', sinceMs: 2_000, byHand: false })
  setProjector(doc, { focus: 't1' })
  expect(look(3_000)).toMatchObject({ page: 0, sinceMs: 3_000 })
  setProjector(doc, { focus: 'all' })
  look(4_000)
  setFacts(doc, { currentAgenda: 'i1' })
  expect(look(5_000).sinceMs).toBe(4_000)
})

test('the newest entry is the latest that came into what is on show', () => {
  const { doc, look, write } = room()
  setProjector(doc, { focus: 't1' })
  look(0)
  write('a')
  write('b')
  expect(look(1_000).newest).toEqual({ id: 'b', atMs: 1_000 })
  write('c', 'i1', 't2')
  write('d', 'i2')
  expect(look(2_000).newest).toEqual({ id: 'b', atMs: 1_000 })
  setEntry(doc, 'c', { rank: 'a0' })
  removeEntry(doc, 'a')
  expect(look(3_000).newest).toEqual({ id: 'b', atMs: 1_000 })
  turnProjector(doc, 0, '')
  expect(look(4_000).newest).toBeNull()
})

test('an entry that is moved to another theme, or confirmed ones that are let through, are not new', () => {
  const { doc, look, write } = room()
  write('a')
  write('b')
  look(0)
  setEntry(doc, 'a', { theme: 't2' })
  expect(look(1_000).newest).toBeNull()
  setProjector(doc, { confirmedOnly: true })
  look(2_000)
  setProjector(doc, { confirmedOnly: false })
  expect(look(3_000).newest).toBeNull()
})

test('while the lead has stopped the pages nothing new turns them, and the time does not count', () => {
  const { doc, look, write } = room()
  look(0)
  write('a')
  look(5_000)
  setProjector(doc, { paused: true })
  expect(look(8_000)).toMatchObject({ stoppedAtMs: 8_000, newest: { id: 'a', atMs: 5_000 } })
  write('b')
  expect(look(20_000)).toMatchObject({ stoppedAtMs: 8_000, newest: { id: 'a', atMs: 5_000 } })
  setProjector(doc, { paused: false })
  expect(look(108_000)).toMatchObject({
    stoppedAtMs: null,
    begunMs: 0,
    turnMs: 15_000,
    sinceMs: 100_000,
    newest: { id: 'a', atMs: 105_000 },
  })
})

test('the lead turns pages that stand still, and they stand still there', () => {
  const { doc, look } = room()
  setProjector(doc, { paused: true })
  look(0)
  turnProjector(doc, 1, 'x')
  expect(look(5_000)).toMatchObject({ page: 1, anchor: 'x', sinceMs: 5_000, stoppedAtMs: 5_000 })
  setProjector(doc, { paused: false })
  expect(look(65_000)).toMatchObject({ page: 1, sinceMs: 65_000, stoppedAtMs: null })
})

test('another pace counts from now, from the page that the lead sees', () => {
  const { doc, look } = room()
  look(0)
  paceProjector(doc, 60, { page: 2, anchor: 'e' })
  expect(look(9_000)).toMatchObject({ page: 2, anchor: 'e', sinceMs: 9_000, turnMs: 60_000 })
  setProjector(doc, { turnSeconds: 10 })
  expect(look(20_000)).toMatchObject({ sinceMs: 20_000, turnMs: 10_000 })
  setProjector(doc, { turnSeconds: 0 })
  expect(look(30_000)).toMatchObject({ turnMs: 15_000 })
})
