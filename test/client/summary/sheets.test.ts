import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakSheets } from '../../../client/summary/sheets.ts'
import { lineKey, summaryLines } from '../../../client/summary/summary-lines.ts'
import { plainText } from '../../../shared/formats/plain-text.ts'
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
    if ('number' in line) return line.number + line.text
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

test('equal lines have equal keys, a theme with and without the blank line above it does not', () => {
  expect(
    lineKey({ kind: 'theme', agenda: null, theme: null, text: '＜あ＞', level: 6, first: true }),
  ).not.toBe(lineKey({ kind: 'theme', agenda: null, theme: null, text: '＜あ＞', level: 6, first: false }))
})
