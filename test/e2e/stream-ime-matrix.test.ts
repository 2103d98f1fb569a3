import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { entryElement, setEntryText, setFacts } from '../../shared/meeting/edit-meeting.ts'
import { entriesOf, factsOf, PAGE, textOfEntry } from '../../shared/meeting/meeting-doc.ts'
import { launchBrowser } from '../support/browser.ts'
import {
  asBefore,
  type Cell,
  EVERY_STEP,
  OPERATIONS,
  type Operation,
  PLACES,
  RESULT,
  STEPS,
} from '../support/ime-operations.ts'
import type { Recorder } from '../support/recorder.ts'
import { StreamRoom } from '../support/stream-room.ts'
import { untilDoc } from '../support/test-app.ts'

/** How often each cell runs: `IME_ROUNDS=10` proves what once may be luck. */
const ROUNDS = Number(process.env.IME_ROUNDS ?? 1)
const LIMIT_MS = 30_000 * ROUNDS

/** What a colleague must never see: kana on their way to 日本語, or a half of it. */
const UNFINISHED = /[にほん]|日(?!本語)/
const AT = '2026-11-22T10:00:00Z'

let browser: Browser
let room: StreamRoom
let a: Recorder
let b: Recorder
let clerk: Y.Doc
let opened = 0
let written = 0
beforeAll(async () => {
  browser = await launchBrowser()
  room = await StreamRoom.open(browser, { texts: ['最初の行'] })
  a = await room.join('記録係A')
  b = await room.join('記録係B')
  clerk = await room.witness()
  await b.watchRows()
})
afterAll(async () => {
  await room.close()
  await browser.close()
})

test.each(OPERATIONS)(
  'while A composes, a colleague $name',
  async operation => {
    for (let round = 0; round < ROUNDS; round++) {
      const cells = openCells(operation)
      await b.seesIn(cells.at(-1)?.after ?? '', '後の行')
      for (const cell of cells) await compose(operation, cell)
      const rows = cells.flatMap(({ page }) => page.toArray()).filter(row => row instanceof Y.XmlElement)
      for (const row of rows) {
        const [id, text] = [String(row.getAttribute('id')), textOfEntry(row)]
        await Promise.all([a.seesIn(id, text), b.seesIn(id, text)])
      }
    }
    expect((await b.rowsSeen()).filter(text => UNFINISHED.test(text))).toEqual([])
  },
  LIMIT_MS,
)

test('nobody who joins afterwards reads anything else, and no page had an error', async () => {
  const texts = (await room.readAnew()).entries.map(entry => entry.text)
  expect(await a.lines()).toEqual(texts)
  expect(await b.lines()).toEqual(texts)
  expect([...a.errors, ...b.errors]).toEqual([])
})

/** Composes in a line while the colleague edits after some of the steps; holds when every word is where it belongs. */
async function compose({ edit, steps = EVERY_STEP, lines = asBefore }: Operation, cell: Cell): Promise<void> {
  await a.standIn(cell.line, cell.at)
  for (const [step, text] of STEPS.entries()) {
    await a.compose(text)
    if (!steps.includes(step)) continue
    edit(cell, step)
    await arrival()
  }
  await a.commit(RESULT)
  const allowed = lines(cell)
  await room.until(
    () => allowed.some(texts => JSON.stringify(texts) === JSON.stringify(textsOf(cell))),
    () => `caret: ${cell.place}, allowed ${JSON.stringify(allowed)}, found ${JSON.stringify(textsOf(cell))}`,
  )
}

function textsOf({ page }: Cell): string[] {
  return page.toArray().map(row => (row instanceof Y.XmlElement ? textOfEntry(row) : ''))
}

/** For each place of the caret three lines on a page of their own, at the end of the meeting. */
function openCells({ without = [] }: Operation): Cell[] {
  const cells = PLACES.filter(({ place }) => !without.includes(place)).map(openCell)
  entriesOf(room.doc).push(cells.map(({ page }) => page))
  return cells
}

function openCell({ place, text, at }: (typeof PLACES)[number]): Cell {
  opened += 1
  const name = `cell-${opened}`
  const cell = { before: `${name}-before`, line: `${name}-line`, after: `${name}-after` }
  const entry = (id: string, words: string) => entryElement({ id, recorder: '記録係Z', at: AT, text: words })
  const page = new Y.XmlElement(PAGE)
  page.insert(0, [entry(cell.before, '前の行'), entry(cell.line, text), entry(cell.after, '後の行')])
  return { ...cell, room, place, text, at, name, page }
}

/**
 * Resolves once everything that has been written is in A's browser: somebody else, who has read it all, then writes into
 * the first line. What the colleague writes there may wait for the composition.
 */
async function arrival(): Promise<void> {
  written += 1
  const words = `${written}番目の合図`
  setFacts(room.doc, { title: words })
  await untilDoc(clerk, () => factsOf(clerk).get('title') === words)
  setEntryText(clerk, 'colleague-1', words)
  await a.seesIn('colleague-1', words)
}
