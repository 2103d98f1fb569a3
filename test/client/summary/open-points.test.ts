import { expect, test } from 'vitest'
import {
  moveEntry,
  omitEntry,
  restoreEntry,
  setTheme,
  toggleConfirmed,
} from '../../../client/summary/entry-actions.ts'
import { openPointsOf } from '../../../client/summary/open-points.ts'
import { summaryLines } from '../../../client/summary/summary-lines.ts'
import { appendEntry, removeItem, setEntry } from '../../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { countsOf } from '../../../shared/summary/counts.ts'
import { summaryOf } from '../../../shared/summary/summary.ts'
import { filledSampleDoc } from '../../support/sample-meeting.ts'

const at = '2021-05-27T03:00:00Z'

function printedIn(doc: ReturnType<typeof filledSampleDoc>, theme: string): string[] {
  const lines = summaryLines(summaryOf(readMeeting(doc)))
  const of = readMeeting(doc).entries.filter(entry => entry.theme === theme)
  const ids = new Set(of.map(entry => entry.id))
  return lines.flatMap(line => ('entry' in line && ids.has(line.entry.id) ? [line.entry.id] : []))
}

test('open are remarks without a theme and what is not confirmed, as many as the ledger says', () => {
  const doc = filledSampleDoc()
  for (const { id } of readMeeting(doc).entries) setEntry(doc, id, { status: 'confirmed' })
  appendEntry(doc, { id: 'm', recorder: 'A', at, kind: 'memo', text: '内部' })
  appendEntry(doc, { id: 'o', recorder: 'A', at, theme: 'theme-1', text: '載せない' })
  setEntry(doc, 'o', { status: 'omitted' })
  removeItem(doc, 'themes', 'theme-2')
  setEntry(doc, 'entry-20', { status: 'draft' })
  for (const id of ['entry-21', 'o']) setEntry(doc, id, { room: 'hidden' })
  const meeting = readMeeting(doc)
  const points = openPointsOf(meeting)
  const counts = countsOf(meeting)
  expect(points.withoutTheme).toHaveLength(2)
  expect(points.withoutTheme).toHaveLength(counts.withoutTheme)
  expect(points.unconfirmed.map(entry => entry.id)).toEqual(['entry-20'])
  expect(points.omitted.map(entry => entry.id)).toEqual(['o'])
  expect(points.hidden.map(entry => entry.id)).toEqual(['entry-21'])
  expect(points.count).toBe(4)
})

test('an entry moves by one place among its siblings, and not beyond the ends', () => {
  const doc = filledSampleDoc()
  const before = printedIn(doc, 'theme-1')
  const [first = '', second = '', ...rest] = before
  moveEntry(doc, readMeeting(doc), before, second, -1)
  expect(printedIn(doc, 'theme-1')).toEqual([second, first, ...rest])
  moveEntry(doc, readMeeting(doc), printedIn(doc, 'theme-1'), second, -1)
  expect(printedIn(doc, 'theme-1')).toEqual([second, first, ...rest])
})

test('an entry given another theme leaves the one and stands in the other', () => {
  const doc = filledSampleDoc()
  const [first = ''] = printedIn(doc, 'theme-1')
  setTheme(doc, first, 'theme-2')
  expect(printedIn(doc, 'theme-1')).not.toContain(first)
  expect(printedIn(doc, 'theme-2')).toContain(first)
})

test('confirming is taken back by doing it again; leaving out is taken back by putting back', () => {
  const doc = filledSampleDoc()
  const status = () => readMeeting(doc).entries.find(entry => entry.id === 'entry-10')?.status
  toggleConfirmed(doc, readMeeting(doc), 'entry-10')
  expect(status()).toBe('confirmed')
  toggleConfirmed(doc, readMeeting(doc), 'entry-10')
  expect(status()).toBe('draft')
  omitEntry(doc, 'entry-10')
  expect(status()).toBe('omitted')
  restoreEntry(doc, 'entry-10')
  expect(status()).toBe('draft')
})
