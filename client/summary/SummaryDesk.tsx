import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Role } from '../../shared/api.ts'
import { setFacts, setLayout } from '../../shared/meeting/edit-meeting.ts'
import type { Unthemed } from '../../shared/meeting/read-meeting.ts'
import { countsOf } from '../../shared/summary/counts.ts'
import { stoppingRemarks } from '../../shared/summary/stopped.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { pathOf } from '../route.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { useObservable } from '../sync/use-observable.ts'
import { isCalm } from '../ui/calm-word.ts'
import { MeetingBar } from '../ui/MeetingBar.tsx'
import { meetingName } from '../ui/meeting-name.ts'
import { StatusBar } from '../ui/StatusBar.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import { DeskBar } from './DeskBar.tsx'
import type { Desk } from './desk.ts'
import { ExportBar } from './ExportBar.tsx'
import { ExportStop } from './ExportStop.tsx'
import { FinalDialog } from './FinalDialog.tsx'
import { LedgerPanel } from './LedgerPanel.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { messages } from './messages.ts'
import { OpenPointsPanel } from './OpenPointsPanel.tsx'
import panelStyles from './panel.module.css'
import { Sheets } from './Sheets.tsx'
import styles from './summary.module.css'
import { useDeskState } from './use-desk-state.ts'
import { usePageKeys } from './use-page-keys.ts'
import { usePointWalk } from './use-point-walk.ts'
import { useWriters } from './use-writers.ts'

type Props = {
  readonly connection: MeetingConnection
  readonly desk: Desk
  readonly role: Role
  /** An entry in which words stand that were typed into one that a colleague took away. */
  readonly rescued: string | null
}

/** The document on its desk: sheets, the ledger beside them, the exports below. */
export function SummaryDesk({ connection, desk, role, rescued }: Props) {
  const text = useMessages(messages)
  const { screens } = useMessages(words)
  const save = useObservable(connection.save)
  const state = useDeskState(connection, desk)
  const { meeting, lines, points, themes, selection, actions, merging, said } = state
  usePageTitle(`${screens.summary} ${meetingName(meeting.title)}`)
  const isFinal = meeting.phase === 'final'
  const isLocked = state.isNewer || isFinal || save.kind === 'readOnly' || save.kind === 'closed'
  const [asksFinal, setAsksFinal] = useState(false)
  const walk = usePointWalk(points, selection.goTo)
  const writers = useWriters(connection, meeting, selection.caret === null ? null : selection.id)
  usePageKeys({ undo: actions.undo, redo: actions.redo, walk: walk.go, isLocked })
  const counts = useMemo(() => countsOf(meeting), [meeting])
  const stopping = useMemo(() => stoppingRemarks(meeting), [meeting])
  const setUnthemed = useCallback(
    (unthemed: Unthemed) =>
      desk.edit({ act: 'setting', entry: null }, () => setFacts(desk.doc, { unthemed })),
    [desk],
  )
  const { sayRescued } = state
  useEffect(() => {
    if (rescued !== null) sayRescued(rescued)
  }, [rescued, sayRescued])
  const showFirst = () => {
    setAsksFinal(false)
    walk.go(1)
  }
  return (
    <div className={styles.page}>
      <MeetingBar
        meeting={connection.meetingId}
        title={meeting.title}
        phase={meeting.phase}
        screen="summary"
        role={role}
      />
      <div className={styles.desk}>
        <Sheets
          desk={desk}
          lines={lines}
          layout={meeting.layout}
          themes={themes}
          agenda={state.agenda}
          themeOf={state.themeOf}
          writers={writers}
          wording={points.wording}
          selection={selection}
          isLocked={isLocked}
          actions={actions}
          onLift={state.lifted}
          onNoDrop={state.notDropped}
        />
        <aside className={panelStyles.panel} aria-label={text.panel}>
          <DeskBar desk={desk} isLocked={isLocked} said={said} actions={actions} />
          <LedgerPanel counts={counts} />
          <OpenPointsPanel
            points={points}
            entryOf={state.entryOf}
            themeOf={state.themeOf}
            isLocked={isLocked}
            unthemed={meeting.unthemed}
            setupHref={pathOf({ kind: 'meeting', meeting: connection.meetingId, screen: 'setup' })}
            onUnthemed={setUnthemed}
            walk={walk}
            actions={actions}
          />
        </aside>
      </div>
      <div className={styles.foot}>
        <ExportStop remarks={stopping} onStopped={() => walk.go(1)}>
          <ExportBar
            connection={connection}
            speakerStyle={meeting.speakerStyle}
            openPoints={points.count}
            isLocked={isLocked}
            isFinal={isFinal}
            onSpeakerStyle={speakerStyle =>
              desk.edit({ act: 'setting', entry: null }, () => setFacts(desk.doc, { speakerStyle }))
            }
            onLayout={values => desk.edit({ act: 'setting', entry: null }, () => setLayout(desk.doc, values))}
            onFinalise={() => setAsksFinal(true)}
          />
        </ExportStop>
        {!isCalm(save) && <StatusBar connection={connection} />}
      </div>
      {merging && !isLocked && (
        <MergeDialog {...merging} onMerge={actions.merge} onClose={state.endMerging} />
      )}
      {asksFinal && (
        <FinalDialog
          connection={connection}
          points={points}
          stopping={stopping}
          onClose={() => setAsksFinal(false)}
          onShowOpen={showFirst}
        />
      )}
    </div>
  )
}
