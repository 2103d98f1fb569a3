import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { loadUpdate } from '../../client/sync/load-update.ts'
import { readInsertions } from '../../client/sync/update-reader.ts'
import { setEntryText } from '../../shared/meeting/edit-meeting.ts'
import { entriesOf, factsOf, listOf } from '../../shared/meeting/meeting-doc.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { arbitraryScript, play } from '../support/edit-script.ts'
import { propertyRuns } from '../support/property.ts'

const CLIENTS = 3
const EDITOR = 99
const COPY = { name: 'copy' }

type Load = (doc: Y.Doc, update: Uint8Array) => void
const byYjs: Load = (doc, update) => Y.applyUpdate(doc, update, COPY)
const byUs: Load = (doc, update) => loadUpdate(doc, update, COPY)

const came = fc.array(fc.nat(200), { maxLength: 60 })

test('a meeting that was loaded is what Yjs makes of the same update, tells the same and goes on like it', () => {
  fc.assert(
    fc.property(arbitraryScript(CLIENTS), came, (script, early) => {
      const { updates } = play(script, CLIENTS)
      expectSame(updates, early)
    }),
    propertyRuns(100),
  )
})

/** Several characters at once, and types under keys that others set too: what no update of a meeting is sure to hold. */
type Edit = {
  readonly client: number
  readonly act: 'type' | 'append' | 'delete' | 'set' | 'nest' | 'receive'
  readonly place: number
  readonly size: number
}
const edits = fc.array(
  fc.record({
    client: fc.nat(CLIENTS - 1),
    act: fc.constantFrom('type', 'append', 'append', 'delete', 'set', 'nest', 'receive', 'receive'),
    place: fc.nat(30),
    size: fc.integer({ min: 1, max: 4 }),
  }) satisfies fc.Arbitrary<Edit>,
  { maxLength: 40 },
)

test('so is a text in which several write at once, and a type under a key that others set', () => {
  fc.assert(
    fc.property(edits, came, (script, early) => expectSame(updatesOf(script), early)),
    propertyRuns(300),
  )
})

test('what follows a copy in the same transaction is joined with it as Yjs does', () => {
  fc.assert(
    fc.property(edits, fc.nat(), (script, cut) => {
      const updates = updatesOf(script)
      const length = cut % (updates.length + 1)
      const copy = stateAfter(updates.slice(0, length))
      const states = [byYjs, byUs].map(load => {
        const doc = new Y.Doc()
        doc.transact(() => {
          load(doc, copy)
          for (const update of updates.slice(length)) Y.applyUpdate(doc, update, COPY)
        }, COPY)
        return Y.encodeStateAsUpdate(doc)
      })
      expect(states[1]).toEqual(states[0])
    }),
    propertyRuns(200),
  )
})

test('what was written between two characters finds its place when they come as one', () => {
  const [theirs, early] = [new Y.Doc(), new Y.Doc()]
  theirs.clientID = 3
  early.clientID = 1
  theirs.getText('text').insert(0, '議')
  Y.applyUpdate(early, Y.encodeStateAsUpdate(theirs))
  const known = Y.encodeStateVector(early)
  early.getText('text').insert(1, '案')
  theirs.getText('text').insert(1, '事')
  const update = Y.mergeUpdates([Y.encodeStateAsUpdate(theirs), Y.encodeStateAsUpdate(early, known)])
  expect(loaded(byUs, update).doc.getText('text').toString()).toBe('議案事')
})

test('words and values are what they were, whatever characters they consist of', () => {
  const words = fc.string({ unit: 'binary', maxLength: 40 })
  const value = fc.oneof(words, fc.constantFrom('opinion', '記録者1', '\ufeff\0'), fc.double(), fc.boolean())
  fc.assert(
    fc.property(fc.array(fc.record({ text: words, value, key: words }), { maxLength: 12 }), rows => {
      const doc = new Y.Doc()
      for (const { text, value, key } of rows) {
        const entry = new Y.XmlElement('entry')
        entriesOf(doc).push([entry])
        entry.insert(0, [new Y.XmlText(text)])
        listOf(doc, 'themes').set(key, value)
        entry.setAttribute(key, text)
      }
      const update = Y.encodeStateAsUpdate(doc)
      const ours = loaded(byUs, update).doc
      expect(Y.encodeStateAsUpdate(ours)).toEqual(update)
      expect(entriesOf(ours).toString()).toBe(entriesOf(doc).toString())
      expect(listOf(ours, 'themes').toJSON()).toEqual(listOf(doc, 'themes').toJSON())
    }),
    propertyRuns(200),
  )
})

test('what no meeting holds is loaded as well', () => {
  const doc = new Y.Doc()
  const text = doc.getText('text')
  text.insert(0, '議事録')
  text.format(0, 2, { bold: true })
  text.insertEmbed(1, { image: 'a' })
  doc.getArray('list').insert(0, [1, null, [2], { three: 3 }, new Uint8Array([4]), new Y.Map([['five', 5]])])
  doc.getMap('map').set('doc', new Y.Doc())
  const update = Y.encodeStateAsUpdate(doc)
  const [theirs, ours] = [loaded(byYjs, update), loaded(byUs, update)]
  expect(Y.encodeStateAsUpdate(ours.doc)).toEqual(update)
  expect(ours.doc.getText('text').toDelta()).toEqual(theirs.doc.getText('text').toDelta())
})

