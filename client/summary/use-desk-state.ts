import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Entry } from '../../shared/meeting/entry.ts'
import { SCHEMA_VERSION } from '../../shared/meeting/meeting-doc.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { type ThemeMark, themeMarks } from '../../shared/outline/outline.ts'
import { openPointsOf } from '../../shared/summary/open-points.ts'
import { type Stamp, summaryOf } from '../../shared/summary/summary.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { readAtOnce, useMeetingAfterPaint } from '../sync/use-meeting.ts'
import { useLatest } from '../ui/use-latest.ts'
import type { Desk } from './desk.ts'
import { deskActions } from './desk-actions.ts'
import { deskMessages } from './desk-messages.ts'
import { type DeskView, pairsWith } from './desk-parts.ts'
import type { AgendaChoice } from './EntryTools.tsx'
import { keepLines } from './kept-lines.ts'
import { type EntryLine, type SummaryLine, siblingsOf, summaryLines } from './summary-lines.ts'
import { useDuplicates } from './use-duplicates.ts'
import { useSelection } from './use-selection.ts'
import { useStamp } from './use-stamp.ts'

/** What was done last; `count` tells it from the same words said before. */
export type Said = { readonly words: string; readonly count: number }

/** What the page knows of the meeting, and what can be done on it. */
export function useDeskState(connection: MeetingConnection, desk: Desk) {
  const text = useMessages(deskMessages)
  const { noTheme } = useMessages(words)
  const meeting = useMeetingAfterPaint(connection)
  const stamp = useStamp(connection.meetingId, meeting)
  const lines = useKeptLines(meeting, stamp)
  const { pairs, keepApart } = useDuplicates(connection.meetingId, meeting)
  const points = useMemo(() => openPointsOf(meeting, pairs), [meeting, pairs])
  const lookups = useLookups(meeting)
  const selection = useSelection()
  const [said, setSaid] = useState<Said>({ words: '', count: 0 })
  const say = useCallback((words: string) => setSaid(({ count }) => ({ words, count: count + 1 })), [])
  const [asked, setAsked] = useState<readonly string[]>([])
  const labelOf = (theme: string | null) => lookups.themes.find(mark => mark.id === theme)?.label ?? noTheme
  const view = useLatest<DeskView>({ meeting, lines, points, words: text, labelOf })
  const { select, goTo, edit, endEdit } = selection
  const actions = useMemo(() => {
    const askMerge = (entry: string, other?: string) =>
      setAsked(other === undefined ? [entry] : [entry, other])
    return deskActions({
      desk,
      view,
      selection: { select, goTo, edit, endEdit },
      say,
      askMerge,
      keepApart,
      showNow: () => readAtOnce(connection),
    })
  }, [connection, desk, view, select, goTo, edit, endEdit, say, keepApart])
  return {
    meeting,
    lines,
    points,
    ...lookups,
    selection,
    actions,
    said,
    isNewer: meeting.schemaVersion > SCHEMA_VERSION,
    merging: mergingOf(asked, points.duplicates, lines, lookups.entryOf),
    endMerging: () => setAsked([]),
    lifted: (id: string) => {
      select(id)
      say(text.lifted)
    },
    notDropped: () => say(text.dropped),
    sayRescued: useCallback(
      (id: string) => {
        say(view.current.words.rescued)
        goTo(id)
      },
      [view, goTo, say],
    ),
  }
}

/** The document's lines; those that stay as they were are the same objects. */
function useKeptLines(meeting: Meeting, stamp: Stamp | undefined): readonly SummaryLine[] {
  const before = useRef<readonly SummaryLine[]>([])
  const lines = useMemo(
    () => keepLines(before.current, summaryLines(summaryOf(meeting, stamp))),
    [meeting, stamp],
  )
  useEffect(() => {
    before.current = lines
  })
  return lines
}

/** Themes and agenda items by their names, and the theme of each entry. */
function useLookups(meeting: Meeting) {
  const themes = useMemo(() => themeMarks(meeting.themes), [meeting.themes])
  const agenda = useMemo<readonly AgendaChoice[]>(
    () => meeting.agenda.map(({ id, title }, index) => ({ id, label: `${index + 1}　${title}` })),
    [meeting.agenda],
  )
  const entries = useMemo(() => new Map(meeting.entries.map(entry => [entry.id, entry])), [meeting.entries])
  return useMemo(() => {
    const byTheme = new Map(themes.map(mark => [mark.id, mark]))
    const entryOf = (id: string): Entry | undefined => entries.get(id)
    const themeOf = (id: string): ThemeMark | null => byTheme.get(entries.get(id)?.theme ?? '') ?? null
    return { themes, agenda, entryOf, themeOf }
  }, [themes, agenda, entries])
}

/** With what an entry may be merged: the one that is meant, else similar ones first, then those beside it. */
function mergingOf(
  [id, meant]: readonly string[],
  pairs: DeskView['points']['duplicates'],
  lines: DeskView['lines'],
  entryOf: (id: string) => Entry | undefined,
) {
  const entry = entryOf(id ?? '')
  if (entry === undefined) return null
  const similar = pairsWith(pairs, entry.id).flat()
  const line = lines.find((each): each is EntryLine => 'entry' in each && each.entry.id === entry.id)
  const beside = line === undefined ? [] : siblingsOf(lines, line)
  const ids = meant === undefined ? [...new Set([...similar, ...beside])] : [meant]
  const others = ids.filter(each => each !== entry.id).flatMap(each => entryOf(each) ?? [])
  return { entry, others }
}
