import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addItem,
  appendEntry,
  removeEntry,
  setEntry,
  setEntryText,
  setFacts,
} from '../../shared/meeting/edit-meeting.ts'
import { followMeeting } from '../../shared/meeting/follow-meeting.ts'
import { entryElements } from '../../shared/meeting/meeting-doc.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { arbitraryScript, play } from '../support/edit-script.ts'
import { arbitraryRoots, writeRoots } from '../support/hostile-doc.ts'
import { propertyRuns } from '../support/property.ts'

const ENTRIES = 120

function writtenDoc(): Y.Doc {
  const doc = new Y.Doc()
  for (let n = 0; n < ENTRIES; n++)
    appendEntry(doc, { id: `e${n}`, recorder: '記録係A', at: '', text: `発言${n}` })
  return doc
}

describe('following a meeting', () => {
  test('reads what reading from the start would, after every edit of several clients', () => {
    fc.assert(
      fc.property(arbitraryScript(2), fc.boolean(), (script, isReadAlways) => {
        const { docs } = play(script, 2)
        const followed = new Y.Doc()
        const read = followMeeting(followed)
        for (const length of [4, 2, 1]) {
          const partial = play(script.slice(0, Math.ceil(script.length / length)), 2).docs[0]
          if (partial) Y.applyUpdate(followed, Y.encodeStateAsUpdate(partial))
          if (isReadAlways) expect(read()).toEqual(readMeeting(followed))
        }
        for (const doc of docs) Y.applyUpdate(followed, Y.encodeStateAsUpdate(doc))
        expect(read()).toEqual(readMeeting(followed))
      }),
      propertyRuns(100),
    )
  })

  test('reads any document whatever it holds, before and after it comes', () => {
    fc.assert(
      fc.property(arbitraryRoots, roots => {
        const hostile = new Y.Doc()
        writeRoots(hostile, roots)
        const doc = new Y.Doc()
        const read = followMeeting(doc)
        expect(read()).toEqual(readMeeting(doc))
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(hostile))
        expect(read()).toEqual(readMeeting(doc))
        for (const element of entryElements(doc)) element.setAttribute('id', 'the same for all')
        expect(read()).toEqual(readMeeting(doc))
      }),
      propertyRuns(100),
    )
  })

  test.each<[string, (doc: Y.Doc) => unknown]>([
    ['text', doc => setEntryText(doc, 'e7', '書き直した')],
    ['attributes', doc => setEntry(doc, 'e7', { theme: 'theme-1', kind: 'memo' })],
    ['an id', doc => [...entryElements(doc)][7]?.setAttribute('id', 'e3')],
    ['a removed entry', doc => removeEntry(doc, 'e7')],
    ['a new entry', doc => appendEntry(doc, { id: 'new', recorder: '', at: '', text: 'いま' })],
  ])('%s: the change alone is read anew', (_, change) => {
    const doc = writtenDoc()
    const read = followMeeting(doc)
    const before = new Set(read().entries)
    change(doc)
    const after = read()
    expect(after).toEqual(readMeeting(doc))
    expect(after.entries.filter(entry => !before.has(entry)).length).toBeLessThanOrEqual(1)
  })

  test('what is not written in keeps its identity', () => {
    const doc = writtenDoc()
    addItem(doc, 'themes', 'theme-1', { label: '暮らし' })
    const read = followMeeting(doc)
    const first = read()
    expect(read()).toBe(first)
    setEntryText(doc, 'e1', '書き直した')
    expect(read().themes).toBe(first.themes)
    const second = read()
    setFacts(doc, { title: '第２回' })
    expect(read().entries).toBe(second.entries)
    expect(read().title).toBe('第２回')
  })
})
