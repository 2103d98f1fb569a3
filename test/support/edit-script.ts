import fc from 'fast-check'
import * as Y from 'yjs'
import {
  addItem,
  appendEntry,
  moveItem,
  removeEntry,
  removeItem,
  setEntry,
  setEntryRanks,
  setEntryText,
  setFacts,
  setItem,
} from '../../shared/meeting/edit-meeting.ts'
import { ENTRY_KINDS, type Entry, type EntryKind } from '../../shared/meeting/entry.ts'
import { ranksToMove } from '../../shared/meeting/rank.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { outlineOf } from '../../shared/outline/outline.ts'

/** One thing that one of the clients does, as plain data. Numbers choose among what the client sees at the time. */
export type Step = { readonly client: number } & (
  | { readonly act: 'append'; readonly kind: EntryKind; readonly place: number }
  | {
      readonly act: 'type' | 'delete' | 'move' | 'merge' | 'tag'
      readonly entry: number
      readonly place: number
    }
  | { readonly act: 'omit' | 'remove'; readonly entry: number }
  | { readonly act: 'add-theme' | 'title' }
  | {
      readonly act: 'rename-theme' | 'remove-theme' | 'move-theme'
      readonly entry: number
      readonly place: number
    }
  | { readonly act: 'receive'; readonly place: number }
)

/** Typing is most of what happens, removing is rare. */
const ENTRY_ACTS = [
  'type',
  'type',
  'type',
  'delete',
  'move',
  'move',
  'merge',
  'tag',
  'tag',
  'omit',
  'remove',
] as const

/** Scripts of several clients that edit and receive each other's updates late, twice and out of order. */
export function arbitraryScript(clients: number): fc.Arbitrary<Step[]> {
  const client = fc.nat(clients - 1)
  const [entry, place] = [fc.nat(50), fc.nat(500)]
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        client,
        act: fc.constant('append' as const),
        kind: fc.constantFrom(...ENTRY_KINDS),
        place,
      }),
    },
    {
      weight: 10,
      arbitrary: fc.record({ client, act: fc.constantFrom(...ENTRY_ACTS), entry, place }),
    },
    { weight: 2, arbitrary: fc.record({ client, act: fc.constantFrom('add-theme', 'title') }) },
    {
      weight: 2,
      arbitrary: fc.record({
        client,
        act: fc.constantFrom('rename-theme', 'remove-theme', 'move-theme'),
        entry,
        place,
      }),
    },
    { weight: 8, arbitrary: fc.record({ client, act: fc.constant('receive' as const), place }) },
  )
  return fc.array(step, { maxLength: 80 })
}

/** What must be in the meeting once everybody has received everything. */
export type Expected = {
  /** Per entry that nobody removed: the characters typed into it that nobody deleted. */
  readonly typed: ReadonlyMap<string, ReadonlySet<string>>
  /** The entries into which anything was ever typed. */
  readonly written: ReadonlySet<string>
}

/** Plays a script; `updates` are the clients' own, in the order made. Every character typed is unique, so that its fate can be followed. */
export function play(
  script: readonly Step[],
  clients: number,
): { docs: Y.Doc[]; updates: Uint8Array[]; expected: Expected } {
  const updates: Uint8Array[] = []
  const docs = Array.from({ length: clients }, (_, index) => {
    const doc = new Y.Doc()
    doc.clientID = index + 1
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== RECEIVED) updates.push(update)
    })
    return doc
  })
  const typed = new Map<string, Set<string>>()
  const written = new Set<string>()
  script.forEach((step, turn) => {
    const doc = docs[step.client] ?? new Y.Doc()
    if (step.act === 'receive') receive(doc, updates[step.place % Math.max(1, updates.length)])
    else act(doc, step, turn, typed)
    for (const [id, characters] of typed) if (characters.size > 0) written.add(id)
  })
  for (const doc of docs) for (const update of updates) receive(doc, update)
  return { docs, updates, expected: { typed, written } }
}

const RECEIVED = 'received'

function receive(doc: Y.Doc, update: Uint8Array | undefined): void {
  if (update !== undefined) Y.applyUpdate(doc, update, RECEIVED)
}

