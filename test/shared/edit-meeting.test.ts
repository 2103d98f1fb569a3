import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addItem,
  appendEntry,
  removeEntry,
  setEntry,
  setEntryText,
} from '../../shared/meeting/edit-meeting.ts'
import { instantMs } from '../../shared/meeting/instant.ts'
import { ENTRIES_PER_PAGE, entriesOf, findEntryElement, listOf } from '../../shared/meeting/meeting-doc.ts'
import { readAgenda, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { buildDoc } from '../support/build-meeting.ts'

const AT = '2021-05-27T01:00:00Z'
const textOf = (doc: Y.Doc, id: string) => readMeeting(doc).entries.find(entry => entry.id === id)?.text

describe('the text of an entry', () => {
  test('keeps a pair of surrogates whole when half of it is the same', () => {
    const doc = buildDoc({ entries: { e1: { text: 'よい😀' } } })
    setEntryText(doc, 'e1', 'よい😁')
    expect(textOf(doc, 'e1')).toBe('よい😁')
    setEntryText(doc, 'e1', 'よい🨁')
    expect(textOf(doc, 'e1')).toBe('よい🨁')
  })

  test('that a foreign client has formatted is read and rewritten without tags', () => {
    const doc = buildDoc({ entries: { e1: { text: '大切な意見' } } })
    const node = findEntryElement(doc, 'e1')?.get(0)
    if (node instanceof Y.XmlText) {
      node.format(0, 2, { bold: true })
      node.insertEmbed(3, { image: 'x' })
    }
    expect(textOf(doc, 'e1')).toBe('大切な意見')
    setEntryText(doc, 'e1', '大切な御意見。')
    expect(textOf(doc, 'e1')).toBe('大切な御意見。')
  })

  test('reads and replaces breaks that a foreign client wrote as elements', () => {
    const doc = buildDoc({ entries: { e1: { text: '一' } } })
    findEntryElement(doc, 'e1')?.push([new Y.XmlElement('hardBreak'), new Y.XmlText('二')])
    expect(textOf(doc, 'e1')).toBe('一\n二')
    setEntryText(doc, 'e1', '一と二')
    expect(textOf(doc, 'e1')).toBe('一と二')
  })

  test('survives in both text nodes when two clients type the first character at once', () => {
    const one = buildDoc({ entries: { e1: { text: '' } } })
    const two = new Y.Doc()
    two.clientID = 2
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
    setEntryText(one, 'e1', 'あ')
    setEntryText(two, 'e1', 'い')
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
    const late = Y.encodeStateVector(two)
    setEntryText(one, 'e1', `${textOf(one, 'e1')}う`)
    setEntryText(two, 'e1', 'いえ')
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two, late))
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
    expect([...(textOf(one, 'e1') ?? '')].sort()).toEqual([...'あいうえ'].sort())
    expect(textOf(two, 'e1')).toBe(textOf(one, 'e1'))
  })
})

describe('an entry', () => {
  test('whose id stands twice can be edited under the id that the meeting gives it', () => {
    const doc = buildDoc({ entries: { e1: { text: '一' } } })
    appendEntry(doc, { id: 'e1', recorder: 'B', at: AT, text: '二' })
    const [, second] = readMeeting(doc).entries
    expect(second?.id).not.toBe('e1')
    expect(setEntry(doc, second?.id ?? '', { kind: 'decision' })).toBe(true)
    expect(readMeeting(doc).entries.map(entry => entry.kind)).toEqual(['opinion', 'decision'])
  })

  test('directly in the root, or on a page within a page, is read and can be removed', () => {
    const doc = buildDoc({})
    const stray = (id: string) => {
      const element = new Y.XmlElement('entry')
      element.setAttribute('id', id)
      element.insert(0, [new Y.XmlText(id)])
      return element
    }
    const [outer, inner] = [new Y.XmlElement('page'), new Y.XmlElement('page')]
    inner.insert(0, [stray('deep')])
    outer.insert(0, [inner])
    entriesOf(doc).insert(0, [stray('root'), outer])
    expect(readMeeting(doc).entries.map(entry => entry.text)).toEqual(['root', 'deep'])
    expect(removeEntry(doc, 'deep')).toBe(true)
    expect(readMeeting(doc).entries.map(entry => entry.id)).toEqual(['root'])
  })

  test('starts a new page where the last one is full', () => {
    const doc = new Y.Doc()
    for (let turn = 0; turn <= ENTRIES_PER_PAGE; turn++)
      appendEntry(doc, { id: `e${turn}`, recorder: 'A', at: AT })
    expect(entriesOf(doc).length).toBe(2)
    expect(readMeeting(doc).entries.map(entry => entry.id)).toEqual(
      Array.from({ length: ENTRIES_PER_PAGE + 1 }, (_, turn) => `e${turn}`),
    )
  })

  test('that is not there is not edited', () => {
    const doc = buildDoc({})
    expect([setEntry(doc, 'x', {}), setEntryText(doc, 'x', ''), removeEntry(doc, 'x')]).toEqual([
      false,
      false,
      false,
    ])
  })
})

test('a list item is added behind the others, also behind those without a rank or with a foreign one', () => {
  const doc = buildDoc({ agenda: { a1: { title: '一' } } })
  listOf(doc, 'agenda').set('a2', new Y.Map([['rank', 'あ']]))
  addItem(doc, 'agenda', 'a3', { title: '三' })
  listOf(doc, 'agenda').set('a4', new Y.Map([['title', '四']]))
  addItem(doc, 'agenda', 'a5', { title: '五' })
  expect(readAgenda(doc).map(item => item.id)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5'])
})

test.each([
  ['2021-05-27T01:00:00Z', Date.UTC(2021, 4, 27, 1)],
  ['2021-05-27T10:00+09:00', Date.UTC(2021, 4, 27, 1)],
  ['2021-05-26T21:30:00.25-0330', Date.UTC(2021, 4, 27, 1, 0, 0, 250)],
  ['2021-05-27T01:00:00', null],
  ['2021-05-27Tnoon', null],
  ['2021-02-30T01:00:00Z', null],
  ['2021-05-27T25:00Z', null],
])('the instant %s is %s', (iso, ms) => {
  expect(instantMs(iso)).toBe(ms)
})
