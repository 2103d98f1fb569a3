import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { firstLook } from '../../shared/meeting/first-look.ts'
import { entryElements } from '../../shared/meeting/meeting-doc.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { arbitraryScript, play } from '../support/edit-script.ts'
import { propertyRuns } from '../support/property.ts'

const CLIENTS = 3
const FOREIGN_NAMES = ['', ' 記録係A\n', '\u202e記録係B', 1, null]

test('the first look at a document says of its entries what the whole meeting says', () => {
  const names = fc.array(fc.constantFrom(...FOREIGN_NAMES), { maxLength: 10 })
  fc.assert(
    fc.property(arbitraryScript(CLIENTS), names, (script, foreign) => {
      const doc = new Y.Doc()
      for (const update of play(script, CLIENTS).updates) Y.applyUpdate(doc, update)
      const elements = [...entryElements(doc)]
      for (const [at, name] of foreign.entries()) elements[at]?.setAttribute('recorder', name as string)
      const { entries } = readMeeting(doc)
      const { writers, isEmpty } = firstLook(doc)
      expect(writers.map(({ recorder }) => recorder)).toEqual(entries.map(({ recorder }) => recorder))
      expect(isEmpty).toBe(entries.every(({ text }) => text === ''))
    }),
    propertyRuns(150),
  )
})

test('an empty document has no writers, and is empty', () => {
  expect(firstLook(new Y.Doc())).toEqual({ writers: [], isEmpty: true })
})
