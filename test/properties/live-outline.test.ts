import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addItem,
  appendEntry,
  entryElement,
  moveItem,
  removeEntry,
  removeItem,
  setEntry,
  setEntryText,
  setFacts,
  setItem,
  setProjector,
} from '../../shared/meeting/edit-meeting.ts'
import { ENTRY_KINDS, ENTRY_STATUSES, type EntryPatch } from '../../shared/meeting/entry.ts'
import { entriesOf, entryElements, factsOf, listOf, projectorOf } from '../../shared/meeting/meeting-doc.ts'
import { PHASES, readMeeting, SPEAKER_STYLES } from '../../shared/meeting/read-meeting.ts'
import { RELEASE_MODES } from '../../shared/meeting/read-projector.ts'
import { LiveOutline } from '../../shared/outline/live-outline.ts'
import type { Outline } from '../../shared/outline/outline.ts'
import { applyPatch, patchBetween } from '../../shared/outline/outline-patch.ts'
import { FullOutline } from '../support/full-outline.ts'
import { arbitraryRoots, type Content, writeRoots } from '../support/hostile-doc.ts'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../support/property.ts'

/** Those that are there from the start. */
const ENTRIES = 8
const LISTS = ['agenda', 'themes', 'attendees'] as const
const RANKS = [null, 'a0', 'a1', 'a1V', 'Zz', '']
const TIMES = ['', '2026-11-22T10:00:00Z', '2026-11-22T10:00:01Z', '2026-11-22T09:00:00+09:00', '昨日']

/** One thing that happens, as plain data. Numbers choose among what there is at the time. */
type Step = {
  readonly by: number
  readonly one: number
  readonly other: number
  /** Whether somebody looks after it. */
  readonly looks: boolean
} & (
  | { readonly act: (typeof EDITS)[number] }
  | { readonly act: 'hostile'; readonly roots: readonly (readonly [string, Content])[] }
)
const EDITS = [
  'append',
  'insert',
  'append',
  'type',
  'type',
  'type',
  'clear',
  'kind',
  'status',
  'hide',
  'theme',
  'agenda',
  'speaker',
  'rank',
  'at',
  'merge',
  'merge',
  'unmerge',
  'remove',
  'page-in-page',
  'rename-id',
  'stray-text',
  'remove-page',
  'add-item',
  'set-item',
  'move-item',
  'remove-item',
  'facts',
  'speakers',
  'projector',
  'release',
  'undo',
  'redo',
  'exchange',
  'caret',
  'no-caret',
  'time',
  'time',
  'reload',
] as const

const common = {
  by: fc.constantFrom(0, 0, 0, 1),
  one: fc.nat(11),
  other: fc.nat(11),
  looks: fc.constantFrom(true, true, false),
}
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 60, arbitrary: fc.record({ ...common, act: fc.constantFrom(...EDITS) }) },
  {
    weight: 1,
    arbitrary: fc.record({ ...common, act: fc.constant('hostile' as const), roots: arbitraryRoots }),
  },
)

test(
  'after any edits, looks and pauses the live outline is the one computed from the whole document',
  () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), steps => {
        const scene = new Scene()
        for (const [turn, each] of steps.entries()) {
          scene.play(each, turn)
          if (each.looks) scene.look()
        }
        scene.look()
      }),
      propertyRuns(300),
    )
  },
  PROPERTY_TIMEOUT_MS,
)

test(
  'whatever a document holds, also where its roots are of other types, and whatever is written over it',
  () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryRoots, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (writings, isReceived) => {
          const [author, reader] = [new Y.Doc(), new Y.Doc()]
          const doc = isReceived ? reader : author
          const [live, full] = [new LiveOutline(), new FullOutline()]
          writings.forEach((roots, turn) => {
            writeRoots(author, roots)
            Y.applyUpdate(reader, Y.encodeStateAsUpdate(author))
            const now = { ms: 400 * turn, carets: new Set<string>() }
            expect(live.look(doc, now)).toEqual(full.look(doc, now))
          })
        },
      ),
      propertyRuns(60),
    )
  },
  PROPERTY_TIMEOUT_MS,
)

test('an entry that leaves a group may move those that stay: one without a rank stood behind it', () => {
  const doc = documentOf(1)
  const [live, full] = [new LiveOutline(), new FullOutline()]
  const look = () => {
    const now = { ms: 0, carets: new Set<string>() }
    expect(live.look(doc, now)).toEqual(full.look(doc, now))
  }
  for (const [id, rank] of [
    ['later', 'a0'],
    ['early', 'a1'],
    ['unranked', null],
  ] as const) {
    appendEntry(doc, { id, recorder: '', at: id === 'later' ? (TIMES[1] ?? '') : '', text: id })
    setEntry(doc, id, { rank })
  }
  look()
  removeEntry(doc, 'early')
  look()
})