test('damaged bytes mean what they mean to Yjs, or are refused', () => {
  fc.assert(
    fc.property(arbitraryScript(CLIENTS), fc.nat(), fc.nat(255), fc.boolean(), (script, at, byte, isCut) => {
      const whole = stateAfter(play(script, CLIENTS).updates)
      const place = at % whole.length
      const damaged = isCut ? whole.slice(0, place) : whole.with(place, byte)
      const [theirs, ours] = [outcomeOf(byYjs, damaged), outcomeOf(byUs, damaged)]
      if (theirs !== null) expect(ours).toEqual(theirs)
    }),
    propertyRuns(300),
  )
})

/** Null when it is refused. */
function outcomeOf(load: Load, update: Uint8Array): Uint8Array | null {
  try {
    return Y.encodeStateAsUpdate(loaded(load, update).doc)
  } catch {
    return null
  }
}

function loaded(load: Load, update: Uint8Array) {
  const doc = new Y.Doc()
  doc.clientID = EDITOR
  const heard: unknown[] = []
  const hear = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], { origin, local }: Y.Transaction) => {
    for (const { path, keys, delta } of events)
      heard.push({ path, keys: new Set(keys.keys()), delta: delta.length, origin, local })
  }
  for (const type of [entriesOf(doc), factsOf(doc), listOf(doc, 'themes')]) type.observeDeep(hear)
  doc.on('update', (told, origin) => heard.push({ told, origin }))
  load(doc, update)
  return { doc, heard }
}

function expectSame(updates: readonly Uint8Array[], early: readonly number[]): void {
  const some = early.flatMap(number => updates[number % Math.max(1, updates.length)] ?? [])
  const whole = stateAfter(updates)
  const before = stateAfter(some)
  const all = [before, whole, withoutDeletions(whole), ...merged(some), ...merged([before, ...updates])]
  for (const update of all) {
    const [theirs, ours] = [loaded(byYjs, update), loaded(byUs, update)]
    expect(Y.encodeStateAsUpdate(ours.doc)).toEqual(Y.encodeStateAsUpdate(theirs.doc))
    expect(new Set(ours.doc.share.keys())).toEqual(new Set(theirs.doc.share.keys()))
    expect(neighboursOf(ours.doc)).toEqual(neighboursOf(theirs.doc))
    expect(readMeeting(ours.doc)).toEqual(readMeeting(theirs.doc))
    expect(ours.heard).toEqual(theirs.heard)
    for (const { doc } of [theirs, ours]) {
      editAll(doc)
      for (const each of updates) Y.applyUpdate(doc, each)
    }
    expect(Y.encodeStateAsUpdate(ours.doc)).toEqual(Y.encodeStateAsUpdate(theirs.doc))
  }
}

/** Each item that is in a document with its neighbours, and the length of what it is in. */
function neighboursOf(doc: Y.Doc): unknown[] {
  return [...doc.store.clients.values()].flat().map(struct => {
    if (struct instanceof Y.GC) return struct.id
    const { id, left, right, parent, parentSub, deleted } = struct
    const length = parent instanceof Y.AbstractType ? parent._length : null
    return { id, left: left?.id, right: right?.id, parentSub, deleted, length }
  })
}

function updatesOf(script: readonly Edit[]): Uint8Array[] {
  const updates: Uint8Array[] = []
  const docs = Array.from({ length: CLIENTS }, (_, client) => {
    const doc = new Y.Doc()
    doc.clientID = client + 1
    doc.on('update', (update: Uint8Array, origin: unknown) => origin === COPY || updates.push(update))
    return doc
  })
  docs[0]?.transact(({ doc }) => entriesOf(doc).insert(0, [new Y.XmlText('議事')]))
  for (const doc of docs) byYjs(doc, stateAfter(updates))
  for (const edit of script) {
    const doc = docs[edit.client]
    if (doc !== undefined) ACTS[edit.act](doc, edit, updates)
  }
  return updates
}

type Act = (doc: Y.Doc, edit: Edit, updates: readonly Uint8Array[]) => void
const ACTS: Readonly<Record<Edit['act'], Act>> = {
  type: (doc, { place, size }) => {
    const text = firstText(doc)
    text?.insert(place % (text.length + 1), '発言要旨'.slice(0, size))
  },
  append: (doc, { size }) => {
    const text = firstText(doc)
    text?.insert(text.length, '。、・「'.slice(0, size))
  },
  delete: (doc, { place, size }) => {
    const text = firstText(doc)
    if (text === null || text.length === 0) return
    const from = place % text.length
    text.delete(from, Math.min(size, text.length - from))
  },
  set: (doc, { place, size }) => void listOf(doc, 'themes').set(String(size), place),
  nest: (doc, { place, size }) => {
    const nested = new Y.Map<unknown>()
    listOf(doc, 'themes').set(String(size), nested)
    nested.set('label', '防災')
    nested.set('place', place)
  },
  receive: (doc, { place }, updates) => {
    for (const update of updates.slice(place)) byYjs(doc, update)
  },
}

function firstText(doc: Y.Doc): Y.XmlText | null {
  const text: unknown = entriesOf(doc).get(0)
  return text instanceof Y.XmlText ? text : null
}

function withoutDeletions(update: Uint8Array): Uint8Array {
  const { end = 0 } = readInsertions(update, new Y.Doc()) ?? {}
  return Uint8Array.of(...update.slice(0, end), 0)
}

function stateAfter(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return Y.encodeStateAsUpdate(doc)
}

/** As they lie side by side, with gaps. */
function merged(updates: readonly Uint8Array[]): Uint8Array[] {
  return updates.length === 0 ? [] : [Y.mergeUpdates([...updates])]
}

function editAll(doc: Y.Doc): void {
  for (const { id, text } of readMeeting(doc).entries) setEntryText(doc, id, `${text}。`)
}
