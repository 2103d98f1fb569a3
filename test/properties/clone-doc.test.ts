import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cloneDoc, cloneLater, fillNow } from '../../client/sync/clone-doc.ts'
import { setEntryText } from '../../shared/meeting/edit-meeting.ts'
import { entriesOf, entryElements } from '../../shared/meeting/meeting-doc.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { arbitraryScript, play } from '../support/edit-script.ts'
import { propertyRuns } from '../support/property.ts'

const CLIENTS = 3
const EDITOR = 99

test('a clone, made at any time, is in the document’s state and goes on like it', () => {
  const came = fc.array(fc.nat(200), { maxLength: 60 })
  fc.assert(
    fc.property(arbitraryScript(CLIENTS), came, (script, early) => {
      const { updates } = play(script, CLIENTS)
      const doc = new Y.Doc()
      for (const number of early) receive(doc, updates[number % Math.max(1, updates.length)])
      const before = Y.encodeStateAsUpdate(doc)
      const clone = cloneDoc(doc)
      expect(Y.encodeStateAsUpdate(clone)).toEqual(before)
      editAll(clone)
      expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
      for (const update of updates) for (const each of [doc, clone]) receive(each, update)
      receive(doc, Y.encodeStateAsUpdate(clone))
      expect(Y.encodeStateAsUpdate(clone)).toEqual(Y.encodeStateAsUpdate(doc))
      expect(readMeeting(clone)).toEqual(readMeeting(doc))
    }),
    propertyRuns(150),
  )
})

test('a clone that is filled later is what the document was before its next change, and its observers hear nothing', () => {
  const came = fc.array(fc.nat(200), { maxLength: 60 })
  fc.assert(
    fc.property(arbitraryScript(CLIENTS), came, fc.boolean(), (script, early, isAsked) => {
      const { updates } = play(script, CLIENTS)
      const doc = new Y.Doc()
      for (const number of early) receive(doc, updates[number % Math.max(1, updates.length)])
      const before = Y.encodeStateAsUpdate(doc)
      const counterparts = new Map<unknown, unknown>()
      let heard = 0
      const clone = cloneLater(doc, (from, to) => counterparts.set(to, from))
      expect(entriesOf(clone).length).toBe(0)
      for (const each of ['beforeAllTransactions', 'update'] as const) clone.on(each, () => heard++)
      entriesOf(clone).observeDeep(() => heard++)
      if (isAsked) fillNow(clone)
      else doc.transact(() => {})
      expect(heard).toBe(0)
      expect(Y.encodeStateAsUpdate(clone)).toEqual(before)
      expect([...entryElements(clone)].map(each => counterparts.get(each))).toEqual([...entryElements(doc)])
      fillNow(clone)
      editAll(clone)
      for (const update of updates) for (const each of [doc, clone]) receive(each, update)
      receive(doc, Y.encodeStateAsUpdate(clone))
      expect(Y.encodeStateAsUpdate(clone)).toEqual(Y.encodeStateAsUpdate(doc))
    }),
    propertyRuns(150),
  )
})

function editAll(doc: Y.Doc): void {
  doc.clientID = EDITOR
  for (const { id, text } of readMeeting(doc).entries) setEntryText(doc, id, `${text}。`)
}

function receive(doc: Y.Doc, update: Uint8Array | undefined): void {
  if (update !== undefined) Y.applyUpdate(doc, update)
}
