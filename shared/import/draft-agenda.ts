import type { FactPatch } from '../meeting/edit-meeting.ts'
import type { FileItem } from '../meeting/fill-meeting.ts'
import { agendaLine } from './agenda-text.ts'
import type { Depth } from './draft-file.ts'
import { foldTitle } from './read-fact-line.ts'
import type { DraftEntry, DraftItem, SummaryDraft } from './summary-draft.ts'

type Values = {
  readonly title: string
  readonly kind: string
  readonly documents: string
  readonly presenter: string
  readonly result: string
}

export type DraftAgenda = {
  readonly agenda: readonly FileItem[]
  readonly facts: FactPatch
  /** The items of the proceedings without the lines that became values of the agenda. */
  readonly items: readonly DraftItem[]
  /** For each of those the position in the agenda, counted from 1; '' for none. */
  readonly refs: readonly string[]
}

/** The agenda: what the proceedings go through, completed by what stands under 議題. */
export function agendaOfDraft(draft: SummaryDraft, lines: readonly string[], depth: Depth): DraftAgenda {
  const read = draft.items.map(item => valuesOf(item, depth))
  const spoken = read.flatMap(({ item, values }) => (item.title === null ? [] : [values]))
  const { listed, note } = listedIn(lines, spoken, depth)
  const all = merged(listed, spoken)
  const position = (values: Values) => String(all.findIndex(each => isSame(each, values)) + 1)
  const isExact = depth.isOurs || listed.length === 0
  let count = 0
  const refs = read.map(({ item, values }) => {
    if (item.title === null) return ''
    count += 1
    return isExact ? String(count) : position(values)
  })
  return {
    agenda: (isExact ? spoken : all).map((values, index) => ({ ref: String(index + 1), values })),
    facts: note === '' ? {} : { agendaNote: note },
    items: read.map(each => each.item),
    refs,
  }
}

function valuesOf(item: DraftItem, depth: Depth): { readonly item: DraftItem; readonly values: Values } {
  const typed = item.title?.text ?? ''
  const suffix = depth.kinds
    ? /^(.+)（(報告|協議|審議|説明|検討|決定|意見交換|情報提供|承認|付議|諮問)）$/.exec(typed)
    : null
  const { notes, actions } =
    depth.notes && item.title !== null ? notesOf(item.actions) : { notes: NO_NOTES, actions: item.actions }
  const values = {
    title: suffix?.[1] ?? typed,
    kind: suffix?.[2] ?? '',
    presenter: notes.説明者,
    documents: notes.資料 || papersIn(actions),
    result: notes.結果,
  }
  return { item: { ...item, actions }, values }
}

const NOTES = ['説明者', '資料', '結果'] as const
type Notes = Readonly<Record<(typeof NOTES)[number], string>>
const NO_NOTES: Notes = { 説明者: '', 資料: '', 結果: '' }

/** The last lines above the opinions, where they are those that we print for values that no line mentions. */
function notesOf(actions: readonly DraftEntry[]): { readonly notes: Notes; readonly actions: DraftEntry[] } {
  const rest = [...actions]
  const notes = { ...NO_NOTES }
  for (const name of [...NOTES].reverse()) {
    const text = rest.at(-1)?.text ?? ''
    if (!text.startsWith(`${name}：`)) continue
    notes[name] = text.slice(name.length + 1)
    rest.pop()
  }
  return { notes, actions: rest }
}

/** The papers in brackets at the end of what was reported. */
function papersIn(actions: readonly DraftEntry[]): string {
  const bracketed = actions.map(action => /[（(]([^（()）]*)[）)]。?$/.exec(action.text)?.[1] ?? '')
  return bracketed.find(words => words.includes('資料')) ?? ''
}

/** What the lines under 議題 list; a note instead when they refer elsewhere, or are ours and list something else. */
function listedIn(lines: readonly string[], spoken: readonly Values[], { isOurs }: Depth) {
  const isNote = lines.some(line => /別添|別紙/.test(line))
  const same =
    lines.length === spoken.length && lines.every((line, at) => line === `(${at + 1}) ${spoken[at]?.title}`)
  if (isNote || (isOurs && !same)) return { listed: [], note: lines.join('\n') }
  return { listed: isOurs ? [] : lines.map(listedValues), note: '' }
}

function listedValues(line: string): Values {
  const { title, documents, kind } = agendaLine(line)
  const [, alone = title, presenter = '', papers = documents] = AROUND.exec(title) ?? []
  return { title: alone, documents: papers, kind, presenter, result: '' }
}

/** Presenter and papers behind a title, as our own agenda page prints them. */
const AROUND = /^(.+)（([^（）、]+)、(資料[^（）]*)）$/

/** In the order of the list; what it does not name follows. */
function merged(listed: readonly Values[], spoken: readonly Values[]): Values[] {
  const known = listed.map(each => {
    const same = spoken.find(other => isSame(each, other))
    return same === undefined
      ? each
      : {
          ...same,
          kind: same.kind || each.kind,
          documents: same.documents || each.documents,
          presenter: same.presenter || each.presenter,
        }
  })
  return [...known, ...spoken.filter(each => !listed.some(other => isSame(other, each)))]
}

function isSame(a: Values, b: Values): boolean {
  return foldTitle(a.title) === foldTitle(b.title)
}
