import { mergeOf, type Pair } from '../../shared/assist/pairs.ts'
import { type Place, placeEntry, splitEntry } from '../../shared/meeting/arrange.ts'
import { removeEntry, setEntry } from '../../shared/meeting/edit-meeting.ts'
import type { EntryPatch } from '../../shared/meeting/entry.ts'
import { findEntryElement, textOfEntry } from '../../shared/meeting/meeting-doc.ts'
import { newId } from '../new-id.ts'
import type { Act } from './desk.ts'
import { type DeskActions, type DeskParts, pairsWith } from './desk-parts.ts'
import { type EntryLine, type SummaryLine, siblingsOf } from './summary-lines.ts'

type EntrySteps = Omit<
  DeskActions,
  'select' | 'goTo' | 'edit' | 'askMerge' | 'renameTheme' | 'moveTheme' | 'mergeTheme' | 'undo' | 'redo'
>

/** What can be done with an entry. */
export function entrySteps(parts: DeskParts): EntrySteps {
  return { ...walking(parts), ...placing(parts), ...settling(parts), ...merging(parts) }
}

/** The ids of the entries in the order of printing. */
export function printedIds(lines: readonly SummaryLine[]): string[] {
  return lines.flatMap(line => ('entry' in line ? [line.entry.id] : []))
}

/** The line of an entry now: while its text is edited, the drawn one keeps those that stood beside it at first. */
function lineOf(lines: readonly SummaryLine[], id: string): EntryLine | undefined {
  return lines.find((line): line is EntryLine => 'entry' in line && line.entry.id === id)
}

function walking({ desk, view, selection, say, showNow }: DeskParts) {
  return {
    selectNext: (id: string, step: 1 | -1) => {
      const printed = printedIds(view.current.lines)
      const next = printed[printed.indexOf(id) + step]
      if (next !== undefined) selection.goTo(next, 'nearest')
    },
    endEdit: (id: string, how: 'key' | 'elsewhere') => {
      selection.endEdit(id)
      if (how === 'key') selection.goTo(id, 'nearest')
      const element = findEntryElement(desk.doc, id)
      if (element !== null && textOfEntry(element).trim() === '') say(view.current.words.emptied)
    },
    split: (line: EntryLine, at: number) => {
      const { meeting, words, lines } = view.current
      const { entry } = line
      const siblings = siblingsOf(lines, lineOf(lines, entry.id) ?? line)
      const freshId = newId()
      let isSplit = false
      desk.edit({ act: 'split', entry: entry.id }, () => {
        isSplit = splitEntry(desk.doc, meeting, { id: entry.id, at, freshId, siblings })
      })
      say(isSplit ? words.split : words.cannotSplit)
      if (!isSplit) return
      selection.goTo(freshId, 'nearest')
      showNow()
    },
  }
}

function placing({ desk, view, selection, say }: DeskParts) {
  const place = (id: string, to: Place) => {
    const { meeting, words, labelOf } = view.current
    desk.edit({ act: 'move', entry: id }, () => placeEntry(desk.doc, meeting, id, to))
    const count = to.siblings.filter(each => each !== id).length + 1
    say(words.moved(labelOf(to.theme), Math.min(to.position + 1, count), count))
    selection.goTo(id, 'nearest')
  }
  const set = (id: string, act: Act, patch: EntryPatch, words: string) => {
    desk.edit({ act, entry: id }, () => setEntry(desk.doc, id, patch))
    say(words)
    selection.goTo(id, 'nearest')
  }
  const setAgenda = (id: string, agenda: string | null) => {
    const { words } = view.current
    set(id, 'move', { agenda, rank: null }, words.movedTo(titleOf(agenda)))
  }
  const titleOf = (agenda: string | null) =>
    view.current.meeting.agenda.find(item => item.id === agenda)?.title ?? view.current.words.other
  return {
    place,
    setAgenda,
    move: (line: EntryLine, step: 1 | -1) => {
      const { entry, agenda, theme } = line
      const siblings = siblingsOf(view.current.lines, line)
      const position = siblings.indexOf(entry.id) + step
      if (position < 0 || position >= siblings.length) return say(view.current.words.atEdge)
      place(entry.id, { agenda, theme, siblings, position })
    },
    setTheme: (id: string, theme: string | null) => {
      const { words, labelOf } = view.current
      set(id, 'theme', { theme, rank: null }, words.movedTo(labelOf(theme)))
    },
    dueOf: (id: string) => view.current.meeting.entries.find(entry => entry.id === id)?.due ?? null,
    setDue: (id: string, due: string | null) => {
      const { words } = view.current
      set(id, 'due', { due }, due === null ? words.dueRemoved : words.dueSet)
    },
    stepAgenda: ({ entry, agenda }: EntryLine, step: 1 | -1) => {
      const items = view.current.meeting.agenda
      const at = agenda === null ? items.length : items.findIndex(item => item.id === agenda)
      const next = items[at + step]
      if (next === undefined) return say(view.current.words.atEdge)
      setAgenda(entry.id, next.id)
    },
  }
}

