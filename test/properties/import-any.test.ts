import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DraftFile, fileOfDraft } from '../../shared/import/draft-file.ts'
import { LINE_REASONS, SECTIONS } from '../../shared/import/line-reading.ts'
import { meetingOfFile } from '../../shared/import/meeting-of-file.ts'
import { readTolerant } from '../../shared/import/read-tolerant.ts'
import { recastLine } from '../../shared/import/recast-line.ts'
import { draftOf } from '../../shared/import/summary-draft.ts'
import { hostileText } from '../support/hostile-text.ts'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../support/property.ts'
import { SUMMARY_VARIANTS } from '../support/summary-variants.ts'

const squash = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

/** Every text that a meeting or what was left over holds. */
function textsOf({ file, left }: DraftFile): string {
  const values = [...file.agenda, ...file.themes, ...file.attendees].flatMap(item =>
    Object.values(item.values),
  )
  return squash(
    [...Object.values(file.facts), ...values, ...file.entries.map(entry => entry.text), ...left].join('\n'),
  )
}

const real = Object.values(SUMMARY_VARIANTS).flatMap(text => text.split('\n'))
const line = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...real) },
  { weight: 1, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '議事',
      '１　日時',
      '２　議題',
      '【意見】',
      '＜甲＞',
      '(1) 乙',
      '○丙丁',
      '　戊 ',
      '',
    ),
  },
)
/** A word that no rule knows, so that it can be found again wherever its line went. */
const marked = fc
  .array(line, { maxLength: 25 })
  .map(lines => lines.map((each, at) => `${each}${each.trim() === '' ? '' : `ヌ${at}ネ`}`).join('\n'))

describe('any text', { timeout: PROPERTY_TIMEOUT_MS }, () => {
  test('keeps every line: each has a role, and its words stand in the meeting, in what is left over, or it is skipped openly', () => {
    fc.assert(
      fc.property(marked, text => {
        const readings = readTolerant(text)
        const lines = text.split('\n')
        expect(readings.map(each => each.raw)).toEqual(lines.filter(each => each.trim() !== ''))
        for (const { number, raw } of readings) expect(lines[number - 1]).toBe(raw)
        const found = fileOfDraft(draftOf(readings))
        const kept = textsOf(found)
        for (const { role, raw } of readings.filter(each => each.role !== 'skip'))
          for (const [word] of raw.matchAll(/ヌ\d+ネ/g)) expect(kept, `${role} ${raw}`).toContain(word)
        expect(meetingOfFile(found.file).entries.length).toBe(found.file.entries.length)
      }),
      propertyRuns(500),
    )
  })

  test('is read for certain, or with a reason that the page can say', () => {
    fc.assert(
      fc.property(marked, text => {
        for (const { verdict, reason } of readTolerant(text))
          expect(
            verdict === 'certain' ? reason === null : reason !== null && LINE_REASONS.includes(reason),
          ).toBe(true)
      }),
      propertyRuns(200),
    )
  })

  test('loses no word either when a person takes lines for something else', () => {
    const roles = fc.constantFrom(
      ...SECTIONS.map(section => `heading:${section}` as const),
      ...([
        'title',
        'value',
        'item',
        'no-item',
        'action',
        'opinions',
        'theme',
        'remark',
        'speaker',
        'joined',
        'unplaced',
      ] as const),
    )
    fc.assert(
      fc.property(marked, fc.array(fc.tuple(fc.nat(24), roles), { maxLength: 6 }), (text, changes) => {
        const readings = readTolerant(text)
        for (const [at, role] of changes) {
          const reading = readings[at]
          if (reading) readings[at] = recastLine(reading, role)
        }
        const kept = textsOf(fileOfDraft(draftOf(readings)))
        for (const { role, raw } of readings.filter(each => each.role !== 'skip'))
          for (const [word] of raw.matchAll(/ヌ\d+ネ/g)) expect(kept, `${role} ${raw}`).toContain(word)
      }),
      propertyRuns(500),
    )
  })
})
