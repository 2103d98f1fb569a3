import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { PhasePoints, stageOf } from '../../server/sync/phase-points.ts'
import { setFacts } from '../../shared/meeting/edit-meeting.ts'
import type { Phase } from '../../shared/meeting/read-meeting.ts'

const CAPTURED_AGAIN_MS = 60_000

let doc: Y.Doc
let nowMs: number
let points: PhasePoints
beforeEach(() => {
  doc = new Y.Doc()
  nowMs = 1_000_000
  points = new PhasePoints(() => nowMs)
})

function goTo(phase: Phase) {
  const before = stageOf(doc)
  setFacts(doc, { phase })
  return points.pointOf(doc, before, () => ({ name: '佐藤', role: 'edit' }))
}

const closedAgain = () => {
  goTo('live')
  return goTo('edit')
}

test('the record is kept whole as it was captured, but not with each closing of the same minute', () => {
  expect(closedAgain()?.version).toMatchObject({ kind: 'captured', state: expect.any(Uint8Array) })
  nowMs += CAPTURED_AGAIN_MS - 1
  expect(closedAgain()?.version).toEqual({ kind: 'captured', state: null })
  nowMs += 1
  expect(closedAgain()?.version).toMatchObject({ kind: 'captured', state: expect.any(Uint8Array) })
})

test('a final version is whole each time, also straight out of the sitting', () => {
  for (const from of ['edit', 'live'] as const) {
    goTo(from)
    expect(goTo('final')?.version).toMatchObject({ kind: 'final', state: expect.any(Uint8Array) })
  }
})

test('of changes of phase only those to and from final are kept however many there are', () => {
  const isMinor = (['live', 'edit', 'final', 'edit', 'live', 'final', 'live'] as const).map(
    phase => goTo(phase)?.isMinor,
  )
  expect(isMinor).toEqual([true, true, false, false, true, false, false])
})