function settling({ desk, view, selection, say }: DeskParts) {
  const setStatus = (id: string, act: Act, status: 'draft' | 'confirmed' | 'omitted', words: string) => {
    desk.edit({ act, entry: id }, () => setEntry(desk.doc, id, { status }))
    say(words)
  }
  const toggleConfirmed = (id: string) => {
    const { meeting, words } = view.current
    const isConfirmed = meeting.entries.find(each => each.id === id)?.status === 'confirmed'
    setStatus(
      id,
      'confirm',
      isConfirmed ? 'draft' : 'confirmed',
      isConfirmed ? words.unconfirmed : words.confirmed,
    )
  }
  return {
    toggleConfirmed,
    confirmAndGoOn: (id: string) => {
      const { points, lines } = view.current
      const printed = printedIds(lines)
      const open = new Set(points.unconfirmed.map(entry => entry.id))
      if (open.has(id)) toggleConfirmed(id)
      const after = printed.slice(printed.indexOf(id) + 1)
      const next = [...after, ...printed].find(each => each !== id && open.has(each))
      if (next !== undefined) selection.goTo(next)
    },
    omit: (id: string) => {
      const printed = printedIds(view.current.lines)
      const next = printed[printed.indexOf(id) + 1] ?? printed[printed.indexOf(id) - 1]
      if (next !== undefined) selection.goTo(next, 'nearest')
      setStatus(id, 'omit', 'omitted', view.current.words.omitted)
    },
    restore: (id: string) => {
      desk.edit({ act: 'restore', entry: id }, () =>
        setEntry(desk.doc, id, { status: 'draft', mergedInto: null }),
      )
      say(view.current.words.restored)
    },
    showToRoom: (id: string) => {
      desk.edit({ act: 'room', entry: id }, () => setEntry(desk.doc, id, { room: null }))
      say(view.current.words.shownToRoom)
    },
    removeEmpty: (id: string) => {
      const element = findEntryElement(desk.doc, id)
      if (element === null || textOfEntry(element).trim() !== '') return
      desk.edit({ act: 'remove', entry: id }, () => removeEntry(desk.doc, id))
      say(view.current.words.removed)
    },
  }
}

function merging({ desk, view, selection, say, askMerge, ...rest }: DeskParts) {
  const keepApart = (pair: Pair) => {
    rest.keepApart(pair)
    say(view.current.words.keptApart)
  }
  const merge = (kept: string, merged: string) => {
    desk.edit({ act: 'merge', entry: kept }, () => {
      setEntry(desk.doc, kept, { mergedInto: null })
      setEntry(desk.doc, merged, { mergedInto: kept })
    })
    say(view.current.words.merged)
    selection.goTo(kept, 'nearest')
  }
  return {
    merge,
    keepApart,
    keepAllApart: (id: string) => pairsWith(view.current.points.duplicates, id).forEach(keepApart),
    mergeOrAsk: (id: string) => {
      const { points, meeting } = view.current
      const [pair, more] = pairsWith(points.duplicates, id)
      const [a, b] = pair?.map(each => meeting.entries.find(entry => entry.id === each)) ?? []
      if (!a || !b || more !== undefined) return askMerge(id)
      const { kept, merged } = mergeOf(a, b)
      merge(kept.id, merged.id)
    },
  }
}
