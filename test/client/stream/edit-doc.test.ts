import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createEditDoc, type EditDoc, type EditDocOptions } from '../../../client/stream/editor/edit-doc.ts'
import { createSource, type Source } from '../../../client/sync/observable.ts'
import { appendEntry, removeEntry, setEntry, setEntryText } from '../../../shared/meeting/edit-meeting.ts'
import { factsOf, SCHEMA_VERSION } from '../../../shared/meeting/meeting-doc.ts'
import { readEntries } from '../../../shared/meeting/read-meeting.ts'

const AT = '2026-11-22T10:00:00Z'
let net: Y.Doc
let gate: EditDoc
let isBusy: boolean
let held: string[]
let caret: string | null
let takenIn: number
let unsaved: Source<ReadonlySet<string>>
let rescued: { id: string; hadCaret: boolean }[]

beforeEach(() => {
  net = new Y.Doc()
  isBusy = false
  held = []
  for (const id of ['e1', 'e2']) appendEntry(net, { id, recorder: 'A', at: AT, text: id })
  unsaved = createSource<ReadonlySet<string>>(new Set())
  rescued = []
  caret = 'e1'
  takenIn = 0
  gate = createEditDoc(options())
})

/** Edits that come in are taken in at once. */
function options(): EditDocOptions {
  return {
    net,
    composition: { isBusy: () => isBusy, entry: () => caret },
    unsaved,
    onHeld: records => {
      held = [...records]
    },
    desk: { newId: () => 'fresh', now: () => AT, recorder: () => 'B' },
    onRescued: entry => rescued.push(entry),
    onTakingIn: () => {
      takenIn++
    },
    schedule: task => task(),
  }
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** What the server sends when these colleagues' edits reach it at once. */
function arriveAsOne(...docs: readonly Y.Doc[]): void {
  const known = Y.encodeStateVector(net)
  Y.applyUpdate(net, Y.mergeUpdates(docs.map(doc => Y.encodeStateAsUpdate(doc, known))))
}

const texts = (doc: Y.Doc) => readEntries(doc).map(entry => entry.text)

test('edits pass both ways while nobody composes', () => {
  setEntryText(net, 'e1', 'net')
  setEntryText(gate.doc, 'e2', 'editor')
  expect(texts(net)).toEqual(['net', 'editor'])
  expect(texts(gate.doc)).toEqual(['net', 'editor'])
})

test('while composing one’s own edits are held, named, and sent on release', () => {
  isBusy = true
  setEntryText(gate.doc, 'e1', 'にほ')
  setEntryText(gate.doc, 'e1', '日本')
  expect(texts(net)).toEqual(['e1', 'e2'])
  expect(held).toEqual(['e1'])
  isBusy = false
  gate.release()
  expect(texts(net)).toEqual(['日本', 'e2'])
  expect(held).toEqual([])
})

test('while composing, edits of other entries come in and those of the composed one wait', () => {
  isBusy = true
  setEntryText(net, 'e2', '他')
  expect(texts(gate.doc)).toEqual(['e1', '他'])
  setEntryText(net, 'e1', '前e1')
  expect(texts(gate.doc)).toEqual(['e1', '他'])
  isBusy = false
  gate.release()
  expect(texts(gate.doc)).toEqual(['前e1', '他'])
})

test('while composing the editor is not told that something comes in, for its caret is the input method’s', () => {
  isBusy = true
  setEntryText(net, 'e2', '後')
  expect(takenIn).toBe(0)
  isBusy = false
  setEntryText(net, 'e2', '後後')
  expect(takenIn).toBe(1)
})

test('everything waits while nobody knows which entry is composed in', () => {
  isBusy = true
  caret = null
  setEntryText(net, 'e2', '後')
  expect(texts(gate.doc)).toEqual(['e1', 'e2'])
  isBusy = false
  gate.release()
  expect(texts(gate.doc)).toEqual(['e1', '後'])
})

test('an entry that is begun while composing waits too, and what comes in meanwhile does not disturb it', () => {
  isBusy = true
  appendEntry(gate.doc, { id: 'e3', recorder: 'B', at: AT })
  setEntryText(gate.doc, 'e3', '新')
  setEntryText(net, 'e2', '後')
  expect(texts(net)).toEqual(['e1', '後'])
  isBusy = false
  gate.release()
  expect(texts(net)).toEqual(['e1', '後', '新'])
  expect(texts(gate.doc)).toEqual(['e1', '後', '新'])
})

test('taking the composed entry away waits too', () => {
  isBusy = true
  removeEntry(net, 'e1')
  expect(texts(gate.doc)).toEqual(['e1', 'e2'])
  isBusy = false
  gate.release()
  expect(texts(gate.doc)).toEqual(['e2'])
})

test('an edit of the composed entry holds up none of other people in other entries', () => {
  const [colleague, other] = [copyOf(net), copyOf(net)]
  isBusy = true
  setEntryText(colleague, 'e1', '前e1')
  setEntryText(colleague, 'e2', '後e2')
  setEntryText(other, 'e2', 'e2別')
  for (const doc of [colleague, other]) Y.applyUpdate(net, Y.encodeStateAsUpdate(doc))
  expect(texts(gate.doc)).toEqual(['e1', 'e2別'])
  isBusy = false
  gate.release()
  expect(texts(gate.doc)).toEqual(['前e1', '後e2別'])
})

test('nor does it when the server sends both as one', () => {
  const [colleague, other] = [copyOf(net), copyOf(net)]
  isBusy = true
  setEntryText(colleague, 'e1', '前e1')
  setEntryText(other, 'e2', '別')
  appendEntry(other, { id: 'e3', recorder: 'C', at: AT, text: 'e3' })
  arriveAsOne(colleague, other)
  expect(texts(gate.doc)).toEqual(['e1', '別', 'e3'])
  setEntryText(other, 'e3', 'e3続き')
  Y.applyUpdate(net, Y.encodeStateAsUpdate(other))
  expect(texts(gate.doc)).toEqual(['e1', '別', 'e3続き'])
  isBusy = false
  gate.release()
  expect(texts(gate.doc)).toEqual(['前e1', '別', 'e3続き'])
})

test('what is deleted in the composed entry waits, whoever else has written in the same update', () => {
  const [colleague, other] = [copyOf(net), copyOf(net)]
  isBusy = true
  setEntryText(colleague, 'e1', 'e')
  setEntryText(other, 'e2', 'e2別')
  appendEntry(colleague, { id: 'e3', recorder: 'C', at: AT, text: 'e3' })
  arriveAsOne(colleague, other)
  expect(texts(gate.doc)[0]).toBe('e1')
  isBusy = false
  gate.release()
  expect(texts(gate.doc)).toEqual(['e', 'e2別', 'e3'])
})

test('an edit that builds on a held one comes in after it', () => {
  const colleague = copyOf(net)
  colleague.on('update', update => Y.applyUpdate(net, update))
  isBusy = true
  setEntryText(colleague, 'e1', '前e1')
  setEntryText(colleague, 'e2', '後e2')
  isBusy = false
  gate.release()
  expect(texts(gate.doc)).toEqual(['前e1', '後e2'])
})

test('what is composed in an entry that a colleague takes away stands in one of its own, there', () => {
  setEntry(net, 'e1', { theme: 't1' })
  isBusy = true
  setEntryText(gate.doc, 'e1', 'e日本1')
  removeEntry(net, 'e1')
  isBusy = false
  gate.release()
  for (const doc of [net, gate.doc]) {
    expect(readEntries(doc).map(({ id, text, theme, recorder }) => ({ id, text, theme, recorder }))).toEqual([
      { id: 'fresh', text: '日本', theme: 't1', recorder: 'B' },
      { id: 'e2', text: 'e2', theme: null, recorder: 'A' },
    ])
  }
  expect(rescued).toEqual([{ id: 'fresh', hadCaret: true }])
})

test('so does what is not stored yet, in place of an entry without the caret', () => {
  setEntryText(gate.doc, 'e2', 'e2未')
  unsaved.set(new Set(['e2']))
  removeEntry(net, 'e2')
  expect(texts(net)).toEqual(['e1', '未'])
  expect(rescued).toEqual([{ id: 'fresh', hadCaret: false }])
})

test('what was stored a second ago goes with its entry, what was stored since does not', () => {
  vi.useFakeTimers()
  const type = (text: string) => {
    setEntryText(gate.doc, 'e1', text)
    unsaved.set(new Set(['e1']))
    unsaved.set(new Set())
  }
  type('e1古')
  vi.advanceTimersByTime(600)
  type('e1古新')
  vi.advanceTimersByTime(600)
  removeEntry(net, 'e1')
  expect(texts(net)).toEqual(['新', 'e2'])
  setEntryText(gate.doc, 'e2', 'e2済')
  unsaved.set(new Set(['e2']))
  unsaved.set(new Set())
  vi.advanceTimersByTime(1_000)
  removeEntry(net, 'e2')
  expect(texts(net)).toEqual(['新'])
  vi.useRealTimers()
})

test('taking one’s own entry away brings nothing back', () => {
  setEntryText(gate.doc, 'e1', 'e1後')
  unsaved.set(new Set(['e1']))
  removeEntry(gate.doc, 'e1')
  setEntryText(net, 'e2', '他')
  expect(texts(gate.doc)).toEqual(['他'])
  expect(texts(net)).toEqual(['他'])
})

test('once the meeting is of a newer schema nothing comes in', () => {
  factsOf(net).set('schemaVersion', SCHEMA_VERSION + 1)
  setEntryText(net, 'e1', '新しい版')
  expect(texts(gate.doc)).toEqual(['e1', 'e2'])
})

test('closing the editor sends what was held', () => {
  isBusy = true
  setEntryText(gate.doc, 'e1', '書きかけ')
  gate.close()
  expect(texts(net)).toEqual(['書きかけ', 'e2'])
})

describe('with edits that go out later', () => {
  let due: (() => void)[]
  const sendDue = () => due.splice(0).forEach(task => void task())

  beforeEach(() => {
    gate.close()
    due = []
    gate = createEditDoc({ ...options(), sendLater: task => due.push(task) })
  })

  test('those of a moment go out together', () => {
    setEntryText(gate.doc, 'e1', 'e1甲')
    setEntryText(gate.doc, 'e2', 'e2乙')
    expect(texts(net)).toEqual(['e1', 'e2'])
    let sent = 0
    net.on('update', () => sent++)
    sendDue()
    expect(texts(net)).toEqual(['e1甲', 'e2乙'])
    expect(sent).toBe(1)
  })

  test('what was written before a composition goes out, and what is composed does not go with it', () => {
    setEntryText(gate.doc, 'e1', 'e1前')
    isBusy = true
    setEntryText(gate.doc, 'e1', 'e1前に')
    expect(texts(net)).toEqual(['e1前', 'e2'])
    sendDue()
    expect(texts(net)).toEqual(['e1前', 'e2'])
    isBusy = false
    gate.release()
    expect(texts(net)).toEqual(['e1前に', 'e2'])
  })

  test('closing the editor sends what is due', () => {
    setEntryText(gate.doc, 'e1', 'e1後')
    gate.close()
    expect(texts(net)).toEqual(['e1後', 'e2'])
    sendDue()
    expect(texts(net)).toEqual(['e1後', 'e2'])
  })

  test('what has not gone out counts as unseen, whatever else is stored meanwhile', () => {
    vi.useFakeTimers()
    setEntryText(gate.doc, 'e1', 'e1未')
    unsaved.set(new Set(['e2']))
    unsaved.set(new Set())
    vi.advanceTimersByTime(2_000)
    removeEntry(net, 'e1')
    expect(texts(gate.doc)).toEqual(['未', 'e2'])
    vi.useRealTimers()
  })
})
