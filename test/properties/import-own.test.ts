import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meetingJson } from '../../shared/formats/json.ts'
import { markdown } from '../../shared/formats/markdown.ts'
import { plainText } from '../../shared/formats/plain-text.ts'
import { readMeetingJson } from '../../shared/formats/read-json.ts'
import { readOurs } from '../../shared/import/import-summary.ts'
import { fileJson } from '../../shared/import/imported-file.ts'
import { meetingOfFile } from '../../shared/import/meeting-of-file.ts'
import { ENTRY_KINDS } from '../../shared/meeting/entry.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { FACT_NAMES } from '../../shared/meeting/read-meeting.ts'
import { type Summary, summaryOf } from '../../shared/summary/summary.ts'
import { buildMeeting } from '../support/build-meeting.ts'
import { hostileText } from '../support/hostile-text.ts'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../support/property.ts'

const text = fc.oneof(fc.constant(''), hostileText)
const period = fc.constantFrom(
  '',
  '2021-05-27T10:00+09:00',
  '2021-05-28',
  '2021-05-27T12:00+09:00',
  '2021-02-30',
)
const listOf = (values: Record<string, fc.Arbitrary<string>>, prefix: string) =>
  fc
    .array(fc.record(values), { maxLength: 3 })
    .map(items => Object.fromEntries(items.map((item, index) => [`${prefix}${index}`, item])))

const ref = (prefix: string) => fc.constantFrom(`${prefix}0`, `${prefix}1`, `${prefix}2`, 'gone')
const entries = fc.array(
  fc.record({
    text: hostileText,
    kind: fc.constantFrom(...ENTRY_KINDS),
    agenda: ref('a'),
    theme: ref('t'),
    speaker: ref('p'),
    due: fc.constantFrom('', '2021-06-10', '来月'),
  }),
  { maxLength: 8 },
)

/** Any meeting: every fact, list and entry is text that looks like something else. */
const meetings: fc.Arbitrary<Meeting> = fc
  .record({
    facts: fc.record(
      Object.fromEntries(
        FACT_NAMES.map(name => [name, name.endsWith('sAt') ? fc.oneof(period, text) : text]),
      ),
    ),
    speakerStyle: fc.constantFrom('none' as const, 'role' as const, 'name' as const),
    agenda: listOf({ title: text, kind: text, documents: text, presenter: text, result: text }, 'a'),
    themes: listOf({ label: text, parent: fc.constantFrom('', 't0') }, 't'),
    attendees: listOf(
      {
        name: text,
        role: text,
        affiliation: text,
        post: text,
        group: text,
        attendance: fc.constantFrom('', 'absent', 'online', 'x'),
      },
      'p',
    ),
    entries,
  })
  .map(({ facts, speakerStyle, entries: all, ...lists }) =>
    buildMeeting({
      ...lists,
      facts: { ...facts, speakerStyle },
      entries: Object.fromEntries(all.map((entry, index) => [`e${index}`, entry])),
    }),
  )

/** What a document says, without what it does not hold: ids, kinds, states. */
function printed(summary: Summary) {
  const line = (entry: { readonly lines: readonly string[] }) => entry.lines
  return {
    title: summary.title,
    sections: summary.sections.map(section =>
      section.key !== 'proceedings'
        ? section
        : {
            ...section,
            items: section.items.map(({ id, notes, ...item }) => ({
              ...item,
              heading: item.groups.length === 0 ? '' : item.heading,
              hasNumber: id !== null,
              actions: [...item.actions.map(line), ...notes.map(note => [note])],
              groups: item.groups.map(group => ({ label: group.label, entries: group.entries.map(line) })),
            })),
          },
    ),
  }
}

describe.each([
  ['text', plainText],
  ['Markdown', markdown],
])('a meeting exported as %s', (_, write) => {
  test('is read back as what it printed, whatever its texts look like', {
    timeout: PROPERTY_TIMEOUT_MS,
  }, () => {
    fc.assert(
      fc.property(meetings, meeting => {
        const file = write(summaryOf(meeting))
        const read = readOurs(file)
        expect(read?.left).toEqual([])
        const again = summaryOf(meetingOfFile(read?.file ?? expect.fail('refused')))
        expect(write(again)).toBe(file)
        expect(printed(again)).toEqual(printed(summaryOf(meeting)))
      }),
      propertyRuns(300),
    )
  })
})

/** A meeting with the names of its parts counted, so that two with other ids compare. */
function counted(meeting: Meeting) {
  const lists = [meeting.agenda, meeting.themes, meeting.attendees, meeting.entries]
  const names = new Map(lists.flatMap((list, kind) => list.map((item, at) => [item.id, `${kind}-${at}`])))
  const name = (id: string | null) => names.get(id ?? '') ?? null
  const { phase: _, projector: _shown, ...rest } = meeting
  return {
    ...rest,
    currentAgenda: name(meeting.currentAgenda),
    agenda: meeting.agenda.map(item => ({ ...item, id: name(item.id), rank: null })),
    themes: meeting.themes.map(item => ({
      ...item,
      id: name(item.id),
      rank: null,
      parent: name(item.parent),
    })),
    attendees: meeting.attendees.map(item => ({ ...item, id: name(item.id), rank: null })),
    entries: meeting.entries.map(({ rank: _rank, ...entry }) => ({
      ...entry,
      id: name(entry.id),
      theme: name(entry.theme),
      agenda: name(entry.agenda),
      speaker: name(entry.speaker),
    })),
  }
}

test('a meeting exported as JSON is read back as itself', { timeout: PROPERTY_TIMEOUT_MS }, () => {
  fc.assert(
    fc.property(meetings, meeting => {
      const read = readMeetingJson(meetingJson(meeting))
      const again = meetingOfFile(read.kind === 'meeting' ? read.file : expect.fail(read.reason))
      expect(counted(again)).toEqual(counted(meeting))
    }),
    propertyRuns(200),
  )
})

test('what the page sends to make a meeting is the meeting that it showed', {
  timeout: PROPERTY_TIMEOUT_MS,
}, () => {
  fc.assert(
    fc.property(meetings, meeting => {
      const shown = readOurs(plainText(summaryOf(meeting)))?.file ?? expect.fail('refused')
      const read = readMeetingJson(fileJson(shown))
      const made = meetingOfFile(read.kind === 'meeting' ? read.file : expect.fail(read.reason))
      expect(made).toEqual(meetingOfFile(shown))
    }),
    propertyRuns(100),
  )
})
