import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  entryElement,
  removeEntry,
  setEntry,
  setEntryText,
  setFacts,
} from '../../shared/meeting/edit-meeting.ts'
import { entriesOf, findEntryElement, PAGE } from '../../shared/meeting/meeting-doc.ts'
import { launchBrowser } from '../support/browser.ts'
import { deleteText, insertLineBefore, insertText, joinLine, splitLine } from '../support/colleague-edits.ts'
import { type Recorder, StreamRoom } from '../support/stream-room.ts'

/** How often each cell runs: `IME_ROUNDS=10` proves what once may be luck. */
const ROUNDS = Number(process.env.IME_ROUNDS ?? 1)

const STEPS = ['に', 'にほ', 'にほん', '日本', '日本語'] as const
const RESULT = '日本語'
/** What a colleague must never see: kana on their way to 日本語, or a half of it. */
const UNFINISHED = /[にほん]|日(?!本語)/
const AT = '2026-11-22T10:00:00Z'

const BASE = 'これはです'
const PLACES = { start: 0, middle: 3, end: BASE.length, empty: 0 } as const
type Place = keyof typeof PLACES

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
  /** How many entries stand before it. */
  readonly from: number
}

type Operation = {
  readonly name: string
  /** Where it makes no sense. */
  readonly without?: readonly Place[]
  readonly edit: (cell: Cell, step: number) => void
  /** What may stand in the three lines' place in the end: the composed text and no more, unless told otherwise. */
  readonly lines?: (cell: Cell) => readonly (readonly string[])[]
}