/** Two clients that edit and exchange, the first watched by both ways of computing the outline. */
class Scene {
  #docs = filled([1, 2].map(client => documentOf(client)))
  #undo = this.#docs.map(doc => undoOf(doc))
  readonly #carets = new Set<string>()
  readonly #live = new LiveOutline()
  readonly #full = new FullOutline()
  #ms = 1_000
  #before: Outline | null = null
  #sent: Outline | null = null

  play(step: Step, turn: number): void {
    const doc = this.#docs[step.by] ?? new Y.Doc()
    if (step.act === 'hostile') writeRoots(doc, step.roots)
    else if (step.act === 'time') this.#ms += [1, 200, 300, 1_999, 2_000][step.one % 5] ?? 0
    else if (step.act === 'caret') this.#carets.add(pick(ids(doc), step.one) ?? 'nowhere')
    else if (step.act === 'no-caret') this.#carets.clear()
    else if (step.act === 'undo') this.#undo[step.by]?.undo()
    else if (step.act === 'redo') this.#undo[step.by]?.redo()
    else if (step.act === 'exchange') exchange(this.#docs)
    else if (step.act === 'reload') this.#reload()
    else doc.transact(() => edit(doc, step.act as Edit, step, turn))
  }

  look(): void {
    const doc = this.#docs[0] ?? new Y.Doc()
    const now = { ms: this.#ms, carets: new Set(this.#carets) }
    const full = this.#full.look(doc, now)
    const live = this.#live.look(doc, now)
    expect(live).toEqual(full)
    expect(this.#live.meeting()).toEqual(this.#full.meeting())
    if (this.#before !== null && this.#sent !== null) {
      const patch = patchBetween(this.#before, live)
      if (patch === null) expect(live).toEqual(this.#before)
      else this.#sent = applyPatch(this.#sent, JSON.parse(JSON.stringify(patch)))
      expect(this.#sent).toEqual(live)
    } else this.#sent = structuredClone(live)
    this.#before = live
  }

  /** The document is given up and read again, as a room at rest does. */
  #reload(): void {
    this.#docs = this.#docs.map(doc => {
      const next = documentOf(doc.clientID + 2)
      Y.applyUpdate(next, Y.encodeStateAsUpdate(doc))
      doc.destroy()
      return next
    })
    this.#undo = this.#docs.map(doc => undoOf(doc))
  }
}

type Edit = Exclude<
  (typeof EDITS)[number],
  'time' | 'caret' | 'no-caret' | 'undo' | 'redo' | 'exchange' | 'reload'
>

function edit(doc: Y.Doc, act: Edit, { one, other }: Step, turn: number): void {
  const id = pick(ids(doc), one) ?? ''
  const set = (patch: EntryPatch) => setEntry(doc, id, patch)
  const list = LISTS[other % 3] ?? 'agenda'
  const item = pick([...listOf(doc, list).keys()], one) ?? ''
  const actions: Readonly<Record<Edit, () => unknown>> = {
    append: () =>
      appendEntry(doc, {
        id: `e${turn}`,
        recorder: '記',
        at: pick(TIMES, one) ?? '',
        text: other % 4 ? `文${turn}` : '',
      }),
    insert: () => insertSomewhere(doc, one, other, turn),
    type: () =>
      setEntryText(doc, id, `${readMeeting(doc).entries.find(each => each.id === id)?.text ?? ''}${turn}`),
    clear: () => setEntryText(doc, id, other % 2 ? '' : ' '),
    kind: () => set({ kind: pick(ENTRY_KINDS, other) ?? 'memo' }),
    status: () => set({ status: pick(ENTRY_STATUSES, other) ?? 'draft' }),
    hide: () => set({ room: other % 2 ? 'hidden' : null }),
    theme: () => set({ theme: `themes-${other % 4}` }),
    agenda: () => set({ agenda: `agenda-${other % 4}` }),
    speaker: () => set({ speaker: `attendees-${other % 4}` }),
    rank: () => set({ rank: pick(RANKS, other) ?? null }),
    at: () => attribute(doc, one, 'at', pick(TIMES, other) ?? ''),
    merge: () => set({ mergedInto: pick(ids(doc), other) ?? 'nobody' }),
    unmerge: () => set({ mergedInto: null }),
    remove: () => removeEntry(doc, id),
    'page-in-page': () => pageInPage(doc, other, turn),
    'rename-id': () => attribute(doc, one, 'id', pick(ids(doc), other) ?? ''),
    'stray-text': () =>
      elementAt(doc, one)?.insert(0, [
        other % 2 ? new Y.XmlText(`前${turn}`) : new Y.XmlElement('hardBreak'),
      ]),
    'remove-page': () => removePage(doc, one),
    'add-item': () =>
      addItem(doc, list, `${list}-${one % 4}`, {
        title: `題${turn}`,
        label: `題${turn}`,
        name: `名${turn}`,
        role: '委員',
      }),
    'set-item': () =>
      setItem(doc, list, item, {
        title: `改${turn}`,
        label: `改${turn}`,
        name: `改${turn}`,
        role: `役${turn}`,
      }),
    'move-item': () => item !== '' && moveItem(doc, list, item, other % 4),
    'remove-item': () => removeItem(doc, list, item),
    facts: () =>
      setFacts(doc, {
        title: `会議${turn}`,
        phase: pick(PHASES, one) ?? 'live',
        currentAgenda: `agenda-${other % 4}`,
      }),
    speakers: () => setFacts(doc, { speakerStyle: pick(SPEAKER_STYLES, one) ?? 'none' }),
    projector: () => setProjector(doc, { blank: one % 2 === 0, confirmedOnly: other % 2 === 0, page: one }),
    release: () => projectorOf(doc).set('release', pick([...RELEASE_MODES, 'unknown'], one)),
  }
  actions[act]()
}

/** Its roots are of the right types, whatever is written. */
function documentOf(client: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  entriesOf(doc)
  factsOf(doc)
  projectorOf(doc)
  for (const list of LISTS) listOf(doc, list)
  return doc
}

/** A short meeting, the same in all. */
function filled(docs: Y.Doc[]): Y.Doc[] {
  const [doc = documentOf(1)] = docs
  for (const list of LISTS)
    for (const n of [0, 1])
      addItem(doc, list, `${list}-${n}`, { title: '題', label: '題', name: '名', role: '委員' })
  for (let n = 0; n < ENTRIES; n++) {
    appendEntry(doc, { id: `f${n}`, recorder: '記', at: pick(TIMES, n) ?? '', text: `文${n}` })
    setEntry(doc, `f${n}`, { theme: `themes-${n % 2}`, rank: pick(RANKS, n) ?? null })
  }
  for (const each of docs) Y.applyUpdate(each, Y.encodeStateAsUpdate(doc))
  return docs
}

function undoOf(doc: Y.Doc): Y.UndoManager {
  return new Y.UndoManager([entriesOf(doc), ...LISTS.map(list => listOf(doc, list))], { captureTimeout: 0 })
}

function exchange([one, other]: readonly Y.Doc[]): void {
  if (one === undefined || other === undefined) return
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)))
}

