import { useMemo, useState } from 'react'
import type { Role } from '../../shared/api.ts'
import { setFacts } from '../../shared/meeting/edit-meeting.ts'
import { type ThemeMark, themeMarks } from '../../shared/outline/outline.ts'
import { countsOf } from '../../shared/summary/counts.ts'
import { summaryOf } from '../../shared/summary/summary.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { useMeeting } from '../sync/use-meeting.ts'
import { useObservable } from '../sync/use-observable.ts'
import { isCalm } from '../ui/calm-word.ts'
import { MeetingBar } from '../ui/MeetingBar.tsx'
import { meetingName } from '../ui/meeting-name.ts'
import { StatusBar } from '../ui/StatusBar.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import type { EntryActions } from './EntryOnSheet.tsx'
import { ExportBar } from './ExportBar.tsx'
import { moveEntry, omitEntry, restoreEntry, setTheme, showToRoom, toggleConfirmed } from './entry-actions.ts'
import { FinalDialog } from './FinalDialog.tsx'
import { LedgerPanel } from './LedgerPanel.tsx'
import { messages } from './messages.ts'
import { OpenPointsPanel } from './OpenPointsPanel.tsx'
import { type OpenPoints, openPointsOf } from './open-points.ts'
import { Sheets } from './Sheets.tsx'
import styles from './summary.module.css'
import { type SummaryLine, summaryLines } from './summary-lines.ts'
import { type Selection, useSelection } from './use-selection.ts'
import { useStamp } from './use-stamp.ts'

type Props = { readonly connection: MeetingConnection; readonly role: Role }

/** The document on its desk: sheets, the ledger beside them, the exports below. */
export function SummaryDesk({ connection, role }: Props) {
  const text = useMessages(messages)
  const { doc, meetingId } = connection
  const meeting = useMeeting(connection)
  const save = useObservable(connection.save)
  const { screens } = useMessages(words)
  usePageTitle(`${screens.summary} ${meetingName(meeting.title)}`)
  const selection = useSelection()
  const [asksFinal, setAsksFinal] = useState(false)
  const stamp = useStamp(meetingId, meeting)
  const lines = useMemo(() => summaryLines(summaryOf(meeting, stamp)), [meeting, stamp])
  const points = useMemo(() => openPointsOf(meeting), [meeting])
  const themes = useMemo(() => themeMarks(meeting.themes), [meeting.themes])
  const themeOf = useMemo(() => themeLookup(meeting.entries, themes), [meeting.entries, themes])
  const isLocked = meeting.phase === 'final' || save.kind === 'readOnly' || save.kind === 'closed'
  const actions = entryActions(connection, meeting, lines, points, selection)
  return (
    <div className={styles.page}>
      <MeetingBar
        meeting={meetingId}
        title={meeting.title}
        phase={meeting.phase}
        screen="summary"
        role={role}
      />
      <div className={styles.desk}>
        <Sheets
          lines={lines}
          themes={themes}
          themeOf={themeOf}
          selected={selection.id}
          calledFor={selection.calledFor}
          isLocked={isLocked}
          actions={actions}
        />
        <aside className={styles.panel} aria-label={text.panel}>
          <LedgerPanel counts={countsOf(meeting)} />
          <OpenPointsPanel
            points={points}
            themeOf={themeOf}
            isLocked={isLocked}
            onGoTo={selection.goTo}
            onRestore={id => restoreEntry(doc, id)}
            onShow={id => showToRoom(doc, id)}
          />
        </aside>
      </div>
      <div className={styles.foot}>
        <ExportBar
          connection={connection}
          speakerStyle={meeting.speakerStyle}
          openPoints={points.count}
          isLocked={isLocked}
          onSpeakerStyle={speakerStyle => setFacts(doc, { speakerStyle })}
          onFinalise={() => setAsksFinal(true)}
        />
        {!isCalm(save) && <StatusBar connection={connection} />}
      </div>
      {asksFinal && (
        <FinalDialog
          connection={connection}
          points={points}
          onClose={() => setAsksFinal(false)}
          onShowOpen={() => {
            setAsksFinal(false)
            const first = points.withoutTheme[0] ?? points.unconfirmed[0]
            if (first) selection.goTo(first.id)
          }}
        />
      )}
    </div>
  )
}

function themeLookup(
  entries: readonly { readonly id: string; readonly theme: string | null }[],
  themes: readonly ThemeMark[],
): (entry: string) => ThemeMark | null {
  const byTheme = new Map(themes.map(mark => [mark.id, mark]))
  const byEntry = new Map(entries.map(entry => [entry.id, byTheme.get(entry.theme ?? '') ?? null]))
  return id => byEntry.get(id) ?? null
}

function entryActions(
  { doc }: MeetingConnection,
  meeting: ReturnType<typeof useMeeting>,
  lines: readonly SummaryLine[],
  points: OpenPoints,
  selection: Selection,
): EntryActions {
  const printed = lines.flatMap(line => ('entry' in line ? [line.entry.id] : []))
  const goOn = (id: string | undefined) => {
    if (id !== undefined) selection.goTo(id)
  }
  return {
    select: selection.select,
    selectNext: (id, step) => goOn(printed[printed.indexOf(id) + step]),
    toggleConfirmed: id => toggleConfirmed(doc, meeting, id),
    confirmAndGoOn: id => {
      const open = new Set(points.unconfirmed.map(entry => entry.id))
      if (open.has(id)) toggleConfirmed(doc, meeting, id)
      const after = printed.slice(printed.indexOf(id) + 1)
      goOn([...after, ...printed].find(each => each !== id && open.has(each)))
    },
    move: (siblings, id, step) => {
      moveEntry(doc, meeting, siblings, id, step)
      selection.goTo(id)
    },
    setTheme: (id, theme) => {
      setTheme(doc, id, theme)
      selection.goTo(id)
    },
    omit: id => {
      goOn(printed[printed.indexOf(id) + 1] ?? printed[printed.indexOf(id) - 1])
      omitEntry(doc, id)
    },
  }
}
