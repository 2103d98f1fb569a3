import { EditorState, Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { initProseMirrorDoc, ySyncPluginKey } from '@tiptap/y-tiptap'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { carets } from '../../../client/stream/editor/carets.ts'
import { dueCarets } from '../../../client/stream/editor/due-carets.ts'
import { createSchema } from '../../../client/stream/editor/schema.ts'
import { marginsOf } from '../../../client/stream/margins.ts'
import type { ColleagueCaret } from '../../../client/stream/people.ts'
import { createSource } from '../../../client/sync/observable.ts'
import { appendEntry } from '../../../shared/meeting/edit-meeting.ts'
import { entriesOf } from '../../../shared/meeting/meeting-doc.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import type { PresenceCursor } from '../../../shared/sync/presence.ts'
import { deleteText, insertText } from '../../support/colleague-edits.ts'

const LINE = 'one'
const TEXT = 'これです'
/** Where the text of the only entry begins in the editor. */
const START = 2
const COLLEAGUE = 7

let doc: Y.Doc
/** The documents of the caret's owner and of somebody else. */
let owner: Y.Doc
let other: Y.Doc
beforeEach(() => {
  doc = new Y.Doc()
  appendEntry(doc, { id: LINE, recorder: '甲', at: '', text: TEXT })
  owner = linkedTo(doc)
  other = linkedTo(doc)
})

function linkedTo(doc: Y.Doc): Y.Doc {
  const linked = new Y.Doc()
  Y.applyUpdate(linked, Y.encodeStateAsUpdate(doc))
  linked.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== doc) Y.applyUpdate(doc, update, linked)
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== linked) Y.applyUpdate(linked, update, doc)
  })
  return linked
}

/** A caret of the owner behind so many characters. */
function cursorBehind(count: number): PresenceCursor {
  const page = entriesOf(owner).get(0)
  const entry = page instanceof Y.XmlElement ? page.get(0) : null
  const text = entry instanceof Y.XmlElement ? entry.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('the entry has no text')
  const place = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, count, -1))
  const told = { type: null, tname: null, item: null, assoc: -1, ...place }
  return { anchor: told, head: told, writer: owner.clientID }
}

function colleagueAt(cursor: PresenceCursor): ColleagueCaret {
  return { client: COLLEAGUE, user: { name: '乙', colour: 1 }, entry: LINE, typing: true, cursor }
}

const margins = () =>
  marginsOf(readMeeting(doc), ['乙'], {
    kindName: kind => kind,
    statusName: status => status,
    agendaName: (_, title) => title,
    noTheme: '',
    hidden: '',
  })

/** An editor without a page, on what the document holds now. */
function viewOf(plugins: readonly Plugin[] = []): EditorView {
  const type = entriesOf(doc)
  const schema = createSchema()
  const known = initProseMirrorDoc(type, schema)
  const binding = { doc, type, mapping: known.mapping }
  const sync = new Plugin({
    key: ySyncPluginKey,
    state: { init: () => ({ binding, isChangeOrigin: false }), apply: (_, state) => state },
  })
  const view = {
    state: EditorState.create({ schema, doc: known.doc, plugins: [sync, ...plugins] }),
    isDestroyed: false,
    dispatch(tr: EditorState['tr']) {
      view.state = view.state.apply(tr)
    },
  }
  return view as unknown as EditorView
}

describe('a caret whose place is not told yet', () => {
  /** Where it is due, by characters, when it is drawn behind so many. */
  function dueBehind(cursor: PresenceCursor, drawnBehind: number): number | undefined {
    const view = viewOf()
    const widget = Decoration.widget(START + drawnBehind, () => new EventTarget() as Node, {
      client: COLLEAGUE,
    })
    const drawn = DecorationSet.create(view.state.doc, [widget])
    const [caret] = dueCarets(view, [colleagueAt(cursor)], margins(), drawn, { standsAt: () => true })
    return caret && caret.pos - START
  }

  test('is pushed along by a conversion in the middle of the line, of which only the result is left', () => {
    const cursor = cursorBehind(2)
    insertText(owner, LINE, 2, 'にほん')
    deleteText(owner, LINE, 2, 3)
    insertText(owner, LINE, 2, '日本')
    expect(dueBehind(cursor, 4)).toBe(4)
  })

  test('is pushed along where its owner writes at the line’s start', () => {
    const cursor = cursorBehind(0)
    insertText(owner, LINE, 0, '日本')
    expect(dueBehind(cursor, 2)).toBe(2)
  })

  test('is not pushed along by what somebody else writes there', () => {
    const cursor = cursorBehind(2)
    insertText(other, LINE, 2, '日本')
    expect(dueBehind(cursor, 4)).toBe(2)
  })

  test('is not pushed along by somebody who goes on with their own words', () => {
    insertText(other, LINE, 4, '続')
    const cursor = cursorBehind(5)
    insertText(other, LINE, 5, 'き')
    expect(dueBehind(cursor, 6)).toBe(5)
  })

  test('is drawn where it is told when somebody else writes in between', () => {
    const cursor = cursorBehind(2)
    insertText(owner, LINE, 2, '日本')
    insertText(other, LINE, 3, 'x')
    expect(dueBehind(cursor, 5)).toBe(2)
  })
})

describe('drawing', () => {
  let frames: (() => void)[]
  let isComposing: boolean
  let waiting: (() => void)[]
  beforeEach(() => {
    frames = []
    waiting = []
    isComposing = false
    vi.stubGlobal('requestAnimationFrame', (task: () => void) => frames.push(task))
  })
  afterEach(() => vi.unstubAllGlobals())

  function mounted() {
    const colleagues = createSource<readonly ColleagueCaret[]>([])
    const plugin = carets(colleagues, createSource(margins()), {
      isBusy: () => isComposing,
      whenIdle: task => (isComposing ? waiting.push(task) : task()),
    })
    const view = viewOf([plugin])
    plugin.spec.view?.(view)
    return {
      moveTo: (count: number) => colleagues.set([colleagueAt(cursorBehind(count))]),
      drawn: () =>
        plugin
          .getState(view.state)
          ?.find()
          .map(({ from }) => from - START),
    }
  }

  function drawFrames(): void {
    for (const task of frames.splice(0)) task()
  }

  test('a caret that has moved while one composed is drawn behind the composition', () => {
    const { moveTo, drawn } = mounted()
    moveTo(1)
    drawFrames()
    isComposing = true
    moveTo(2)
    moveTo(3)
    drawFrames()
    expect(drawn()).toEqual([1])
    isComposing = false
    for (const task of waiting.splice(0)) task()
    drawFrames()
    expect(drawn()).toEqual([3])
  })

  test('however often carets move before a frame is drawn, one is asked for', () => {
    const { moveTo, drawn } = mounted()
    for (const count of [1, 2, 3]) moveTo(count)
    expect(frames).toHaveLength(1)
    drawFrames()
    expect(drawn()).toEqual([3])
    moveTo(4)
    expect(frames).toHaveLength(1)
  })

  test('a caret that stands where it should asks for no frame', () => {
    const { moveTo } = mounted()
    moveTo(2)
    drawFrames()
    moveTo(2)
    expect(frames).toHaveLength(0)
  })
})
