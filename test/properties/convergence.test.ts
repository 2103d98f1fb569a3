import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORMATS } from '../../shared/formats/formats.ts'
import { type Meeting, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { outlineOf } from '../../shared/outline/outline.ts'
import { arbitraryScript, type Expected, play } from '../support/edit-script.ts'
import { propertyRuns } from '../support/property.ts'

const CLIENTS = 4

test('edits delivered late, twice and out of order leave every client with the same meeting, and nothing is lost', () => {
  fc.assert(
    fc.property(arbitraryScript(CLIENTS), script => {
      const { docs, expected } = play(script, CLIENTS)
      const meetings = docs.map(readMeeting)
      for (const meeting of meetings) expectSame(meeting, meetings[0] ?? meeting)
      for (const meeting of meetings) expectNothingLost(meeting, expected)
      for (const { entries } of meetings)
        for (const { id, unwritten } of entries)
          expect(unwritten).toBe(expected.written.has(id) ? null : true)
    }),
    propertyRuns(300),
  )
})

function expectSame(meeting: Meeting, other: Meeting): void {
  expect(meeting).toEqual(other)
  expect(outlineOf(meeting)).toEqual(outlineOf(other))
  for (const { writer } of FORMATS) if (writer !== 'server') expect(writer(meeting)).toBe(writer(other))
}

/** Every character typed was unique, so the texts must hold exactly those that nobody deleted, each once. */
function expectNothingLost(meeting: Meeting, { typed }: Expected): void {
  const texts = meeting.entries.map(entry => [entry.id, [...entry.text].sort()])
  const wanted = [...typed].map(([id, characters]) => [id, [...characters].sort()])
  expect(Object.fromEntries(texts)).toEqual(Object.fromEntries(wanted))
}
