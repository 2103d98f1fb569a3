import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { compareMeetings } from '../../../shared/compare/compare-meetings.ts'
import { textPieces } from '../../../shared/compare/text-pieces.ts'
import {
  addItem,
  appendEntry,
  removeEntry,
  removeItem,
  setEntry,
  setEntryText,
  setFacts,
} from '../../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../../shared/meeting/read-meeting.ts'
import { restoreEntries } from '../../../shared/meeting/restore-entries.ts'

const pieces = (before: string, after: string) =>
  textPieces(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+${text}+` : `-${text}-`))
    .join('')

describe('how a text became another', () => {
  test('is shown by what came and what went', () => {
    expect(pieces('大事。安心して作るか。', '大事。論点として、安心して作るか。')).toBe(
      '大事。+論点として、+安心して作るか。',
    )
    expect(pieces('橋の点検', '橋の点検')).toBe('橋の点検')
    expect(pieces('', '新しい')).toBe('+新しい+')
    expect(pieces('消えた', '')).toBe('-消えた-')
    expect(pieces('𠮷野家', '𠮷村家')).toBe('𠮷-野-+村+家')
  })

  test('a single character that stayed does not tear a change apart', () => {
    expect(pieces('道路を直す', '河川を守る')).toBe('-道路を直す-+河川を守る+')
  })

  test('gives both texts again', () => {
    const text = fc.string({ unit: fc.constantFrom('橋', '道', 'の', '。', '𠮷'), maxLength: 40 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const all = textPieces(before, after)
        const without = (kind: string) =>
          all
            .filter(each => each.kind !== kind)
            .map(each => each.text)
            .join('')
        expect([without('added'), without('removed')]).toEqual([before, after])
      }),
    )
  })

  test('of two long ones without anything in common is found at once', () => {
    expect(textPieces('あ'.repeat(5_000), 'い'.repeat(5_000))).toHaveLength(2)
  })
})

function sampleDoc(): Y.Doc {
  const doc = new Y.Doc()
  for (const [id, label] of [
    ['t1', '道路'],
    ['t2', '河川'],
  ] as const)
    addItem(doc, 'themes', id, { label })
  const entries = [
    ['kept', 't1', '変わらない'],
    ['merged', 't1', '同じ話'],
    ['target', 't1', '先の話'],
    ['rewritten', 't2', '元の文'],
    ['moved', null, 'どこへ行くか'],
    ['removed', 't2', '消える'],
    ['omitted', 't2', '載せない'],
  ] as const
  entries.forEach(([id, theme, text], index) => {
    appendEntry(doc, { id, theme, text, recorder: 'A', at: `2026-11-22T10:0${index}:00Z` })
  })
  return doc
}

describe('two moments', () => {
  test('are told apart by theme, in words', () => {
    const doc = sampleDoc()
    const before = readMeeting(doc)
    setEntry(doc, 'merged', { mergedInto: 'target' })
    setEntryText(doc, 'rewritten', '書き換えた文')
    setEntry(doc, 'moved', { theme: 't2' })
    setEntry(doc, 'omitted', { status: 'omitted' })
    removeEntry(doc, 'removed')
    appendEntry(doc, { id: 'added', theme: 't1', text: '加えた', recorder: 'B', at: '2026-11-22T11:00:00Z' })
    appendEntry(doc, { id: 'empty', text: '', recorder: 'B', at: '2026-11-22T11:00:00Z' })
    setFacts(doc, { venue: '札幌' })
    const found = compareMeetings(before, readMeeting(doc))
    const told = found.groups.map(({ theme, changes, same }) => [
      theme?.label,
      same,
      ...changes.map(({ entry, kinds }) => `${entry.id} ${kinds.join(' ')}`),
    ])
    expect(told).toEqual([
      ['道路', 2, 'merged merged', 'added added'],
      ['河川', 0, 'rewritten text', 'moved theme', 'removed removed', 'omitted omitted'],
    ])
    expect(found.groups[0]?.changes[0]?.into?.id).toBe('target')
    expect(found.groups[1]?.changes[1]?.themes).toMatchObject({ before: null, after: { label: '河川' } })
    expect(found.counts).toMatchObject({
      added: 1,
      removed: 1,
      merged: 1,
      text: 1,
      theme: 1,
      omitted: 1,
      speaker: 0,
    })
    expect([found.same, found.setup]).toEqual([2, ['facts']])
  })

  test('that are the same have nothing to tell, and a restored meeting differs by what was added alone', () => {
    const doc = sampleDoc()
    const before = readMeeting(doc)
    expect(compareMeetings(before, before)).toMatchObject({ groups: [], same: 7, setup: [] })
    setEntry(doc, 'moved', { theme: 't1', mergedInto: 'kept', status: 'omitted' })
    setEntryText(doc, 'rewritten', '')
    removeEntry(doc, 'removed')
    appendEntry(doc, { id: 'added', text: '加えた', recorder: 'B', at: '2026-11-22T11:00:00Z' })
    expect(restoreEntries(doc, before.entries)).toEqual({ changed: 2, returned: 1 })
    const { groups, same } = compareMeetings(before, readMeeting(doc))
    expect(groups.flatMap(({ changes }) => changes.map(({ entry }) => entry.id))).toEqual(['added'])
    expect(same).toBe(7)
  })

  test.each([
    [{ rank: 'a0' }, 'order'],
    [{ status: 'confirmed' }, 'confirmed'],
    [{ due: '2026-12-01' }, 'due'],
    [{ replyTo: 'kept' }, 'reply'],
  ] as const)('differ and can be gone back to where %j alone was changed', (patch, kind) => {
    const doc = sampleDoc()
    const before = readMeeting(doc)
    setEntry(doc, 'moved', patch)
    const after = readMeeting(doc)
    const there = compareMeetings(before, after)
    expect(there.groups.flatMap(({ changes }) => changes.flatMap(({ kinds }) => kinds))).toEqual([kind])
    expect(there.back).toEqual({ changed: 1, returned: 0 })
    expect(restoreEntries(doc, before.entries)).toEqual(there.back)
    if (kind === 'confirmed')
      expect(compareMeetings(after, readMeeting(doc)).counts).toMatchObject({ unconfirmed: 1 })
  })

  test('tell what going back changes as going back does it: themes that went are no change of an entry', () => {
    const doc = sampleDoc()
    const before = readMeeting(doc)
    removeItem(doc, 'themes', 't1')
    setEntry(doc, 'moved', { agenda: 'a1' })
    setEntry(doc, 'kept', { room: 'hidden' })
    removeEntry(doc, 'removed')
    const { back } = compareMeetings(before, readMeeting(doc))
    expect(back).toEqual({ changed: 1, returned: 1 })
    expect(restoreEntries(doc, before.entries)).toEqual(back)
    expect(readMeeting(doc).entries.find(({ id }) => id === 'kept')?.room).toBe('hidden')
  })

  test('a colleague who types in an entry that is put back loses nothing', () => {
    const doc = sampleDoc()
    const { entries } = readMeeting(doc)
    setEntryText(doc, 'rewritten', '元の文と続き')
    const colleague = new Y.Doc()
    Y.applyUpdate(colleague, Y.encodeStateAsUpdate(doc))
    setEntryText(colleague, 'rewritten', 'まず、元の文と続き')
    restoreEntries(doc, entries)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(colleague))
    expect(readMeeting(doc).entries.find(({ id }) => id === 'rewritten')?.text).toBe('まず、元の文')
  })
})
