import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { FORMATS } from '../../shared/formats/formats.ts'
import { setEntryText } from '../../shared/meeting/edit-meeting.ts'
import { ENTRY_KINDS, ENTRY_STATUSES } from '../../shared/meeting/entry.ts'
import { type Meeting, PHASES, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { outlineOf } from '../../shared/outline/outline.ts'
import { countsOf } from '../../shared/summary/counts.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { audienceOf } from '../support/full-outline.ts'
import { arbitraryRoots, writeRoots } from '../support/hostile-doc.ts'
import { propertyRuns } from '../support/property.ts'
import { filledSampleDoc } from '../support/sample-meeting.ts'

describe('a document of any content', () => {
  test('is read as a valid meeting, the same on every client', () => {
    fc.assert(
      fc.property(arbitraryRoots, roots => {
        const hostile = new Y.Doc()
        hostile.clientID = 1
        writeRoots(hostile, roots)
        expectValid(readMeeting(hostile))
        const meeting = readMeeting(received(Y.encodeStateAsUpdate(hostile)))
        expectValid(meeting)
        expect(readMeeting(received(Y.encodeStateAsUpdate(hostile)))).toEqual(meeting)
      }),
      propertyRuns(250),
    )
  })

  test('lets the text of every entry be rewritten to exactly what is asked', () => {
    fc.assert(
      fc.property(arbitraryRoots, fc.constantFrom('', '新しい文。', '😀<b>', 'x\ny'), (roots, text) => {
        const hostile = new Y.Doc()
        writeRoots(hostile, roots)
        const doc = received(Y.encodeStateAsUpdate(hostile))
        for (const { id } of readMeeting(doc).entries) {
          expect(setEntryText(doc, id, text)).toBe(true)
          expect(readMeeting(doc).entries.find(entry => entry.id === id)?.text).toBe(text)
        }
      }),
      propertyRuns(100),
    )
  })
})

test('an update with bytes changed is refused by Yjs or read as a valid meeting', () => {
  const update = Y.encodeStateAsUpdate(filledSampleDoc())
  const changes = fc.array(fc.tuple(fc.nat(update.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(changes, changed => {
      const bytes = update.slice()
      for (const [at, value] of changed) bytes[at] = value
      const doc = new Y.Doc()
      if (accepts(doc, bytes)) expectValid(readMeeting(doc))
    }),
    propertyRuns(100),
  )
})

function accepts(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update)
    return true
  } catch {
    return false
  }
}

function received(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

function expectValid(meeting: Meeting): void {
  for (const list of [meeting.entries, meeting.agenda, meeting.themes, meeting.attendees])
    expect(new Set(list.map(each => each.id)).size).toBe(list.length)
  for (const entry of meeting.entries) {
    expect(ENTRY_KINDS).toContain(entry.kind)
    expect(ENTRY_STATUSES).toContain(entry.status)
    expect(typeof entry.text).toBe('string')
  }
  expect(PHASES).toContain(meeting.phase)
  expect(Number.isSafeInteger(meeting.schemaVersion)).toBe(true)
  expectPrintable(meeting)
}

/** Whatever the meeting, it can be shown and written, and its ledger adds up. */
function expectPrintable(meeting: Meeting): void {
  const counts = countsOf(meeting)
  const outlined = outlineOf(meeting).agenda.reduce((sum, item) => sum + item.count, 0)
  const proceedings = summaryOf(meeting).sections.flatMap(section => section.items)
  const printed = proceedings.flatMap(item => [
    ...item.actions,
    ...item.groups.flatMap(group => group.entries),
  ])
  expect(counts.captured).toBe(counts.shown + counts.merged + counts.omitted + counts.memo)
  expect(Object.values(counts.byKind).reduce((sum, count) => sum + count, 0)).toBe(counts.shown)
  expect([outlined, printed.length, new Set(printed.map(entry => entry.id)).size]).toEqual(
    Array(3).fill(counts.shown),
  )
  expect(countsOf(audienceOf(meeting)).captured).toBeLessThanOrEqual(counts.shown)
  for (const { writer } of FORMATS) if (writer !== 'server') expect(writer(meeting).isWellFormed()).toBe(true)
}
