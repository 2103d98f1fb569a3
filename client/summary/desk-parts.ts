import type { RefObject } from 'react'
import type { Pair } from '../../shared/assist/pairs.ts'
import type { Place } from '../../shared/meeting/arrange.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import type { OpenPoints } from '../../shared/summary/open-points.ts'
import type { Desk } from './desk.ts'
import type { deskMessages } from './desk-messages.ts'
import type { EntryLine, SummaryLine } from './summary-lines.ts'
import type { CaretPlace } from './text/entry-text.ts'
import type { Selection } from './use-selection.ts'

/** What the page shows now, for an action that begins now. */
export type DeskView = {
  readonly meeting: Meeting
  readonly lines: readonly SummaryLine[]
  readonly points: OpenPoints
  readonly words: (typeof deskMessages)['ja']
  /** How a theme is called, those without one as well. */
  readonly labelOf: (theme: string | null) => string
}

/** What the actions are made of. */
export type DeskParts = {
  readonly desk: Desk
  readonly view: RefObject<DeskView>
  readonly selection: Pick<Selection, 'select' | 'goTo' | 'edit' | 'endEdit'>
  /** Shows and reads out what was done. */
  readonly say: (words: string) => void
  /** Asks with which entry one is to be merged. */
  readonly askMerge: (entry: string, other?: string) => void
  readonly keepApart: (pair: Pair) => void
  /** Shows at once what has just been done. */
  readonly showNow: () => void
}

/** All that can be done on the page. The same object as long as the page is open. */
export type DeskActions = {
  readonly select: (id: string) => void
  readonly goTo: (id: string) => void
  readonly selectNext: (id: string, step: 1 | -1) => void
  readonly edit: (id: string, caret: CaretPlace) => void
  readonly endEdit: (id: string, how: 'key' | 'elsewhere') => void
  readonly split: (line: EntryLine, at: number) => void
  readonly toggleConfirmed: (id: string) => void
  /** Confirms and goes on to the next unconfirmed entry. */
  readonly confirmAndGoOn: (id: string) => void
  /** Up or down among those beside it. */
  readonly move: (line: EntryLine, step: 1 | -1) => void
  readonly place: (id: string, place: Place) => void
  readonly setTheme: (id: string, theme: string | null) => void
  readonly setAgenda: (id: string, agenda: string | null) => void
  /** To the agenda item before or after its own. */
  readonly stepAgenda: (line: EntryLine, step: 1 | -1) => void
  readonly dueOf: (id: string) => string | null
  readonly setDue: (id: string, due: string | null) => void
  readonly omit: (id: string) => void
  readonly restore: (id: string) => void
  /** Merges with what seems to be the same remark, or asks with which. */
  readonly mergeOrAsk: (id: string) => void
  /** `other`: the one that is meant, if one is. */
  readonly askMerge: (id: string, other?: string) => void
  /** Says that two similar entries are different remarks. */
  readonly keepApart: (pair: Pair) => void
  /** The same of all with which an entry is similar. */
  readonly keepAllApart: (id: string) => void
  readonly merge: (kept: string, merged: string) => void
  /** Lets the room, and everybody with a view link, see an entry that was hidden. */
  readonly showToRoom: (id: string) => void
  readonly removeEmpty: (id: string) => void
  readonly renameTheme: (id: string, label: string) => void
  readonly moveTheme: (id: string, step: 1 | -1) => void
  readonly mergeTheme: (from: string, into: string) => void
  readonly undo: () => void
  readonly redo: () => void
}

/** The pairs of similar entries that an entry belongs to. */
export function pairsWith(pairs: readonly Pair[], id: string): Pair[] {
  return pairs.filter(pair => pair.includes(id))
}
