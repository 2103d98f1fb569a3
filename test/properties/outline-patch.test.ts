import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TURN_SECONDS } from '../../shared/meeting/read-projector.ts'
import type { Outline } from '../../shared/outline/outline.ts'
import { applyPatch, patchBetween } from '../../shared/outline/outline-patch.ts'
import { propertyRuns } from '../support/property.ts'

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const text = fc.constantFrom('', '一', '二', '三')
const entry = fc.record({
  id,
  kind: fc.constantFrom('opinion', 'question') as fc.Arbitrary<'opinion' | 'question'>,
  text,
  at: fc.constant('2026-11-22T10:00:00Z'),
  status: fc.constantFrom('draft', 'confirmed') as fc.Arbitrary<'draft' | 'confirmed'>,
  speaker: text,
})
const mark = fc.record({ id, number: fc.integer({ min: 1, max: 3 }), label: text, hue: fc.constant(1) })
const group = fc.record({
  theme: fc.option(mark),
  entries: fc.uniqueArray(entry, { selector: each => each.id, maxLength: 6 }),
})
const item = fc.record({
  id: fc.option(id),
  number: fc.option(fc.integer({ min: 1, max: 3 })),
  title: text,
  documents: text,
  state: fc.constantFrom('done', 'current', 'open') as fc.Arbitrary<'done' | 'current' | 'open'>,
  count: fc.nat(3),
  groups: fc.uniqueArray(group, { selector: each => each.theme?.id ?? null, maxLength: 3 }),
})
const outline: fc.Arbitrary<Outline> = fc.record({
  title: text,
  phase: fc.constant('live'),
  currentAgenda: fc.option(id),
  themes: fc.array(mark, { maxLength: 2 }),
  agenda: fc.uniqueArray(item, { selector: each => each.id, maxLength: 3 }),
  projector: fc.record({
    focus: text,
    scale: fc.constant(1),
    page: fc.nat(2),
    anchor: fc.constantFrom('', 'e1'),
    turns: fc.nat(2),
    turnSeconds: fc.constantFrom(...TURN_SECONDS),
    blank: fc.boolean(),
    paused: fc.boolean(),
    release: fc.constant('rest'),
    confirmedOnly: fc.boolean(),
  }),
})

test('a patch, sent as JSON and applied, gives exactly the outline that it was made for', () => {
  fc.assert(
    fc.property(outline, outline, (before, after) => {
      const patch = patchBetween(before, after)
      const sent = patch === null ? {} : JSON.parse(JSON.stringify(patch))
      expect(applyPatch(before, sent)).toEqual(after)
    }),
    propertyRuns(500),
  )
})

test('equal outlines need no patch, and one changed text travels alone', () => {
  fc.assert(
    fc.property(outline, each => {
      expect(patchBetween(each, structuredClone(each))).toBeNull()
    }),
    propertyRuns(100),
  )
  const entries = Array.from({ length: 100 }, (_, n) => ({
    id: `e${n}`,
    kind: 'opinion' as const,
    text: `本文${n}`,
    at: '',
    status: 'draft' as const,
    speaker: '',
  }))
  const one = (list: typeof entries): Outline => ({
    title: '',
    phase: 'live',
    currentAgenda: null,
    themes: [],
    agenda: [
      {
        id: 'i',
        number: 1,
        title: '',
        documents: '',
        state: 'open',
        count: 100,
        groups: [{ theme: null, entries: list }],
      },
    ],
    projector: {
      focus: 'current',
      scale: 1,
      page: 0,
      anchor: '',
      turns: 0,
      turnSeconds: 15,
      blank: false,
      paused: false,
      release: 'rest',
      confirmedOnly: false,
    },
  })
  const changed = entries.with(50, {
    ...entries[50],
    id: 'e50',
    text: '直した',
    kind: 'opinion',
    at: '',
    status: 'draft',
    speaker: '',
  })
  expect(JSON.stringify(patchBetween(one(entries), one(changed))).length).toBeLessThan(250)
})
