import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { mergeThemes, placeEntry, splitEntry } from '../../shared/meeting/arrange.ts'
import { appendEntry, setEntryText, setItem } from '../../shared/meeting/edit-meeting.ts'
import { inOutlineOrder } from '../../shared/meeting/entry-order.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { outlineOf } from '../../shared/outline/outline.ts'
import { propertyRuns } from '../support/property.ts'
import { filledSampleDoc } from '../support/sample-meeting.ts'

/** The ids under a theme of the example's fifth item, as they are printed. */
function standing(doc: Y.Doc, theme: string, agenda = 'agenda-5'): string[] {
  const item = outlineOf(readMeeting(doc)).agenda.find(each => each.id === agenda)
  const group = item?.groups.find(each => each.theme?.id === theme)
  return group?.entries.map(entry => entry.id) ?? []
}

function twins(): [Y.Doc, Y.Doc] {
  const a = filledSampleDoc(1)
  const b = new Y.Doc()
  b.clientID = 2
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  return [a, b]
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
}

describe('placing', () => {
  test('puts an entry between two others, under another theme and item', () => {
    const doc = filledSampleDoc()
    const [moved = ''] = standing(doc, 'theme-1')
    const siblings = standing(doc, 'theme-2')
    const place = { agenda: 'agenda-5', theme: 'theme-2', siblings, position: 1 }
    expect(placeEntry(doc, readMeeting(doc), moved, place)).toBe(true)
    expect(standing(doc, 'theme-2')).toEqual([siblings[0], moved, ...siblings.slice(1)])
    placeEntry(doc, readMeeting(doc), moved, {
      agenda: 'agenda-1',
      theme: 'theme-2',
      siblings: [],
      position: 0,
    })
    expect(standing(doc, 'theme-2', 'agenda-1')).toEqual([moved])
    expect(placeEntry(doc, readMeeting(doc), 'gone', place)).toBe(false)
  })

  test('by several at once ends the same for all, and nothing is lost or changed but its place', () => {
    const move = fc.record({ entry: fc.nat(38), theme: fc.integer({ min: 1, max: 7 }), position: fc.nat(8) })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), move, fc.boolean()), { maxLength: 12 }), moves => {
        const [a, b] = twins()
        const before = readMeeting(a).entries
        for (const [isFirst, { entry, theme, position }, isExchanged] of moves) {
          const doc = isFirst ? a : b
          const id = before[entry]?.id ?? ''
          const siblings = standing(doc, `theme-${theme}`)
          placeEntry(doc, readMeeting(doc), id, {
            agenda: 'agenda-5',
            theme: `theme-${theme}`,
            siblings,
            position,
          })
          if (isExchanged) exchange(a, b)
        }
        exchange(a, b)
        expect(outlineOf(readMeeting(a))).toEqual(outlineOf(readMeeting(b)))
        const words = (doc: Y.Doc) => readMeeting(doc).entries.map(({ id, text }) => [id, text])
        expect(words(a)).toEqual(before.map(({ id, text }) => [id, text]))
      }),
      propertyRuns(40),
    )
  })
})

describe('splitting', () => {
  test('what follows stands right behind, under the same theme, with the speaker and time of what was said', () => {
    for (const rank of [null, 'a1']) {
      const doc = filledSampleDoc()
      const at = '2021-05-27T05:00:00Z'
      const common = { recorder: '記録係B', at, theme: 'theme-3', agenda: 'agenda-6', speaker: 's', rank }
      appendEntry(doc, {
        ...common,
        id: 'long',
        kind: 'question',
        status: 'confirmed',
        text: '前半。 後半。',
      })
      appendEntry(doc, {
        ...common,
        id: 'next',
        at: '2021-05-27T05:01:00Z',
        rank: rank && 'a2',
        text: '次。',
      })
      const split = { id: 'long', at: 3, freshId: 'rest', siblings: ['long', 'next'] }
      expect(splitEntry(doc, readMeeting(doc), split)).toBe(true)
      const entries = readMeeting(doc).entries.filter(entry => entry.agenda === 'agenda-6')
      const order = inOutlineOrder(entries).filter(entry => entry.theme === 'theme-3')
      expect(order.map(entry => entry.text)).toEqual(['前半。', '後半。', '次。'])
      expect(order[1]).toMatchObject({
        id: 'rest',
        recorder: '記録係B',
        at,
        kind: 'question',
        status: 'draft',
        speaker: 's',
      })
      expect(order[0]).toMatchObject({ id: 'long', status: 'confirmed' })
    }
  })

  test('at either end, or of an entry that is gone, does nothing', () => {
    const doc = filledSampleDoc()
    const before = readMeeting(doc)
    for (const [id, at] of [
      ['entry-10', 0],
      ['entry-10', 999],
      ['gone', 2],
    ] as const)
      expect(splitEntry(doc, before, { id, at, freshId: 'x', siblings: [] })).toBe(false)
    expect(readMeeting(doc)).toEqual(before)
  })

  test('keeps what a colleague writes in the part before', () => {
    const [a, b] = twins()
    setEntryText(b, 'entry-10', `B${readMeeting(b).entries[9]?.text}`)
    const text = readMeeting(a).entries[9]?.text ?? ''
    splitEntry(a, readMeeting(a), { id: 'entry-10', at: 4, freshId: 'rest', siblings: [] })
    exchange(a, b)
    const texts = readMeeting(b).entries.map(entry => entry.text)
    expect(texts).toContain(`B${text.slice(0, 4).trimEnd()}`)
    expect(texts).toContain(text.slice(4).trimStart())
  })
})

describe('merging themes', () => {
  test('gives the entries to the other theme, behind those it has, and removes the first', () => {
    const doc = filledSampleDoc()
    const expected = [...standing(doc, 'theme-2'), ...standing(doc, 'theme-1')]
    expect(mergeThemes(doc, readMeeting(doc), 'theme-1', 'theme-2')).toBe(true)
    expect(standing(doc, 'theme-2')).toEqual(expected)
    expect(readMeeting(doc).themes.map(theme => theme.id)).not.toContain('theme-1')
    expect(mergeThemes(doc, readMeeting(doc), 'theme-1', 'theme-2')).toBe(false)
    expect(mergeThemes(doc, readMeeting(doc), 'theme-2', 'theme-2')).toBe(false)
  })

  test('the themes below go with it; one of them that takes its place stands alone', () => {
    const parents = (doc: Y.Doc) =>
      Object.fromEntries(readMeeting(doc).themes.map(({ id, parent }) => [id, parent]))
    const doc = filledSampleDoc()
    for (const theme of ['theme-2', 'theme-3']) setItem(doc, 'themes', theme, { parent: 'theme-1' })
    mergeThemes(doc, readMeeting(doc), 'theme-1', 'theme-2')
    expect(parents(doc)).toMatchObject({ 'theme-2': null, 'theme-3': 'theme-2' })
    setItem(doc, 'themes', 'theme-5', { parent: 'theme-4' })
    mergeThemes(doc, readMeeting(doc), 'theme-2', 'theme-5')
    expect(parents(doc)).toMatchObject({ 'theme-3': 'theme-4', 'theme-5': 'theme-4' })
  })
})