type Edit = Exclude<Step, { act: 'receive' }>
type ThemeEdit = Extract<Edit, { act: 'rename-theme' | 'remove-theme' | 'move-theme' }>
type EntryEdit = Exclude<Edit, ThemeEdit | { act: 'append' | 'add-theme' | 'title' }>

function act(doc: Y.Doc, step: Edit, turn: number, typed: Map<string, Set<string>>): void {
  switch (step.act) {
    case 'append':
      append(doc, step, turn, typed)
      break
    case 'add-theme':
      addItem(doc, 'themes', `theme-${turn}`, { label: `テーマ${turn}` })
      break
    case 'title':
      setFacts(doc, { title: `題名${turn}` })
      break
    case 'rename-theme':
    case 'remove-theme':
    case 'move-theme':
      actOnTheme(doc, step, turn)
      break
    default:
      actOnEntry(doc, step, turn, typed)
  }
}

function actOnTheme(doc: Y.Doc, step: ThemeEdit, turn: number): void {
  const theme = chosen(readMeeting(doc).themes, step.entry)
  if (theme === undefined) return
  if (step.act === 'rename-theme') setItem(doc, 'themes', theme.id, { label: `改名${turn}` })
  else if (step.act === 'remove-theme') removeItem(doc, 'themes', theme.id)
  else moveItem(doc, 'themes', theme.id, step.place % 5)
}

function chosen<T>(list: readonly T[], number: number): T | undefined {
  return list[number % Math.max(1, list.length)]
}

function append(
  doc: Y.Doc,
  step: Edit & { act: 'append' },
  turn: number,
  typed: Map<string, Set<string>>,
): void {
  const id = `entry-${turn}`
  const at = new Date(Date.UTC(2021, 4, 27, 1, step.place % 60)).toISOString()
  const text = step.place % 3 === 0 ? '' : character(turn)
  appendEntry(doc, { id, recorder: `記録係${step.client}`, at, kind: step.kind, text })
  typed.set(id, new Set(text))
}

function actOnEntry(doc: Y.Doc, step: EntryEdit, turn: number, typed: Map<string, Set<string>>): void {
  const { entries, themes } = readMeeting(doc)
  const entry = chosen(entries, step.entry)
  if (entry === undefined) return
  switch (step.act) {
    case 'omit':
      setEntry(doc, entry.id, { status: 'omitted' })
      break
    case 'remove':
      typed.delete(entry.id)
      removeEntry(doc, entry.id)
      break
    case 'type':
      type(doc, entry, step.place, character(turn))
      typed.get(entry.id)?.add(character(turn))
      break
    case 'delete':
      cut(doc, entry, step.place, typed)
      break
    case 'merge':
      setEntry(doc, entry.id, { mergedInto: chosen(entries, step.place)?.id ?? null })
      break
    case 'tag':
      setEntry(doc, entry.id, { theme: chosen(themes, step.place)?.id ?? null })
      break
    case 'move':
      move(doc, entry, step.place)
  }
}

function type(doc: Y.Doc, entry: Entry, place: number, typed: string): void {
  const at = place % (entry.text.length + 1)
  setEntryText(doc, entry.id, entry.text.slice(0, at) + typed + entry.text.slice(at))
}

function cut(doc: Y.Doc, entry: Entry, place: number, typed: Map<string, Set<string>>): void {
  const from = place % (entry.text.length + 1)
  for (const gone of entry.text.slice(from, from + 2)) typed.get(entry.id)?.delete(gone)
  setEntryText(doc, entry.id, entry.text.slice(0, from) + entry.text.slice(from + 2))
}

function move(doc: Y.Doc, entry: Entry, place: number): void {
  const groups = outlineOf(readMeeting(doc)).agenda.flatMap(item => item.groups)
  const group = groups.find(each => each.entries.some(other => other.id === entry.id))
  const entries = new Map(readMeeting(doc).entries.map(each => [each.id, each]))
  const ranked = group?.entries.map(each => ({ id: each.id, rank: entries.get(each.id)?.rank ?? null }))
  if (ranked) setEntryRanks(doc, ranksToMove(ranked, entry.id, place % ranked.length))
}

function character(turn: number): string {
  return String.fromCodePoint(0x4e00 + turn)
}
