import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepLines } from '../../../client/summary/kept-lines.ts'
import { sheetHeight, sheetStyle } from '../../../client/summary/sheet-style.ts'
import { breakSheets } from '../../../client/summary/sheets.ts'
import { summaryLines } from '../../../client/summary/summary-lines.ts'
import { plainText } from '../../../shared/formats/plain-text.ts'
import { addItem, setEntry, setFacts, setLayout } from '../../../shared/meeting/edit-meeting.ts'
import { type Layout, layoutFrom, STANDARD_LAYOUT } from '../../../shared/meeting/layout.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../../shared/summary/summary.ts'
import { filledSampleDoc } from '../../support/sample-meeting.ts'

const lines = fc.array(fc.record({ height: fc.integer({ min: 1, max: 120 }), keepsNext: fc.boolean() }), {
  maxLength: 60,
})

test('sheets hold every line once and in order', () => {
  fc.assert(
    fc.property(lines, of => {
      const sheets = breakSheets(of, 300)
      const places = sheets.flatMap(([from, to]) => of.slice(from, to).map((_, index) => from + index))
      expect(places).toEqual(of.map((_, index) => index))
      for (const [from, to] of sheets) expect(to).toBeGreaterThan(from)
    }),
  )
})

test('no sheet is overfull unless by a single line', () => {
  fc.assert(
    fc.property(lines, of => {
      for (const [from, to] of breakSheets(of, 300)) {
        const height = of.slice(from, to).reduce((sum, line) => sum + line.height, 0)
        if (to - from > 1) expect(height).toBeLessThanOrEqual(300)
      }
    }),
  )
})

test('a line that keeps the next does not end a sheet unless nothing else is on it', () => {
  fc.assert(
    fc.property(lines, of => {
      for (const [from, to] of breakSheets(of, 300).slice(0, -1))
        if (of[to - 1]?.keepsNext) expect(of.slice(from, to).every(line => line.keepsNext)).toBe(true)
    }),
  )
})

test('the lines on the sheets say what the text file says', () => {
  const summary = summaryOf(readMeeting(filledSampleDoc()))
  const said = summaryLines(summary).map(line => {
    if ('entry' in line) return (line.kind === 'action' ? '・' : '○') + line.entry.lines.join('')
    if (line.kind === 'row') return line.cells.join('')
    if (line.kind === 'blank') return ''
    return line.kind === 'note' ? `・${line.text}` : line.text
  })
  expect(said.join('').replace(/\s/g, '')).toBe(plainText(summary).replace(/\s/g, ''))
})

test('headings pass over no level, also where entries stand under no item', () => {
  const meeting = readMeeting(filledSampleDoc())
  const levels = summaryLines(summaryOf({ ...meeting, agenda: [] })).flatMap(line =>
    line.kind === 'label' ? [3] : line.kind === 'item' ? [4] : 'level' in line ? [line.level] : [],
  )
  for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 2) + 1)
})

test('a page behind the document starts a sheet; a table that goes on repeats its head there', () => {
  const line = { height: 10, keepsNext: false }
  const of = [line, line, { ...line, startsSheet: true }, ...Array(4).fill({ ...line, repeated: 10 })]
  expect(breakSheets(of, 30)).toEqual([
    [0, 2],
    [2, 5],
    [5, 7],
  ])
})

test('the attendees and the agenda stand on pages of their own where the layout says so', () => {
  const doc = filledSampleDoc()
  setFacts(doc, { attendeesNote: '', agendaNote: '' })
  for (const name of ['山田', '佐藤']) addItem(doc, 'attendees', name, { name, role: '委員' })
  setLayout(doc, { attendees: 'annex', agenda: 'annex' })
  const lines = summaryLines(summaryOf(readMeeting(doc)))
  const annexes = lines.flatMap(line => (line.kind === 'annex' ? [line.text] : []))
  expect(annexes).toEqual(['別添　出席者名簿', '別添　次第'])
  const rows = lines.filter(line => line.kind === 'row')
  expect(rows).toHaveLength(readMeeting(doc).attendees.length + 1)
  expect(rows[1]?.head).toBe(rows[0])
})

test('a sheet holds as many lines as a page of the layout', () => {
  const town = layoutFrom({ textSize: 11, linePitch: 17.5, marginLeft: 30, marginRight: 17 })
  const linesOn = (layout: Layout) => Math.floor(((sheetHeight(layout) / 96) * 72) / layout.linePitch)
  expect(linesOn(STANDARD_LAYOUT)).toBe(38)
  expect(linesOn(town)).toBe(40)
  expect(sheetStyle(town)).toMatchObject({ '--margin-left': '30mm', '--text-size': '11pt' })
})

test('what has not changed stays the same line: an entry moved within its theme leaves the others alone', () => {
  const doc = filledSampleDoc()
  const lines = () => summaryLines(summaryOf(readMeeting(doc)))
  const before = lines()
  expect(keepLines(before, lines())).toBe(before)
  const { id } = readMeeting(doc).entries.find(entry => entry.theme === 'theme-1') ?? { id: '' }
  setEntry(doc, id, { status: 'omitted' })
  const after = lines()
  const kept = keepLines(before, after)
  expect(kept).toEqual(after)
  expect(kept.filter(line => !before.includes(line)).length).toBeLessThanOrEqual(1)
})
