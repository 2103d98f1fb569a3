import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { columnsOf } from '../../client/sync/columns-of.ts'
import { fillFromColumns } from '../../client/sync/fill-from-columns.ts'
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
const byColumns: Load = (doc, update) => {
  const columns = columnsOf(loaded(byYjs, update).doc)
  if (columns === null) throw new Error('no columns')
  fillFromColumns(doc, structuredClone(columns), COPY)
}

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
      const states = [byYjs, byColumns].map(load => {
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
      const ours = loaded(byColumns, update).doc
      expect(Y.encodeStateAsUpdate(ours)).toEqual(update)
      expect(entriesOf(ours).toString()).toBe(entriesOf(doc).toString())
      expect(listOf(ours, 'themes').toJSON()).toEqual(listOf(doc, 'themes').toJSON())
    }),
    propertyRuns(200),
  )
})

test('what no meeting holds, or waits for something, has no columns', () => {
  const odd: ((doc: Y.Doc) => void)[] = [
    doc => doc.getText('text').insert(0, '議', { bold: true }),
    doc => doc.getText('text').insertEmbed(0, { image: 'a' }),
    doc => doc.getArray('list').insert(0, [new Uint8Array([4])]),
    doc => doc.getMap('map').set('list', new Y.Array()),
    doc => doc.getMap('map').set('doc', new Y.Doc()),
    doc => doc.getMap('map').set('hook', new Y.XmlHook('hook')),
    doc => Y.applyUpdate(doc, lateUpdate()),
  ]
  for (const make of odd) {
    const doc = new Y.Doc()
    make(doc)
    expect(columnsOf(doc)).toBeNull()
  }
})

test('clients may have any number that Yjs can write', () => {
  const [first, second] = [new Y.Doc(), new Y.Doc()]
  first.clientID = Number.MAX_SAFE_INTEGER
  second.clientID = 2 ** 32
  first.getText('text').insert(0, '議案')
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  second.getText('text').insert(1, '事')
  const update = Y.encodeStateAsUpdate(second)
  expect(Y.encodeStateAsUpdate(loaded(byColumns, update).doc)).toEqual(update)
})

test('a document that is not empty takes columns in as it takes in an update', () => {
  fc.assert(
    fc.property(edits, came, (script, early) => {
      const updates = updatesOf(script)
      const some = stateAfter(early.flatMap(number => updates[number % Math.max(1, updates.length)] ?? []))
      const whole = stateAfter([stateAfter(updates)])
      const states = [byYjs, byColumns].map(load => {
        const doc = new Y.Doc()
        Y.applyUpdate(doc, some)
        load(doc, whole)
        return Y.encodeStateAsUpdate(doc)
      })
      expect(states[1]).toEqual(states[0])
    }),
    propertyRuns(100),
  )
})

/** Written behind something that is not part of it. */
function lateUpdate(): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, '議')
  const known = Y.encodeStateVector(doc)
  doc.getText('text').insert(1, '事')
  return Y.encodeStateAsUpdate(doc, known)
}

/** The document, and what is told of it to those who follow a root, or its updates. */
function loaded(load: Load, update: Uint8Array) {
  const doc = new Y.Doc()
  doc.clientID = EDITOR
  const heard: unknown[][] = []
  for (const type of [entriesOf(doc), factsOf(doc), listOf(doc, 'themes')]) {
    const told: unknown[] = []
    heard.push(told)
    type.observeDeep((events, { origin, local }) => {
      for (const { path, keys, delta } of events)
        told.push({ path, keys: new Set(keys.keys()), delta: delta.length, origin, local })
    })
  }
  doc.on('update', (told, origin) => heard.push([told, origin]))
  load(doc, update)
  return { doc, heard }
}

function expectSame(updates: readonly Uint8Array[], early: readonly number[]): void {
  const some = early.flatMap(number => updates[number % Math.max(1, updates.length)] ?? [])
  for (const update of [stateAfter(updates), stateAfter(some)].filter(isComplete)) {
    const [theirs, ours] = [loaded(byYjs, update), loaded(byColumns, update)]
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

/** Nothing waits in it for what has not come. */
function isComplete(update: Uint8Array): boolean {
  const { pendingStructs, pendingDs } = loaded(byYjs, update).doc.store
  return pendingStructs === null && pendingDs === null
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

function stateAfter(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return Y.encodeStateAsUpdate(doc)
}

function editAll(doc: Y.Doc): void {
  for (const { id, text } of readMeeting(doc).entries) setEntryText(doc, id, `${text}。`)
}
