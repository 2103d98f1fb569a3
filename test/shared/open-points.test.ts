import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { meetingJson } from '../../shared/formats/json.ts'
import { readMeetingJson } from '../../shared/formats/read-json.ts'
import {
  appendEntry,
  removeEntry,
  removeItem,
  setEntry,
  setEntryText,
} from '../../shared/meeting/edit-meeting.ts'
import { fillMeeting } from '../../shared/meeting/fill-meeting.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { restoreEntries } from '../../shared/meeting/restore-entries.ts'
import { countsOf } from '../../shared/summary/counts.ts'
import { openPointsOf } from '../../shared/summary/open-points.ts'
import { stoppingRemarks } from '../../shared/summary/stopped.ts'
import { buildDoc, buildMeeting } from '../support/build-meeting.ts'
import { filledSampleDoc } from '../support/sample-meeting.ts'

const at = '2021-05-27T03:00:00Z'

test('open are remarks without a theme and what is not confirmed, as many as the ledger says', () => {
  const doc = filledSampleDoc()
  for (const { id } of readMeeting(doc).entries) setEntry(doc, id, { status: 'confirmed' })
  appendEntry(doc, { id: 'm', recorder: 'A', at, kind: 'memo', text: '内部' })
  appendEntry(doc, { id: 'o', recorder: 'A', at, theme: 'theme-1', text: '載せない' })
  setEntry(doc, 'o', { status: 'omitted' })
  for (const id of ['entry-21', 'o']) setEntry(doc, id, { room: 'hidden' })
  removeItem(doc, 'themes', 'theme-2')
  setEntry(doc, 'entry-20', { status: 'draft' })
  const meeting = readMeeting(doc)
  const points = openPointsOf(meeting)
  const counts = countsOf(meeting)
  expect(points.withoutTheme).toHaveLength(2)
  expect(points.withoutTheme).toHaveLength(counts.withoutTheme)
  expect(points.unconfirmed.map(entry => entry.id)).toEqual(['entry-20'])
  expect(points.omitted.map(entry => entry.id)).toEqual(['o'])
  expect(points.hidden.map(entry => entry.id)).toEqual(['entry-21'])
  expect(points.count).toBe(4 + points.wording.length)
})

test('similar entries are open while both are printed; empty ones are named, and none of them is lost', () => {
  const meeting = buildMeeting({
    themes: { t1: { label: '産業' } },
    entries: {
      a: { text: '同じ意見。', theme: 't1', status: 'confirmed' },
      b: { text: '同じ意見だ。', theme: 't1', status: 'confirmed' },
      c: { text: 'まとめた。', mergedInto: 'a' },
      d: { text: ' ' },
    },
  })
  const points = openPointsOf(meeting, [
    ['a', 'b'],
    ['a', 'c'],
    ['a', 'gone'],
  ])
  expect(points.duplicates).toEqual([['a', 'b']])
  expect(points.empty.map(entry => entry.id)).toEqual(['d'])
  expect(points.merged.map(entry => entry.id)).toEqual(['c'])
  expect(points.count).toBe(2)
})

describe('rows without text', () => {
  const inherited = { kind: 'question', theme: 't1', agenda: 'a1', speaker: 'p1', rank: 'a0' } as const
  const open = (doc: Y.Doc) => openPointsOf(readMeeting(doc)).empty.map(entry => entry.id)

  test('are no open point where somebody only began them', () => {
    const doc = buildDoc({ entries: { first: { text: '' }, after: { text: '', ...inherited } } })
    expect(openPointsOf(readMeeting(doc)).count).toBe(0)
    expect(countsOf(readMeeting(doc)).captured).toBe(0)
  })

  test('are one where somebody wrote in them, or decided something of them', () => {
    const doc = buildDoc({
      entries: {
        emptied: { text: '消した文' },
        blank: { text: '　' },
        confirmed: { text: '', status: 'confirmed' },
        omitted: { text: '', status: 'omitted' },
        merged: { text: '', mergedInto: 'blank' },
        answer: { text: '', replyTo: 'blank' },
        due: { text: '', due: '2021-06-10' },
        hidden: { text: '', room: 'hidden' },
      },
    })
    setEntryText(doc, 'emptied', '')
    appendEntry(doc, { id: 'newer', recorder: 'A', at, extra: { colour: '青' } })
    const ids = readMeeting(doc).entries.map(entry => entry.id)
    expect(ids).toHaveLength(9)
    expect(open(doc)).toEqual(ids)
  })

  test('stay what they are through JSON; one of a file that does not say counts as emptied', () => {
    const doc = buildDoc({ entries: { begun: { text: '' }, emptied: { text: '消した文' } } })
    setEntryText(doc, 'emptied', '')
    const said = meetingJson(readMeeting(doc))
    const again = (json: string) => {
      const read = readMeetingJson(json)
      const copy = new Y.Doc()
      let drawn = 0
      const newId = () => `new-${++drawn}`
      if (read.kind === 'meeting') fillMeeting(copy, read.file, { newId, recorder: 'A', at })
      return open(copy)
    }
    expect(again(said)).toEqual(['new-2'])
    expect(again(said.replaceAll('"unwritten"', '"unknown"'))).toEqual(['new-1', 'new-2'])
  })

  test('stay what they are when they were removed and are put back', () => {
    const doc = buildDoc({ entries: { begun: { text: '' }, emptied: { text: '消した文' } } })
    setEntryText(doc, 'emptied', '')
    const { entries } = readMeeting(doc)
    for (const { id } of entries) removeEntry(doc, id)
    restoreEntries(doc, entries)
    expect(readMeeting(doc).entries).toEqual(entries)
    expect(open(doc)).toEqual(['emptied'])
  })
})

describe('remarks without a theme', () => {
  const entries = { a: { text: 'テーマなし。' }, b: { text: '説明', kind: 'report' as const } }

  test('are printed unless the lead has chosen that they stop the export', () => {
    expect(stoppingRemarks(buildMeeting({ entries }))).toBe(0)
    expect(stoppingRemarks(buildMeeting({ entries, facts: { unthemed: 'stop' } }))).toBe(1)
    expect(stoppingRemarks(buildMeeting({ facts: { unthemed: 'stop' } }))).toBe(0)
  })
})
