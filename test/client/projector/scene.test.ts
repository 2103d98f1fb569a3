import { expect, test } from 'vitest'
import { NEW_MS, newAfter, stillNew } from '../../../client/projector/new-entries.ts'
import { sceneOf } from '../../../client/projector/scene.ts'
import { afterLead, nextScale, steeredBy } from '../../../client/projector/steering.ts'
import { appendEntry, setEntry, setFacts, setProjector } from '../../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { outlineOf } from '../../../shared/outline/outline.ts'
import { audienceOf } from '../../support/full-outline.ts'
import { filledSampleDoc } from '../../support/sample-meeting.ts'

function liveDoc() {
  const doc = filledSampleDoc()
  setFacts(doc, { phase: 'live', currentAgenda: 'agenda-5' })
  return doc
}
const outlineIn = (doc: ReturnType<typeof liveDoc>) => outlineOf(audienceOf(readMeeting(doc)))
const sceneIn = (doc: ReturnType<typeof liveDoc>) => {
  const outline = outlineIn(doc)
  return sceneOf(outline, outline.projector)
}

test('the current item shows its reports, then every theme, also one without entries', () => {
  const doc = liveDoc()
  for (const entry of readMeeting(doc).entries)
    if (entry.theme === 'theme-6') setEntry(doc, entry.id, { status: 'omitted' })
  expect(sceneIn(doc)).toMatchObject({ kind: 'pages', layout: 'columns', item: { id: 'agenda-5' } })
  const scene = sceneIn(doc)
  if (scene.kind !== 'pages') throw new Error('no pages')
  expect(scene.groups.map(group => [group.kind, group.mark?.number, group.entries.length])).toEqual([
    ['reports', undefined, 1],
    ['theme', 1, 7],
    ['theme', 2, 2],
    ['theme', 3, 3],
    ['theme', 4, 5],
    ['theme', 5, 9],
    ['theme', 6, 0],
    ['theme', 7, 5],
  ])
  expect(scene.rail.map(({ count }) => count)).toEqual([7, 2, 3, 5, 9, 0, 5])
})

test('remarks without a theme stand last in a group of their own', () => {
  const doc = liveDoc()
  setEntry(doc, 'entry-10', { theme: null })
  const scene = sceneIn(doc)
  expect(scene.kind === 'pages' && scene.groups.at(-1)?.kind).toBe('others')
})

test('one theme in focus is shown alone, and a theme that is gone counts as the current item', () => {
  const doc = liveDoc()
  setProjector(doc, { focus: 'theme-5' })
  expect(sceneIn(doc)).toMatchObject({ layout: 'theme', groups: [{ id: 'theme-5' }] })
  setProjector(doc, { focus: 'theme-99' })
  expect(sceneIn(doc)).toMatchObject({ layout: 'columns', item: { id: 'agenda-5' } })
})

test('all items are shown on demand, and when there is no current one', () => {
  const doc = liveDoc()
  setProjector(doc, { focus: 'all' })
  expect(sceneIn(doc)).toMatchObject({ layout: 'columns', item: null })
  setProjector(doc, { focus: 'current' })
  setFacts(doc, { currentAgenda: null })
  expect(sceneIn(doc)).toMatchObject({ item: null })
})

test('before the meeting and while hidden nothing of the record is shown', () => {
  const doc = liveDoc()
  setProjector(doc, { blank: true })
  expect(sceneIn(doc)).toEqual({ kind: 'waiting', reason: 'hidden' })
  setProjector(doc, { blank: false })
  setFacts(doc, { phase: 'prepare' })
  expect(sceneIn(doc)).toEqual({ kind: 'waiting', reason: 'before' })
})

test('an entry that arrives is new for a while; those that were there are not', () => {
  const doc = liveDoc()
  const before = outlineIn(doc)
  expect(newAfter([], null, before, 0)).toEqual([])
  appendEntry(doc, {
    id: 'n',
    recorder: 'A',
    at: '2021-05-27T03:00:00Z',
    theme: 'theme-1',
    text: '新しい意見',
  })
  const marked = newAfter([], before, outlineIn(doc), 1_000)
  expect(marked).toEqual([{ id: 'n', untilMs: 1_000 + NEW_MS }])
  expect(stillNew(marked, 1_000 + NEW_MS - 1)).toBe(marked)
  expect(stillNew(marked, 1_000 + NEW_MS)).toEqual([])
})

test('switching between all entries and confirmed ones marks nothing as new', () => {
  const doc = liveDoc()
  setProjector(doc, { confirmedOnly: true })
  const before = outlineIn(doc)
  setProjector(doc, { confirmedOnly: false })
  expect(newAfter([], before, outlineIn(doc), 0)).toEqual([])
})

test('a key pressed at the screen holds until the lead changes the same thing', () => {
  const lead = outlineIn(liveDoc()).projector
  const local = { focus: 'theme-2', blank: true }
  expect(steeredBy(lead, local)).toMatchObject({ focus: 'theme-2', blank: true, scale: 1 })
  expect(afterLead(local, lead, { ...lead, scale: 1.3 })).toBe(local)
  expect(afterLead(local, lead, { ...lead, focus: 'all' })).toEqual({ blank: true })
})

test('text size goes through its three steps and stays at the ends', () => {
  expect([1, 1.15, 1.3].map(scale => nextScale(scale, 1))).toEqual([1.15, 1.3, 1.3])
  expect([1, 1.15, 1.3].map(scale => nextScale(scale, -1))).toEqual([1, 1, 1.15])
})
