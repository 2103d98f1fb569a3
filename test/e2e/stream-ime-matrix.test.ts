import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  entryElement,
  removeEntry,
  setEntry,
  setEntryText,
  setFacts,
} from '../../shared/meeting/edit-meeting.ts'
import { entriesOf, findEntryElement, PAGE, textOfEntry } from '../../shared/meeting/meeting-doc.ts'
import { launchBrowser } from '../support/browser.ts'
import { deleteText, insertLineBefore, insertText, joinLine, splitLine } from '../support/colleague-edits.ts'
import { type Recorder, StreamRoom } from '../support/stream-room.ts'

/** How often each cell runs: `IME_ROUNDS=10` proves what once may be luck. */
const ROUNDS = Number(process.env.IME_ROUNDS ?? 1)
const LIMIT_MS = 30_000 * ROUNDS

const STEPS = ['に', 'にほ', 'にほん', '日本', '日本語'] as const
const RESULT = '日本語'
/** What a colleague must never see: kana on their way to 日本語, or a half of it. */
const UNFINISHED = /[にほん]|日(?!本語)/
const AT = '2026-11-22T10:00:00Z'

const BASE = 'これはです'
const PLACES = [
  { place: 'start', text: BASE, at: 0 },
  { place: 'middle', text: BASE, at: 3 },
  { place: 'end', text: BASE, at: BASE.length },
  { place: 'empty line', text: '', at: 0 },
] as const
type Place = (typeof PLACES)[number]['place']

/** The line that A composes in, between two others. */
type Cell = {
  readonly before: string
  readonly line: string
  readonly after: string
  readonly text: string
  /** Where A's caret stands in it. */
  readonly at: number
  /** A name that nothing else in the meeting bears. */
  readonly name: string
  readonly place: Place
  readonly page: Y.XmlElement
}

type Operation = {
  readonly name: string
  /** Where it makes no sense. */
  readonly without?: readonly Place[]
  readonly edit: (cell: Cell, step: number) => void
  /** The steps of the composition after which it is done; each, unless told otherwise. */
  readonly steps?: readonly number[]
  /** What may stand in the three lines' place in the end: the composed text and no more, unless told otherwise. */
  readonly lines?: (cell: Cell) => readonly (readonly string[])[]
}

let browser: Browser
let room: StreamRoom
let a: Recorder
let b: Recorder
let opened = 0
let written = 0
beforeAll(async () => {
  browser = await launchBrowser()
  room = await StreamRoom.open(browser, { texts: ['最初の行'] })
  a = await room.join('記録係A')
  b = await room.join('記録係B')
  await b.watchRows()
})
afterAll(async () => {
  await room.close()
  await browser.close()
})

const around = (...alternatives: readonly string[]) => alternatives.map(line => ['前の行', line, '後の行'])
const composed = ({ text, at }: Cell) => text.slice(0, at) + RESULT + text.slice(at)
const asBefore = (cell: Cell) => around(composed(cell))
/** Two who write at one point: whose words come first is not ours to say, but neither stand inside the other's. */
const eitherOrder = (before: string, words: string, after: string) =>
  around(before + words + RESULT + after, before + RESULT + words + after)
const EVERY_STEP = STEPS.map((_, step) => step)
const IN_THE_MIDST = [2]