let browser: Browser
let room: StreamRoom
let a: Recorder
let b: Recorder
let count = 0
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
const once = (edit: (cell: Cell) => void) => (cell: Cell, step: number) => {
  if (step === 2) edit(cell)
}

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
    without: ['start', 'empty'],
    edit: ({ line }, step) => insertText(room.doc, line, 1 + step, 'x'),
    lines: ({ text, at }) => around(`${text[0]}xxxxx${text.slice(1, at)}${RESULT}${text.slice(at)}`),
  },
  {
    name: 'writes in the line after the caret',
    without: ['end', 'empty'],
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
    without: ['start', 'empty'],
    edit: once(({ line, at }) => deleteText(room.doc, line, at - 2, 2)),
    lines: ({ text, at }) => around(text.slice(0, at - 2) + RESULT + text.slice(at)),
  },
  {
    name: 'deletes after the caret',
    without: ['end', 'empty'],
    edit: once(({ line, at }) => deleteText(room.doc, line, at, 2)),
    lines: ({ text, at }) => around(text.slice(0, at) + RESULT + text.slice(at + 2)),
  },
  {
    name: 'deletes all of the line’s text',
    without: ['empty'],
    edit: once(({ line, text }) => deleteText(room.doc, line, 0, text.length)),
    lines: () => around(RESULT),
  },
  {
    name: 'writes the line anew',
    without: ['empty'],
    edit: once(({ line }) => setEntryText(room.doc, line, '書き直し')),
    lines: () => eitherOrder('', '書き直し', ''),
  },
  {
    name: 'begins lines above',
    edit: ({ line, name }, step) => insertLineBefore(room.doc, line, `${name}-${step}`, `上${step}`),
    lines: cell => [['前の行', '上0', '上1', '上2', '上3', '上4', composed(cell), '後の行']],
  },
  {
    name: 'takes the lines above and below away',
    edit: ({ before, after }, step) => {
      if (step === 1) removeEntry(room.doc, before)
      if (step === 3) removeEntry(room.doc, after)
    },
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
    without: ['start', 'empty'],
    edit: once(({ line, name }) => splitLine(room.doc, line, 1, `${name}-rest`)),
    lines: ({ text }) => [['前の行', text.slice(0, 1) + RESULT, text.slice(1), '後の行']],
  },
  {
    name: 'splits the line at the caret',
    edit: once(({ line, at, name }) => splitLine(room.doc, line, at, `${name}-rest`)),
    lines: ({ text, at }) => [['前の行', text.slice(0, at) + RESULT, text.slice(at), '後の行']],
  },
  {
    name: 'splits the line after the caret',
    without: ['end', 'empty'],
    edit: once(({ line, at, name }) => splitLine(room.doc, line, at + 1, `${name}-rest`)),
    lines: ({ text, at }) => {
      const [before, next, rest] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)]
      return [['前の行', before + RESULT + next, rest, '後の行']]
    },
  },
  {
    name: 'joins the next line to it',
    edit: once(({ after }) => joinLine(room.doc, after)),
    lines: ({ text, at }) => {
      const [before, rest] = [text.slice(0, at), text.slice(at)]
      const inPlace = ['前の行', `${before}${RESULT}${rest}後の行`]
      return rest === '' ? [inPlace, ['前の行', `${before}後の行${RESULT}`]] : [inPlace]
    },
  },
  {
    name: 'joins the line to the one before: what is composed becomes a line of its own',
    edit: once(({ line }) => joinLine(room.doc, line)),
    lines: ({ text }) => [[`前の行${text}`, RESULT, '後の行']],
  },
  {
    name: 'deletes the line: what is composed becomes a line of its own',
    edit: once(({ line }) => removeEntry(room.doc, line)),
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

describe.each(OPERATIONS)('while A composes, a colleague $name', operation => {
  const places = (Object.keys(PLACES) as Place[]).filter(place => !operation.without?.includes(place))
  test.each(places)('caret: %s', async place => {
    for (let round = 0; round < ROUNDS; round++) await runCell(operation, place)
  })
})

test('nobody who joins afterwards reads anything else, and no page had an error', async () => {
  const texts = (await room.readAnew()).entries.map(entry => entry.text)
  expect(await a.lines()).toEqual(texts)
  expect(await b.lines()).toEqual(texts)
  expect([...a.errors, ...b.errors]).toEqual([])
})

async function runCell({ edit, lines = asBefore }: Operation, place: Place): Promise<void> {
  const cell = openCell(place)
  const textsNow = () => entriesFrom(cell).map(entry => entry.text)
  await Promise.all([a.standIn(cell.line, cell.at), b.seesIn(cell.line, cell.text)])
  for (const [step, text] of STEPS.entries()) {
    await a.compose(text)
    edit(cell, step)
    await arrival()
  }
  await a.commit(RESULT)
  const allowed = lines(cell).map(each => each.join('／'))
  await room.until(() => allowed.includes(textsNow().join('／')))
  for (const { id, text } of entriesFrom(cell)) await Promise.all([a.seesIn(id, text), b.seesIn(id, text)])
  expect((await b.rowsSeen()).filter(text => UNFINISHED.test(text))).toEqual([])
}

/** Three lines on a page of their own at the end of the meeting. */
function openCell(place: Place): Cell {
  count += 1
  const name = `cell-${count}`
  const text = place === 'empty' ? '' : BASE
  const cell = { name, before: `${name}-before`, line: `${name}-line`, after: `${name}-after`, text }
  const page = new Y.XmlElement(PAGE)
  const entry = (id: string, text: string) => entryElement({ id, recorder: '記録係Z', at: AT, text })
  page.insert(0, [entry(cell.before, '前の行'), entry(cell.line, text), entry(cell.after, '後の行')])
  const from = room.meeting.entries.length
  entriesOf(room.doc).push([page])
  return { ...cell, at: PLACES[place], from }
}

function entriesFrom({ from }: Cell) {
  return room.meeting.entries.slice(from)
}

/** Resolves once everything that has been written is in A's browser: the meeting's title comes after it. */
async function arrival(): Promise<void> {
  written += 1
  const title = `会議その${written}。`
  setFacts(room.doc, { title })
  await a.page.waitForFunction(word => document.title.includes(word), title)
}
