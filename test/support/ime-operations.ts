import * as Y from 'yjs'
import { removeEntry, setEntry, setEntryText } from '../../shared/meeting/edit-meeting.ts'
import { findEntryElement } from '../../shared/meeting/meeting-doc.ts'
import {
  deleteText,
  insertLineBefore,
  insertPageBefore,
  insertText,
  joinLine,
  removePageBefore,
  splitLine,
} from './colleague-edits.ts'
import type { StreamRoom } from './stream-room.ts'

/** A conversion, step by step, and its result. */
export const STEPS = ['に', 'にほ', 'にほん', '日本', '日本語'] as const
export const RESULT = '日本語'
const BASE = 'これはです'
/** Where the caret of the one who composes stands. */
export const PLACES = [
  { place: 'start', text: BASE, at: 0 },
  { place: 'middle', text: BASE, at: 3 },
  { place: 'end', text: BASE, at: BASE.length },
  { place: 'empty line', text: '', at: 0 },
] as const
export type Place = (typeof PLACES)[number]['place']

/** The line that A composes in, between two others. */
export type Cell = {
  readonly room: StreamRoom
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

/** An edit of a colleague, and what must come of it. */
export type Operation = {
  readonly name: string
  /** Where it makes no sense. */
  readonly without?: readonly Place[]
  readonly edit: (cell: Cell, step: number) => void
  /** The steps of the composition after which it is done; each, unless told otherwise. */
  readonly steps?: readonly number[]
  /** What may stand in the three lines' place in the end: the composed text and no more, unless told otherwise. */
  readonly lines?: (cell: Cell) => readonly (readonly string[])[]
}

const around = (...alternatives: readonly string[]) => alternatives.map(line => ['前の行', line, '後の行'])
const composed = ({ text, at }: Cell) => text.slice(0, at) + RESULT + text.slice(at)
export const asBefore = (cell: Cell) => around(composed(cell))
/** Two who write at one point: whose words come first is not ours to say, but neither stand inside the other's. */
const eitherOrder = (before: string, words: string, after: string) =>
  around(before + words + RESULT + after, before + RESULT + words + after)
export const EVERY_STEP = STEPS.map((_, step) => step)
const IN_THE_MIDST = [2]

/** What a colleague can do while somebody composes. */
export const OPERATIONS: readonly Operation[] = [
  {
    name: 'writes in another line',
    edit: ({ room, after }, step) => insertText(room.doc, after, step, 'y'),
    lines: cell => [['前の行', composed(cell), 'yyyyy後の行']],
  },
  {
    name: 'writes at the line’s start',
    edit: ({ room, line }, step) => insertText(room.doc, line, step, 'x'),
    lines: ({ text, at }) =>
      at === 0
        ? eitherOrder('', 'xxxxx', text)
        : around(`xxxxx${text.slice(0, at)}${RESULT}${text.slice(at)}`),
  },
  {
    name: 'writes in the line before the caret',
    without: ['start', 'empty line'],
    edit: ({ room, line }, step) => insertText(room.doc, line, 1 + step, 'x'),
    lines: ({ text, at }) => around(`${text[0]}xxxxx${text.slice(1, at)}${RESULT}${text.slice(at)}`),
  },
  {
    name: 'writes in the line after the caret',
    without: ['end', 'empty line'],
    edit: ({ room, line, text }, step) => insertText(room.doc, line, text.length - 1 + step, 'x'),
    lines: ({ text, at }) => around(`${text.slice(0, at)}${RESULT}${text.slice(at, -1)}xxxxx${text.at(-1)}`),
  },
  {
    name: 'writes where the caret stands',
    edit: ({ room, line, at }, step) => insertText(room.doc, line, at + step, 'x'),
    lines: ({ text, at }) => eitherOrder(text.slice(0, at), 'xxxxx', text.slice(at)),
  },
  {
    name: 'writes at the line’s end',
    edit: ({ room, line, text }, step) => insertText(room.doc, line, text.length + step, 'x'),
    lines: ({ text, at }) =>
      at === text.length
        ? eitherOrder(text, 'xxxxx', '')
        : around(`${text.slice(0, at)}${RESULT}${text.slice(at)}xxxxx`),
  },
  {
    name: 'writes, and takes it back',
    edit: ({ room, line }, step) =>
      step % 2 === 0 ? insertText(room.doc, line, 0, 'xy') : deleteText(room.doc, line, 0, 2),
    lines: ({ text, at }) =>
      at === 0 ? eitherOrder('', 'xy', text) : around(`xy${text.slice(0, at)}${RESULT}${text.slice(at)}`),
  },
  {
    name: 'deletes before the caret',
    without: ['start', 'empty line'],
    steps: IN_THE_MIDST,
    edit: ({ room, line, at }) => deleteText(room.doc, line, at - 2, 2),
    lines: ({ text, at }) => around(text.slice(0, at - 2) + RESULT + text.slice(at)),
  },
  {
    name: 'deletes after the caret',
    without: ['end', 'empty line'],
    steps: IN_THE_MIDST,
    edit: ({ room, line, at }) => deleteText(room.doc, line, at, 2),
    lines: ({ text, at }) => around(text.slice(0, at) + RESULT + text.slice(at + 2)),
  },
  {
    name: 'deletes all of the line’s text',
    without: ['empty line'],
    steps: IN_THE_MIDST,
    edit: ({ room, line, text }) => deleteText(room.doc, line, 0, text.length),
    lines: () => around(RESULT),
  },
  {
    name: 'writes the line anew',
    without: ['empty line'],
    steps: IN_THE_MIDST,
    edit: ({ room, line }) => setEntryText(room.doc, line, '書き直し'),
    lines: () => eitherOrder('', '書き直し', ''),
  },
  {
    name: 'begins lines above',
    edit: ({ room, line, name }, step) => insertLineBefore(room.doc, line, `${name}-${step}`, `上${step}`),
    lines: cell => [['前の行', '上0', '上1', '上2', '上3', '上4', composed(cell), '後の行']],
  },
  {
    name: 'begins pages above',
    edit: ({ room, line, name }, step) => insertPageBefore(room.doc, line, `${name}-${step}`, `上${step}`),
  },
  {
    name: 'begins pages above and writes in the line before',
    edit: ({ room, line, before, name }, step) =>
      room.doc.transact(() => {
        insertPageBefore(room.doc, line, `${name}-${step}`, `上${step}`)
        insertText(room.doc, before, step, 'y')
      }),
    lines: cell => [['yyyyy前の行', composed(cell), '後の行']],
  },
  {
    name: 'begins a page above and takes it away',
    steps: [1, 3],
    edit: ({ room, line, name }, step) =>
      step === 1 ? insertPageBefore(room.doc, line, name, '上') : removePageBefore(room.doc, line),
  },
  {
    name: 'takes the lines above and below away',
    steps: [1, 3],
    edit: ({ room, before, after }, step) => removeEntry(room.doc, step === 1 ? before : after),
    lines: cell => [[composed(cell)]],
  },
  {
    name: 'changes theme, kind, status and merging of the line',
    edit: ({ room, line, before }, step) => {
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
    edit: ({ room, line, name }) => splitLine(room.doc, line, 1, `${name}-rest`),
    lines: ({ text }) => [['前の行', text.slice(0, 1) + RESULT, text.slice(1), '後の行']],
  },
  {
    name: 'splits the line at the caret',
    steps: IN_THE_MIDST,
    edit: ({ room, line, at, name }) => splitLine(room.doc, line, at, `${name}-rest`),
    lines: ({ text, at }) => [['前の行', text.slice(0, at) + RESULT, text.slice(at), '後の行']],
  },
  {
    name: 'splits the line after the caret',
    without: ['end', 'empty line'],
    steps: IN_THE_MIDST,
    edit: ({ room, line, at, name }) => splitLine(room.doc, line, at + 1, `${name}-rest`),
    lines: ({ text, at }) => {
      const [before, next, rest] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)]
      return [['前の行', before + RESULT + next, rest, '後の行']]
    },
  },
  {
    name: 'joins the next line to it',
    steps: IN_THE_MIDST,
    edit: ({ room, after }) => joinLine(room.doc, after),
    lines: ({ text, at }) => {
      const [before, rest] = [text.slice(0, at), text.slice(at)]
      const inPlace = ['前の行', `${before}${RESULT}${rest}後の行`]
      return rest === '' ? [inPlace, ['前の行', `${before}後の行${RESULT}`]] : [inPlace]
    },
  },
  {
    name: 'joins the line to the one before: what is composed becomes a line of its own',
    steps: IN_THE_MIDST,
    edit: ({ room, line }) => joinLine(room.doc, line),
    lines: ({ text }) => [[`前の行${text}`, RESULT, '後の行']],
  },
  {
    name: 'deletes the line: what is composed becomes a line of its own',
    steps: IN_THE_MIDST,
    edit: ({ room, line }) => removeEntry(room.doc, line),
    lines: () => around(RESULT),
  },
  {
    name: 'has a caret that wanders through the place',
    edit: ({ room, line, text, at }, step) => {
      const [word] = findEntryElement(room.doc, line)?.toArray() ?? []
      const spot = Math.max(0, Math.min(text.length, at + step - 2))
      const place = word instanceof Y.XmlText ? Y.createRelativePositionFromTypeIndex(word, spot) : null
      const cursor = place && { anchor: place, head: place }
      room.awareness.setLocalState({ entry: line, cursor, typing: step % 2 === 0 })
    },
  },
]