const OPERATIONS: readonly Operation[] = [
  {
    name: 'writes in another line',
    edit: ({ after }, step) => insertText(room.doc, after, step, 'y'),
    lines: cell => [['前の行', composed(cell), 'yyyyy後の行']],
  },
  {
    name: 'writes at the line’s start',
    edit: ({ line }, step) => insertText(room.doc, line, step, 'x'),
    lines: ({ text, at }) =>
      at === 0
        ? eitherOrder('', 'xxxxx', text)
        : around(`xxxxx${text.slice(0, at)}${RESULT}${text.slice(at)}`),
  },
  {
    name: 'writes in the line before the caret',
    without: ['start', 'empty line'],
    edit: ({ line }, step) => insertText(room.doc, line, 1 + step, 'x'),
    lines: ({ text, at }) => around(`${text[0]}xxxxx${text.slice(1, at)}${RESULT}${text.slice(at)}`),
  },
  {
    name: 'writes in the line after the caret',
    without: ['end', 'empty line'],
    edit: ({ line, text }, step) => insertText(room.doc, line, text.length - 1 + step, 'x'),
    lines: ({ text, at }) => around(`${text.slice(0, at)}${RESULT}${text.slice(at, -1)}xxxxx${text.at(-1)}`),
  },
  {
    name: 'writes where the caret stands',
    edit: ({ line, at }, step) => insertText(room.doc, line, at + step, 'x'),
    lines: ({ text, at }) => eitherOrder(text.slice(0, at), 'xxxxx', text.slice(at)),
  },
  {
    name: 'writes at the line’s end',
    edit: ({ line, text }, step) => insertText(room.doc, line, text.length + step, 'x'),
    lines: ({ text, at }) =>
      at === text.length
        ? eitherOrder(text, 'xxxxx', '')
        : around(`${text.slice(0, at)}${RESULT}${text.slice(at)}xxxxx`),
  },
  {
    name: 'writes, and takes it back',
    edit: ({ line }, step) =>
      step % 2 === 0 ? insertText(room.doc, line, 0, 'xy') : deleteText(room.doc, line, 0, 2),
    lines: ({ text, at }) =>
      at === 0 ? eitherOrder('', 'xy', text) : around(`xy${text.slice(0, at)}${RESULT}${text.slice(at)}`),
  },
  {
    name: 'deletes before the caret',
    without: ['start', 'empty line'],
    steps: IN_THE_MIDST,
    edit: ({ line, at }) => deleteText(room.doc, line, at - 2, 2),
    lines: ({ text, at }) => around(text.slice(0, at - 2) + RESULT + text.slice(at)),
  },
  {
    name: 'deletes after the caret',
    without: ['end', 'empty line'],
    steps: IN_THE_MIDST,
    edit: ({ line, at }) => deleteText(room.doc, line, at, 2),
    lines: ({ text, at }) => around(text.slice(0, at) + RESULT + text.slice(at + 2)),
  },
  {
    name: 'deletes all of the line’s text',
    without: ['empty line'],
    steps: IN_THE_MIDST,
    edit: ({ line, text }) => deleteText(room.doc, line, 0, text.length),
    lines: () => around(RESULT),
  },
  {
    name: 'writes the line anew',
    without: ['empty line'],
    steps: IN_THE_MIDST,
    edit: ({ line }) => setEntryText(room.doc, line, '書き直し'),
    lines: () => eitherOrder('', '書き直し', ''),
  },
  {
    name: 'begins lines above',
    edit: ({ line, name }, step) => insertLineBefore(room.doc, line, `${name}-${step}`, `上${step}`),
    lines: cell => [['前の行', '上0', '上1', '上2', '上3', '上4', composed(cell), '後の行']],
  },
  {
    name: 'takes the lines above and below away',
    steps: [1, 3],
    edit: ({ before, after }, step) => removeEntry(room.doc, step === 1 ? before : after),
    lines: cell => [[composed(cell)]],
  },
  {
    name: 'changes theme, kind, status and merging of the line',
    edit: ({ line, before }, step) => {
      const isEven = step % 2 === 0
      const theme = room.meeting.themes[step % 3]?.id ?? null
      setEntry(room.doc, line, { theme, kind: isEven ? 'question' : 'answer' })
      setEntry(room.doc, line, { status: 'confirmed', mergedInto: isEven ? before : null })
    },
  },
  {
    name: 'splits the line before the caret',
    without: ['start', 'empty line'],
    steps: IN_THE_MIDST,
    edit: ({ line, name }) => splitLine(room.doc, line, 1, `${name}-rest`),
    lines: ({ text }) => [['前の行', text.slice(0, 1) + RESULT, text.slice(1), '後の行']],
  },
  {
    name: 'splits the line at the caret',
    steps: IN_THE_MIDST,
    edit: ({ line, at, name }) => splitLine(room.doc, line, at, `${name}-rest`),
    lines: ({ text, at }) => [['前の行', text.slice(0, at) + RESULT, text.slice(at), '後の行']],
  },
  {
    name: 'splits the line after the caret',
    without: ['end', 'empty line'],
    steps: IN_THE_MIDST,
    edit: ({ line, at, name }) => splitLine(room.doc, line, at + 1, `${name}-rest`),
    lines: ({ text, at }) => {
      const [before, next, rest] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)]
      return [['前の行', before + RESULT + next, rest, '後の行']]
    },
  },
  {
    name: 'joins the next line to it',
    steps: IN_THE_MIDST,
    edit: ({ after }) => joinLine(room.doc, after),
    lines: ({ text, at }) => {
      const [before, rest] = [text.slice(0, at), text.slice(at)]
      const inPlace = ['前の行', `${before}${RESULT}${rest}後の行`]
      return rest === '' ? [inPlace, ['前の行', `${before}後の行${RESULT}`]] : [inPlace]
    },
  },
  {
    name: 'joins the line to the one before: what is composed becomes a line of its own',
    steps: IN_THE_MIDST,
    edit: ({ line }) => joinLine(room.doc, line),
    lines: ({ text }) => [[`前の行${text}`, RESULT, '後の行']],
  },
  {
    name: 'deletes the line: what is composed becomes a line of its own',
    steps: IN_THE_MIDST,
    edit: ({ line }) => removeEntry(room.doc, line),
    lines: () => around(RESULT),
  },
  {
    name: 'has a caret that wanders through the place',
    edit: ({ line, text, at }, step) => {
      const [word] = findEntryElement(room.doc, line)?.toArray() ?? []
      const spot = Math.max(0, Math.min(text.length, at + step - 2))
      const place = word instanceof Y.XmlText ? Y.createRelativePositionFromTypeIndex(word, spot) : null
      const cursor = place && { anchor: place, head: place }
      room.awareness.setLocalState({ entry: line, cursor, typing: step % 2 === 0 })
    },
  },
]

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

/** Composes in a line with an edit of the colleague after each step; holds when every word is where it belongs. */
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
  return { ...cell, place, text, at, name, page }
}

/** Resolves once everything that has been written is in A's browser: the meeting's title comes after it. */
async function arrival(): Promise<void> {
  written += 1
  const title = `会議その${written}。`
  setFacts(room.doc, { title })
  await a.page.waitForFunction(word => document.title.includes(word), title)
}
