import { expect, test } from 'vitest'
import { dropOn } from '../../../client/summary/drop-place.ts'
import { nextStop, stopsOf } from '../../../client/summary/point-walk.ts'
import { type EntryLine, type SummaryLine, summaryLines } from '../../../client/summary/summary-lines.ts'
import { openPointsOf } from '../../../shared/summary/open-points.ts'
import { summaryOf } from '../../../shared/summary/summary.ts'
import { buildMeeting } from '../../support/build-meeting.ts'

const meeting = buildMeeting({
  agenda: { g1: { title: '報告' }, g2: { title: '意見交換' } },
  themes: { t1: { label: '産業' }, t2: { label: '暮らし' } },
  entries: {
    report: { kind: 'report', agenda: 'g1', text: '説明' },
    a: { agenda: 'g2', theme: 't1', text: '一。' },
    b: { agenda: 'g2', theme: 't1', text: '二。' },
    c: { agenda: 'g2', theme: 't1', text: '三。' },
    d: { agenda: 'g2', theme: 't2', text: '四。' },
    e: { agenda: 'g2', text: '五。' },
  },
})
const lines = summaryLines(summaryOf(meeting))
const nameOf = (line: SummaryLine) =>
  'entry' in line ? line.entry.id : 'text' in line ? line.text.replace(/^\(\d\) /, '') : line.kind
const at = (text: string) => lines.findIndex(line => nameOf(line) === text)
const line = (id: string) => lines[at(id)] as EntryLine
const drop = (moved: string, on: string, isUpperHalf = true) =>
  dropOn(lines, at(on), isUpperHalf, line(moved))?.place

test('beside an entry: in front of it or behind it, among the others', () => {
  expect(drop('a', 'c')).toEqual({ agenda: 'g2', theme: 't1', siblings: ['b', 'c'], position: 1 })
  expect(drop('a', 'c', false)).toMatchObject({ position: 2 })
  expect(drop('c', 'a')).toMatchObject({ siblings: ['a', 'b'], position: 0 })
  expect(drop('d', 'b', false)).toEqual({ agenda: 'g2', theme: 't1', siblings: ['a', 'b', 'c'], position: 2 })
  expect(drop('b', 'b')).toMatchObject({ siblings: ['a', 'c'], position: 1 })
})

test('on a theme: first under it; on the line that closes it: last; on an agenda item: last there, under the theme that it has', () => {
  expect(drop('d', '＜産業＞')).toEqual({ agenda: 'g2', theme: 't1', siblings: ['a', 'b', 'c'], position: 0 })
  expect(drop('d', 'blank')).toEqual({ agenda: 'g2', theme: 't1', siblings: ['a', 'b', 'c'], position: 3 })
  expect(drop('d', '議事１　報告')).toEqual({ agenda: 'g1', theme: 't2', siblings: [], position: 0 })
  expect(drop('report', '議事２　意見交換')).toEqual({ agenda: 'g2', theme: null, siblings: [], position: 0 })
})

test('a remark cannot stand among the lines of an item, nor those among remarks without a theme', () => {
  expect(drop('a', 'report')).toBeUndefined()
  expect(drop('report', 'e')).toBeUndefined()
  expect(drop('report', 'd')).toMatchObject({ theme: 't2' })
  expect(drop('d', 'e')).toMatchObject({ theme: null, siblings: ['e'], position: 0 })
  expect(drop('a', '【委員からの主な意見】')).toBeUndefined()
})

test('the walk goes round; where a point is settled, it goes on with what stands in its place', () => {
  const stops = stopsOf(openPointsOf(meeting))
  expect(stops.map(stop => stop.key).slice(0, 3)).toEqual(['theme e', 'draft report', 'draft a'])
  const first = nextStop(stops, null, 1)
  expect(first?.stop.key).toBe('theme e')
  const last = { key: 'theme e', index: 0 }
  expect(nextStop(stops, last, 1)?.stop.key).toBe('draft report')
  expect(nextStop(stops, last, -1)?.stop.key).toBe('draft e')
  const settled = stops.slice(1)
  expect(nextStop(settled, last, 1)?.stop.key).toBe('draft report')
  expect(nextStop([], last, 1)).toBeNull()
})
