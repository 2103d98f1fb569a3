import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { endsHolding } from '../../server/store/held-text.ts'
import { type LogRow, mergedRows, piecesOf } from '../../server/store/merged-rows.ts'
import { docOf } from '../../server/store/snapshot.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { arbitraryScript, play } from '../support/edit-script.ts'
import { propertyRuns } from '../support/property.ts'

const CLIENTS = 3

/** A log that several people wrote, and the numbers at which its history has moments; the last is always one. */
const logs = fc.record({
  script: arbitraryScript(CLIENTS),
  every: fc.integer({ min: 1, max: 12 }),
  most: fc.integer({ min: 2, max: 9 }),
})

function logOf({ script, every }: { script: Parameters<typeof play>[0]; every: number }) {
  const rows = play(script, CLIENTS).updates.map(
    (data, at): LogRow => ({ since: at + 1, n: at + 1, atMs: at, data }),
  )
  const ends = new Set(rows.map(row => row.n).filter(n => n % every === 0 || n === rows.length))
  return { rows, ends }
}

const docAt = (rows: readonly LogRow[], n: number) =>
  docOf(rows.filter(row => row.n <= n).map(row => row.data))
const wordsIn = ({ data }: LogRow) =>
  Y.decodeUpdate(data).structs.flatMap(struct =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString ? [...struct.content.str] : [],
  )

test('merged rows, and those merged once more, make the same document at every moment', () => {
  fc.assert(
    fc.property(logs, ({ script, every, most }) => {
      const { rows, ends } = logOf({ script, every })
      let merged: readonly LogRow[] = rows
      for (const limit of [most, Number.POSITIVE_INFINITY]) {
        const { pieces } = piecesOf(merged, ends, limit)
        const again = mergedRows([], pieces)
        expect(again).toHaveLength(pieces.length)
        merged = again
      }
      expect(merged.map(row => row.n)).toEqual([...ends])
      for (const end of ends) {
        const [before, after] = [docAt(rows, end), docAt(merged, end)]
        expect(readMeeting(after)).toEqual(readMeeting(before))
        expect(Y.equalSnapshots(Y.snapshot(after), Y.snapshot(before))).toBe(true)
      }
    }),
    propertyRuns(100),
  )
})

/** Two people type into and delete from one text, every character another one, and now and then hear of each other. */
const typing = fc.array(
  fc.record({
    person: fc.nat(1),
    act: fc.constantFrom('insert', 'insert', 'delete', 'hear'),
    place: fc.nat(30),
  }),
  { minLength: 40, maxLength: 80 },
)

type Step = { readonly person: number; readonly act: string; readonly place: number }

function typedRows(steps: readonly Step[]): LogRow[] {
  const updates: Uint8Array[] = []
  const docs = [1, 2].map(clientID => Object.assign(new Y.Doc(), { clientID }))
  steps.forEach(({ person, act, place }, turn) => {
    const doc = docs[person] ?? new Y.Doc()
    const text = doc.getText('text')
    const take = (update: Uint8Array) => updates.push(update)
    if (act === 'hear') for (const update of updates) Y.applyUpdate(doc, update)
    else {
      doc.on('update', take)
      const at = Math.min(place, text.length)
      if (act === 'insert') text.insert(at, String.fromCharCode(0x4e00 + turn))
      else text.delete(at, Math.min(2, text.length - at))
      doc.off('update', take)
    }
  })
  return updates.map((data, at) => ({ since: at + 1, n: at + 1, atMs: at, data }))
}

test('words that were deleted are in no row that is merged over the moments that hold a part of them', () => {
  let tried = 0
  fc.assert(
    fc.property(typing, fc.integer({ min: 1, max: 9 }), (steps, every) => {
      const rows = typedRows(steps)
      const ends = new Set(rows.map(row => row.n).filter(n => n % every === 0 || n === rows.length))
      const shown = (n: number) => docAt(rows, n).getText('text').toString()
      const now = shown(rows.length)
      const pairs = rows.flatMap(({ n }) => shown(n).match(/../g) ?? [])
      const gone = pairs.filter(pair => ![...pair].some(character => now.includes(character)))
      for (const pair of gone.slice(0, 2)) {
        tried++
        const holds = (text: string) => [...pair].some(character => text.includes(character))
        const holding = endsHolding(rows, ends, pair)
        expect([...holding]).toEqual([...ends].filter(end => holds(shown(end))))
        const stays = new Set([...ends].filter(end => !holding.has(end)))
        const merged = mergedRows([], piecesOf(rows, stays, Number.POSITIVE_INFINITY).pieces)
        expect(merged.at(-1)?.n).toBe(rows.length)
        expect(merged.flatMap(wordsIn).filter(holds)).toEqual([])
      }
    }),
    propertyRuns(60),
  )
  expect(tried).toBeGreaterThan(20)
})
