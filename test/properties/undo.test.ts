import { ySyncPluginKey } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createUndoManager } from '../../client/stream/editor/undo-manager.ts'
import { appendEntry, setEntry } from '../../shared/meeting/edit-meeting.ts'
import { entriesOf, findEntryElement } from '../../shared/meeting/meeting-doc.ts'
import { readEntries } from '../../shared/meeting/read-meeting.ts'
import { propertyRuns } from '../support/property.ts'

const ENTRIES = ['e1', 'e2']
/** Longer than what is typed in one piece. */
const PAUSE_MS = 2_000
const BIRTH = { recorder: '記録係A', at: '2026-11-26T10:00:00Z', agenda: 'g1', theme: 't1', speaker: 's1' }

const arbitraryActs = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('create' as const), entry: fc.constantFrom(...ENTRIES) }),
    fc.record({
      kind: fc.constantFrom('own-text' as const, 'foreign-text' as const),
      entry: fc.constantFrom(...ENTRIES),
      at: fc.nat(20),
    }),
    fc.record({
      kind: fc.constant('own-delete' as const),
      entry: fc.constantFrom(...ENTRIES),
      at: fc.nat(20),
    }),
    fc.record({
      kind: fc.constantFrom('own-theme' as const, 'foreign-theme' as const),
      entry: fc.constantFrom(...ENTRIES),
    }),
    fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }),
  ),
  { minLength: 4, maxLength: 40 },
)

type Act = {
  readonly kind: string
  readonly entry?: string
  readonly at?: number
}

/** A recorder with undo and a colleague, each with a document of their own, in step. */
function createPair() {
  const own = new Y.Doc()
  const foreign = new Y.Doc()
  own.clientID = 1
  foreign.clientID = 2
  own.on('update', (update: Uint8Array, origin) => origin !== 'net' && Y.applyUpdate(foreign, update, 'net'))
  foreign.on('update', (update: Uint8Array, origin) => origin !== 'net' && Y.applyUpdate(own, update, 'net'))
  const undo = createUndoManager(entriesOf(own), { isBusy: () => false, count: () => 0 })
  return { own, foreign, undo }
}

function write(doc: Y.Doc, entry: string, at: number, text: string): boolean {
  const element = findEntryElement(doc, entry)
  if (element === null) return false
  const first = element.firstChild
  const target = first instanceof Y.XmlText ? first : new Y.XmlText()
  if (first === null) element.insert(0, [target])
  target.insert(Math.min(at, target.length), text)
  return true
}

/** Answers the letters that the colleague wrote, each one unlike every other. */
function play({ own, foreign, undo }: ReturnType<typeof createPair>, acts: readonly Act[]): string[] {
  return acts.flatMap(({ kind, entry = '', at = 0 }, index) => {
    const letter = String.fromCharCode(0xe000 + index)
    if (kind === 'undo') undo.undo()
    if (kind === 'redo') undo.redo()
    if (kind === 'foreign-theme') setEntry(foreign, entry, { theme: `foreign${index}` })
    asStep({ own, undo }, () => actInEditor(own, { kind, entry, at }, index))
    return kind === 'foreign-text' && write(foreign, entry, at, letter) ? [letter] : []
  })
}

function asStep({ own, undo }: Pick<ReturnType<typeof createPair>, 'own' | 'undo'>, act: () => void): void {
  undo.stopCapturing()
  own.transact(act, ySyncPluginKey)
}

function actInEditor(own: Y.Doc, { kind, entry, at }: Required<Act>, index: number): void {
  if (kind === 'create' && findEntryElement(own, entry) === null) appendEntry(own, { id: entry, ...BIRTH })
  if (kind === 'own-text') write(own, entry, at, '甲')
  if (kind === 'own-theme') setEntry(own, entry, { theme: `own${index}` })
  const text = findEntryElement(own, entry)?.firstChild
  if (kind === 'own-delete' && text instanceof Y.XmlText) deleteOwn(text, at)
}

/** Deletes a letter of one's own; what a colleague wrote stays. */
function deleteOwn(text: Y.XmlText, at: number): void {
  if (text.toString()[at] === '甲') text.delete(at, 1)
}

test('undo takes back one’s own work alone: a colleague’s words keep their entry and its attributes', () => {
  fc.assert(
    fc.property(arbitraryActs, acts => {
      const pair = createPair()
      const typed = play(pair, acts)
      while (pair.undo.undoStack.length > 0) pair.undo.undo()
      const entries = readEntries(pair.own)
      const text = entries.map(entry => entry.text).join('')
      expect([...text].filter(letter => letter !== '甲').sort()).toEqual(typed.sort())
      for (const entry of entries.filter(each => each.text !== '')) {
        expect(ENTRIES).toContain(entry.id)
        expect(entry).toMatchObject({ recorder: BIRTH.recorder, at: BIRTH.at, agenda: 'g1', speaker: 's1' })
        expect(entry.theme).not.toBeNull()
      }
      expect(readEntries(pair.foreign)).toEqual(entries)
    }),
    propertyRuns(200),
  )
})

test('undo of a theme in a line that a colleague writes in gives back the theme before', () => {
  const pair = createPair()
  const { own, foreign, undo } = pair
  asStep(pair, () => appendEntry(own, { id: 'e1', ...BIRTH }))
  asStep(pair, () => write(own, 'e1', 0, '甲'))
  write(foreign, 'e1', 1, '乙')
  asStep(pair, () => setEntry(own, 'e1', { theme: 't2' }))
  undo.undo()
  expect(readEntries(own)[0]).toMatchObject({ id: 'e1', theme: 't1', text: '甲乙' })
})

test('undo of a speaker in a line that had none, and that a colleague writes in, takes the speaker away', () => {
  const pair = createPair()
  const { own, foreign, undo } = pair
  const { speaker: _, ...birth } = BIRTH
  asStep(pair, () => appendEntry(own, { id: 'e1', ...birth, text: '甲' }))
  write(foreign, 'e1', 1, '乙')
  asStep(pair, () => setEntry(own, 'e1', { speaker: 's2' }))
  undo.undo()
  expect(readEntries(own)[0]).toMatchObject({ id: 'e1', theme: 't1', speaker: null, text: '甲乙' })
})

test('however long one composes, it is one step; what is typed after a pause is another', () => {
  const own = new Y.Doc()
  appendEntry(own, { id: 'e1', ...BIRTH })
  let isBusy = false
  const undo = createUndoManager(entriesOf(own), { isBusy: () => isBusy, count: () => 1 })
  const type = (text: string) => {
    own.transact(() => write(own, 'e1', Number.MAX_SAFE_INTEGER, text), ySyncPluginKey)
    undo.lastChange -= PAUSE_MS
  }
  type('甲')
  isBusy = true
  for (const text of ['か', 'い', 'ぎ']) type(text)
  isBusy = false
  type('乙')
  const left = ['甲かいぎ', '甲', ''].map(() => {
    undo.undo()
    return readEntries(own)[0]?.text
  })
  expect(left).toEqual(['甲かいぎ', '甲', ''])
})
