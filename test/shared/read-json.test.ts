import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { FORMATS } from '../../shared/formats/formats.ts'
import { meetingJson } from '../../shared/formats/json.ts'
import { plainText } from '../../shared/formats/plain-text.ts'
import { readMeetingJson } from '../../shared/formats/read-json.ts'
import { fileJson } from '../../shared/import/imported-file.ts'
import { fillMeeting } from '../../shared/meeting/fill-meeting.ts'
import { type Meeting, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { exampleFile } from '../../tools/example-meeting.ts'
import { buildMeeting } from '../support/build-meeting.ts'
import { arbitraryScript, play } from '../support/edit-script.ts'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../support/property.ts'

function imported(json: string): Meeting {
  const read = readMeetingJson(json)
  if (read.kind === 'refused') throw new Error(read.reason)
  const doc = new Y.Doc()
  doc.clientID = 7
  let drawn = 0
  fillMeeting(doc, read.file, {
    newId: () => `new-${++drawn}`,
    recorder: '取り込み',
    at: '2026-11-22T00:00:00Z',
  })
  return readMeeting(doc)
}

describe('a meeting from JSON', () => {
  test('by hand, with positions for references, is the golden summary', () => {
    expect(plainText(summaryOf(imported(exampleFile('meeting.json'))))).toBe(exampleFile('summary.txt'))
  })

  test('keeps attendees, speakers, merges, answers, second-level themes and states', () => {
    const meeting = buildMeeting({
      facts: { title: '会議', speakerStyle: 'name', unthemed: 'stop', currentAgenda: 'a1' },
      agenda: { a1: { title: '意見交換', result: '了承' } },
      themes: { t1: { label: '暮らし' }, t2: { label: '医療', parent: 't1' } },
      attendees: { p1: { name: '山田', attendance: 'online', note: '覚え' } },
      entries: {
        e1: {
          text: '問い\n続き',
          kind: 'question',
          speaker: 'p1',
          theme: 't2',
          agenda: 'a1',
          status: 'confirmed',
        },
        e2: { text: '答え', kind: 'answer', replyTo: 'e1', rank: 'a1' },
        e3: { text: '同じ問い', mergedInto: 'e1' },
        e4: { text: '宿題', kind: 'action', due: '2021-06-10' },
        e5: { text: '覚え', kind: 'memo', status: 'omitted' },
        e6: { text: '伏せる', room: 'hidden' },
      },
    })
    const again = imported(meetingJson(meeting))
    expect(again).toMatchObject({ speakerStyle: 'name', unthemed: 'stop' })
    expect(again.agenda.map(item => item.id)).toEqual([again.currentAgenda])
    expect(again.themes[1]?.parent).toBe(again.themes[0]?.id)
    expect(again.entries.map(entry => entry.room)).toEqual([null, null, null, null, null, 'hidden'])
    expect(again.entries[1]?.replyTo).toBe(again.entries[0]?.id)
    expect(again.entries[2]?.mergedInto).toBe(again.entries[0]?.id)
    for (const { writer, id } of FORMATS)
      if (writer !== 'server' && id !== 'json') expect(writer(again)).toBe(writer(meeting))
  })

  test('keeps back from the room what was kept back, also on the way through the page', () => {
    const file = { title: '会議', layout: { remarkMark: '●' }, projector: { confirmedOnly: true } }
    const read = readMeetingJson(JSON.stringify({ ...file, entries: [{ text: '伏せる', room: 'hidden' }] }))
    const sent = fileJson(read.kind === 'meeting' ? read.file : expect.fail(read.reason))
    expect(imported(sent)).toMatchObject({
      projector: { release: 'rest', confirmedOnly: true },
      layout: { remarkMark: '●' },
      entries: [{ room: 'hidden' }],
    })
    const live = imported('{"title":"会議","projector":{"release":"live","page":7}}')
    expect(live.projector).toMatchObject({ release: 'live', confirmedOnly: false, page: 0 })
  })

  test('keeps attributes that this version does not know, and takes none that it does from there', () => {
    const json =
      '{"title":"会議","entries":[{"text":"一","extra":{"mood":"よい","id":"x","__proto__":"y","onclick":"z","a b":"c","n":1}}]}'
    const [entry] = imported(json).entries
    expect(entry).toMatchObject({ id: 'new-1' })
    expect(entry?.extra).toEqual({ mood: 'よい' })
  })

  test('of any meeting prints the same files as that meeting', { timeout: PROPERTY_TIMEOUT_MS }, () => {
    fc.assert(
      fc.property(arbitraryScript(2), script => {
        const meeting = readMeeting(play(script, 2).docs[0] ?? new Y.Doc())
        const again = imported(meetingJson(meeting))
        for (const { writer, id } of FORMATS)
          if (writer !== 'server' && id !== 'json') expect(writer(again)).toBe(writer(meeting))
      }),
      propertyRuns(100),
    )
  })

  test.each([
    ['{', 'not-json'],
    ['[]', 'not-a-meeting'],
    ['{"name":"x"}', 'not-a-meeting'],
    ['{"title":"x","format":"another"}', 'not-a-meeting'],
    ['{"title":"x","format":"yoroku-meeting","version":2}', 'newer-version'],
  ])('is refused: %s is %s', (json, reason) => {
    expect(readMeetingJson(json)).toEqual({ kind: 'refused', reason })
  })

  test('takes values of any type without failing', { timeout: PROPERTY_TIMEOUT_MS }, () => {
    const list = fc.jsonValue({ maxDepth: 3 })
    fc.assert(
      fc.property(
        fc.record({ title: fc.string(), agenda: list, themes: list, attendees: list, entries: list }),
        file => {
          expect(imported(JSON.stringify(file)).entries.length).toBeLessThanOrEqual(
            Array.isArray(file.entries) ? file.entries.length : 0,
          )
        },
      ),
      propertyRuns(100),
    )
  })
})
