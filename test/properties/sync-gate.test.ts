import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkUpdate } from '../../server/sync/gate.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { arbitraryScript, play } from '../support/edit-script.ts'
import { arbitraryEditing, EditingBrowser, GateServer } from '../support/offline-editing.ts'
import { propertyRuns } from '../support/property.ts'

const ownerOf = () => undefined

test('no update of an honest client is refused, and applying it leaves nothing pending', () => {
  fc.assert(
    fc.property(arbitraryScript(3), script => {
      const doc = new Y.Doc()
      for (const update of play(script, 3).updates) {
        expect(checkUpdate(doc, update, 'a', ownerOf).kind).toBe('accepted')
        Y.applyUpdate(doc, update)
        expect(doc.store.pendingStructs).toBeNull()
        expect(doc.store.pendingDs).toBeNull()
      }
    }),
    propertyRuns(60),
  )
})

test('splits, joins, pastes, undo and redo of browsers that are offline, reload and resend are never refused', () => {
  fc.assert(
    fc.property(arbitraryEditing(3), script => {
      const server = new GateServer()
      const browsers = [0, 1, 2].map(number => new EditingBrowser(number, server))
      for (const step of script) browsers[step.client]?.act(step)
      for (const browser of [...browsers, ...browsers]) browser.sync()
      expect(readMeeting(server.doc).entries).toBeInstanceOf(Array)
    }),
    propertyRuns(150),
  )
})

test('an update with a flipped bit is decided about without an exception; what passes, applies and can be read', () => {
  fc.assert(
    fc.property(arbitraryScript(2), fc.nat(), fc.nat(7), fc.nat(), (script, at, bit, chosen) => {
      const { updates } = play(script, 2)
      if (updates.length === 0) return
      const broken = chosen % updates.length
      const doc = new Y.Doc()
      for (const [n, honest] of updates.entries()) {
        const update = n === broken ? flipped(honest, at, bit) : honest
        if (checkUpdate(doc, update, 'a', ownerOf).kind !== 'accepted') continue
        Y.applyUpdate(doc, update)
        doc.store.pendingStructs = null
        doc.store.pendingDs = null
      }
      expect(readMeeting(doc).entries).toBeInstanceOf(Array)
      expect(() => Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc))).not.toThrow()
    }),
    propertyRuns(500),
  )
})

test('a whole document that comes again with a flipped bit is decided about without an exception; what passes, applies', () => {
  fc.assert(
    fc.property(arbitraryScript(2), fc.nat(), fc.nat(7), (script, at, bit) => {
      const { docs, updates } = play(script, 2)
      const doc = new Y.Doc()
      for (const update of updates) Y.applyUpdate(doc, update)
      const again = flipped(Y.encodeStateAsUpdate(docs[0] ?? doc), at, bit)
      if (checkUpdate(doc, again, 'a', ownerOf).kind === 'accepted') Y.applyUpdate(doc, again)
    }),
    propertyRuns(500),
  )
})

test.each([
  ['a struct count of 2^25', [1, 128, 128, 128, 16, 1, 0]],
  ['nothing', []],
  ['a part of no length', [1, 1, 5, 0, 0, 0, 0]],
  ['a garbage-collected range of 2^50', [1, 1, 5, 0, 0, 128, 128, 128, 128, 128, 128, 128, 2, 0]],
])('%s is refused', (_, bytes) => {
  expect(checkUpdate(new Y.Doc(), new Uint8Array(bytes), 'a', ownerOf).kind).toBe('refused')
})

function flipped(update: Uint8Array, at: number, bit: number): Uint8Array {
  const place = at % update.length
  return update.slice().with(place, (update[place] ?? 0) ^ (1 << bit))
}
