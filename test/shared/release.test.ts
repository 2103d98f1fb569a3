import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import {
  appendEntry,
  removeEntry,
  setEntry,
  setEntryText,
  setFacts,
  setProjector,
} from '../../shared/meeting/edit-meeting.ts'
import { projectorOf } from '../../shared/meeting/meeting-doc.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { type ReleaseMode, readProjector } from '../../shared/meeting/read-projector.ts'
import { LiveOutline } from '../../shared/outline/live-outline.ts'
import { buildDoc } from '../support/build-meeting.ts'

/** A meeting, and what the room sees of it at each look: the texts in the outline. */
function room(texts: Record<string, string> = {}, release: ReleaseMode = 'rest') {
  const doc = buildDoc({})
  const outline = new LiveOutline()
  setProjector(doc, { release })
  write(doc, texts)
  const look = (ms: number, ...carets: string[]) =>
    outline
      .look(doc, { ms, carets: new Set(carets) })
      .agenda.flatMap(item => item.groups.flatMap(group => group.entries.map(entry => entry.text)))
  return { doc, outline, look, write: (next: Record<string, string>) => write(doc, next) }
}

function write(doc: Y.Doc, texts: Record<string, string>): void {
  for (const [id, text] of Object.entries(texts))
    if (!setEntryText(doc, id, text)) appendEntry(doc, { id, recorder: '記', at: '', text })
}

test('what stands there at the first look is shown, but for an entry in which somebody types', () => {
  const { look, outline } = room({ a: '済', b: '途中' })
  expect(look(10_000, 'b')).toEqual(['済'])
  expect(outline.dueAtMs).toBe(12_000)
})

test('a new entry appears as soon as its caret has left, however short ago it was written', () => {
  const { look, write } = room()
  look(0)
  write({ a: 'あ' })
  expect(look(1_000, 'a')).toEqual([])
  write({ a: 'あい' })
  expect(look(1_500, 'a')).toEqual([])
  write({ a: 'あいう' })
  expect(look(1_510)).toEqual(['あいう'])
})

test('where two write in one entry, it waits for the one who stays', () => {
  const { look, write } = room()
  look(0)
  write({ a: 'あ' })
  look(1_000, 'a', 'b')
  expect(look(1_100, 'a')).toEqual([])
  expect(look(1_200)).toEqual(['あ'])
})

test('the first letter of a new entry does not slip out before the caret is known', () => {
  const { look, outline, write } = room()
  look(0)
  write({ a: 'k' })
  expect(look(1_000)).toEqual([])
  expect(outline.dueAtMs).toBe(1_300)
  expect(look(1_001, 'a')).toEqual([])
  expect(outline.dueAtMs).toBe(3_000)
})

test('a text that rests for two seconds is shown although the caret stays', () => {
  const { look, outline, write } = room()
  look(0)
  write({ a: 'あ' })
  look(1_000, 'a')
  expect(look(2_999, 'a')).toEqual([])
  expect(look(3_000, 'a')).toEqual(['あ'])
  expect(outline.dueAtMs).toBeNull()
})

test('an entry shown before keeps its old text while it is being changed, also while it is empty', () => {
  const { look, outline, write } = room({ a: '古い' })
  look(0)
  write({ a: '古' })
  expect(look(5_000, 'a')).toEqual(['古い'])
  write({ a: '' })
  expect(look(5_500, 'a')).toEqual(['古い'])
  write({ a: '新しい' })
  expect(look(6_000, 'a')).toEqual(['古い'])
  expect(outline.dueAtMs).toBe(8_000)
  expect(look(8_000, 'a')).toEqual(['新しい'])
  write({ a: '' })
  expect(look(9_000, 'a')).toEqual(['新しい'])
  expect(look(11_000, 'a')).toEqual([])
})

test('what has rested once stays when a caret comes back to it', () => {
  const { look } = room({ a: 'あ' })
  look(0)
  expect(look(500, 'a')).toEqual(['あ'])
})

test('a removed entry is gone at once, and in live mode nothing is held', () => {
  const { doc, look } = room({ a: 'あ' })
  look(0)
  removeEntry(doc, 'a')
  expect(look(1, 'a')).toEqual([])
  expect(room({ a: 'あ' }, 'live').look(0, 'a')).toEqual(['あ'])
})

test('with confirmed ones only, a confirmed entry that is changed keeps its old text until the new one is due', () => {
  const { doc, look, write } = room({ a: '確認済', b: '未確認' }, 'confirmed')
  setEntry(doc, 'a', { status: 'confirmed' })
  expect(look(0)).toEqual(['確認済'])
  write({ a: '確認済ん' })
  expect(look(1_000, 'a')).toEqual(['確認済'])
  expect(look(3_000, 'a')).toEqual(['確認済ん'])
})

test.each([
  ['a memo', { kind: 'memo' }, { kind: 'opinion' }],
  ['left out', { status: 'omitted' }, { status: 'draft' }],
  ['merged', { mergedInto: 'b' }, { mergedInto: null }],
] as const)(
  'what was written while an entry was %s never shows, when it comes back and is being changed',
  (_, away, back) => {
    const { doc, look, write } = room({ a: '公開', b: '他' })
    setEntry(doc, 'a', away)
    expect(look(0)).toEqual(['他'])
    write({ a: '秘密' })
    expect(look(5_000)).toEqual(['他'])
    write({ a: '公開の文' })
    setEntry(doc, 'a', back)
    expect(look(10_000, 'a')).toEqual(['他'])
    expect(look(12_000, 'a')).toEqual(['公開の文', '他'])
  },
)

test('an entry that is hidden is gone at once, also while it waits to be shown, and back at once as it reads then', () => {
  const { doc, look, outline, write } = room({ a: '見える' })
  look(0)
  write({ b: '書きかけ' })
  look(1_000, 'b')
  for (const id of ['a', 'b']) setEntry(doc, id, { room: 'hidden' })
  expect(look(1_010, 'b')).toEqual([])
  expect(look(5_000)).toEqual([])
  expect(outline.meeting().entries).toEqual([])
  write({ b: '書きなおした' })
  expect(look(6_000, 'b')).toEqual([])
  for (const id of ['a', 'b']) setEntry(doc, id, { room: null })
  expect(look(6_010, 'b')).toEqual(['見える', '書きなおした'])
})

test('an entry merged into one that is still being written is gone at once', () => {
  const { doc, look, write } = room({ a: '元' })
  look(0)
  write({ b: '書きかけ' })
  setEntry(doc, 'a', { mergedInto: 'b' })
  expect(look(1_000, 'b')).toEqual([])
})

test('in a final meeting a caret holds nothing back', () => {
  const { doc, look } = room({ a: 'あ' })
  setFacts(doc, { phase: 'final' })
  expect(look(0, 'a')).toEqual(['あ'])
})

test('an unknown setting is the careful one, and the one for confirmed entries says so to every filter', () => {
  const { doc } = room()
  projectorOf(doc).set('release', {})
  expect(readProjector(doc)).toMatchObject({ release: 'rest', confirmedOnly: false })
  setProjector(doc, { release: 'confirmed' })
  expect(readMeeting(doc).projector).toMatchObject({ release: 'confirmed', confirmedOnly: true })
})
