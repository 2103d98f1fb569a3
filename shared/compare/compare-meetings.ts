import type { Entry } from '../meeting/entry.ts'
import { inOutlineOrder } from '../meeting/entry-order.ts'
import { FACT_NAMES, type Meeting } from '../meeting/read-meeting.ts'
import { isChanged, type Restored } from '../meeting/restore-entries.ts'
import { type Fate, fatesOf } from '../outline/fate.ts'
import { type ThemeMark, themeMarks } from '../outline/outline.ts'
import { type TextPiece, textPieces } from './text-pieces.ts'

/** What can have happened to an entry between two moments, in the order in which it is told. */
export const CHANGE_KINDS = [
  'added',
  'removed',
  'merged',
  'unmerged',
  'omitted',
  'printed',
  'text',
  'theme',
  'agenda',
  'kind',
  'speaker',
  'order',
  'confirmed',
  'unconfirmed',
  'due',
  'reply',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** An entry that is not what it was; `entry` as it is now, or as it last was when it is gone. */
export type Change = {
  readonly entry: Entry
  readonly kinds: readonly ChangeKind[]
  readonly pieces: readonly TextPiece[]
  /** The theme before and now, when that changed. */
  readonly themes: { readonly before: ThemeMark | null; readonly after: ThemeMark | null } | null
  /** The entry that speaks for it now, when it was merged. */
  readonly into: Entry | null
}

/** What happened under a theme, and how many entries there are as they were. */
export type ChangedGroup = {
  readonly theme: ThemeMark | null
  readonly changes: readonly Change[]
  readonly same: number
}

/** Parts of the set-up that differ. */
export type SetupPart = 'facts' | 'agenda' | 'themes' | 'attendees'

export type Comparison = {
  /** Themes in order, entries without one first; those without changes are left out. */
  readonly groups: readonly ChangedGroup[]
  readonly counts: Readonly<Record<ChangeKind, number>>
  readonly same: number
  readonly setup: readonly SetupPart[]
  /** What putting the later one's entries back would change. */
  readonly back: Restored
}

/** What became of a meeting from one moment to a later one, by theme. Empty lines count as not written. */
export function compareMeetings(before: Meeting, after: Meeting): Comparison {
  const [then, now] = [sideOf(before), sideOf(after)]
  const groups = new Map<string | null, { changes: Change[]; same: number }>()
  for (const entry of inOutlineOrder([...now.entries.values(), ...goneFrom(then, now)])) {
    const change = changeOf(entry, then, now)
    const side = now.entries.has(entry.id) ? now : then
    const theme = side.marks.has(entry.theme ?? '') ? entry.theme : null
    const group = groups.get(theme) ?? { changes: [], same: 0 }
    groups.set(theme, group)
    if (change === null) group.same++
    else group.changes.push(change)
  }
  const marks = [...new Map([...then.marks, ...now.marks]).values()].sort((a, b) => a.number - b.number)
  const ordered = [null, ...marks].map(theme => ({ theme, ...(groups.get(theme?.id ?? null) ?? NOTHING) }))
  const changes = ordered.flatMap(group => group.changes)
  return {
    groups: ordered.filter(group => group.changes.length > 0),
    counts: Object.fromEntries(
      CHANGE_KINDS.map(kind => [kind, changes.filter(({ kinds }) => kinds.includes(kind)).length]),
    ) as Record<ChangeKind, number>,
    same: ordered.reduce((sum, group) => sum + group.same, 0),
    setup: changedSetup(before, after),
    back: wayBack(before, after),
  }
}

function wayBack(before: Meeting, after: Meeting): Restored {
  const now = new Map(after.entries.map(entry => [entry.id, entry]))
  const changed = before.entries.filter(entry => {
    const later = now.get(entry.id)
    return later !== undefined && isChanged(entry, later)
  })
  return {
    changed: changed.length,
    returned: before.entries.filter(entry => !now.has(entry.id)).length,
  }
}

const NOTHING = { changes: [], same: 0 }

type Side = {
  readonly entries: ReadonlyMap<string, Entry>
  readonly fates: ReadonlyMap<string, Fate>
  readonly marks: ReadonlyMap<string, ThemeMark>
}

function sideOf(meeting: Meeting): Side {
  const fates = fatesOf(meeting.entries)
  const written = meeting.entries.filter(entry => fates.get(entry.id) !== 'empty')
  return {
    entries: new Map(written.map(entry => [entry.id, entry])),
    fates,
    marks: new Map(themeMarks(meeting.themes).map(mark => [mark.id, mark])),
  }
}

function goneFrom(then: Side, now: Side): Entry[] {
  return [...then.entries.values()].filter(entry => !now.entries.has(entry.id))
}

function changeOf(entry: Entry, then: Side, now: Side): Change | null {
  const [earlier, later] = [then.entries.get(entry.id), now.entries.get(entry.id)]
  if (earlier === undefined)
    return plain(entry, entry.status === 'omitted' ? ['added', 'omitted'] : ['added'], 'added')
  if (later === undefined) return plain(entry, ['removed'], 'removed')
  const markOf = (side: Side, of: Entry) => side.marks.get(of.theme ?? '') ?? null
  const [themeThen, themeNow] = [markOf(then, earlier), markOf(now, later)]
  const isMerged = now.fates.get(entry.id) === 'merged'
  const wasMerged = then.fates.get(entry.id) === 'merged'
  const happened: Readonly<Partial<Record<ChangeKind, boolean>>> = {
    merged: isMerged && (!wasMerged || earlier.mergedInto !== later.mergedInto),
    unmerged: wasMerged && !isMerged,
    omitted: later.status === 'omitted' && earlier.status !== 'omitted',
    printed: earlier.status === 'omitted' && later.status !== 'omitted',
    theme: themeThen?.id !== themeNow?.id,
    ...valuesThatDiffer(earlier, later),
  }
  const kinds = CHANGE_KINDS.filter(kind => happened[kind])
  if (kinds.length === 0) return null
  return {
    entry: later,
    kinds,
    pieces: textPieces(earlier.text, later.text),
    themes: happened.theme ? { before: themeThen, after: themeNow } : null,
    into: happened.merged ? (now.entries.get(later.mergedInto ?? '') ?? null) : null,
  }
}

function valuesThatDiffer(earlier: Entry, later: Entry): Readonly<Partial<Record<ChangeKind, boolean>>> {
  return {
    text: earlier.text !== later.text,
    agenda: earlier.agenda !== later.agenda,
    kind: earlier.kind !== later.kind,
    speaker: earlier.speaker !== later.speaker,
    order: earlier.rank !== later.rank,
    confirmed: earlier.status === 'draft' && later.status === 'confirmed',
    unconfirmed: earlier.status === 'confirmed' && later.status === 'draft',
    due: earlier.due !== later.due,
    reply: earlier.replyTo !== later.replyTo,
  }
}

function plain(entry: Entry, kinds: readonly ChangeKind[], kind: TextPiece['kind']): Change {
  return { entry, kinds, pieces: [{ kind, text: entry.text }], themes: null, into: null }
}

function changedSetup(before: Meeting, after: Meeting): SetupPart[] {
  const factsOf = (meeting: Meeting) => [meeting.speakerStyle, ...FACT_NAMES.map(name => meeting[name])]
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  const lists = (['agenda', 'themes', 'attendees'] as const).filter(
    list => !isSame(before[list], after[list]),
  )
  return isSame(factsOf(before), factsOf(after)) ? lists : ['facts', ...lists]
}