function ids(doc: Y.Doc): string[] {
  return readMeeting(doc).entries.map(entry => entry.id)
}

function pick<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)]
}

function elementAt(doc: Y.Doc, at: number): Y.XmlElement | undefined {
  return pick([...entryElements(doc)], at)
}

function attribute(doc: Y.Doc, at: number, name: string, value: string): void {
  elementAt(doc, at)?.setAttribute(name, value)
}

/** Also the id of another entry: pasted twice. */
function insertSomewhere(doc: Y.Doc, one: number, other: number, turn: number): void {
  const parent = elementAt(doc, one)?.parent ?? entriesOf(doc)
  if (!(parent instanceof Y.XmlFragment)) return
  const id = other % 3 === 0 ? (pick(ids(doc), other) ?? '') : `e${turn}`
  parent.insert(other % (parent.length + 1), [
    entryElement({ id, recorder: '', at: pick(TIMES, one) ?? '', text: `間${turn}` }),
  ])
}

function pageInPage(doc: Y.Doc, other: number, turn: number): void {
  const page = new Y.XmlElement('page')
  const inner = new Y.XmlElement('page')
  inner.insert(0, [entryElement({ id: `p${turn}`, recorder: '', at: '', text: '頁' })])
  page.insert(0, [inner])
  entriesOf(doc).insert(other % (entriesOf(doc).length + 1), [page])
}

function removePage(doc: Y.Doc, one: number): void {
  const root = entriesOf(doc)
  if (root.length > 1) root.delete(one % root.length, 1)
}
