import { useState } from 'react'
import type { Role } from '../../shared/api.ts'
import { type HistoryPoint, NOW } from '../../shared/history.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { useMeetingAfterPaint } from '../sync/use-meeting.ts'
import { useObservable } from '../sync/use-observable.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { MeetingBar } from '../ui/MeetingBar.tsx'
import { meetingName } from '../ui/meeting-name.ts'
import { StatusBar } from '../ui/StatusBar.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import { ComparisonPane } from './ComparisonPane.tsx'
import styles from './history.module.css'
import { historyMessages } from './history-messages.ts'
import { NameDialog } from './NameDialog.tsx'
import { PointList } from './PointList.tsx'
import { PurgeDialog } from './PurgeDialog.tsx'
import { purgeMessages } from './purge-messages.ts'
import { useHistory } from './use-history.ts'

type Props = { readonly connection: MeetingConnection; readonly role: Role }

/** Moments at the left, two of them chosen; what happened between them at the right. */
export function HistoryDesk({ connection, role }: Props) {
  const text = useMessages(historyMessages)
  const { open: purgeWords } = useMessages(purgeMessages)
  const { screens } = useMessages(words)
  const meeting = useMeetingAfterPaint(connection)
  const save = useObservable(connection.save)
  usePageTitle(`${screens.history} ${meetingName(meeting.title)}`)
  const { points, failure, reload } = useHistory(connection.meetingId, meeting.phase)
  const [chosen, setChosen] = useState<{ readonly from?: string; readonly to?: string }>({})
  const [isNaming, setNaming] = useState(false)
  const [isPurging, setPurging] = useState(false)
  const isLocked = meeting.phase === 'final' || save.kind === 'readOnly' || save.kind === 'closed'
  const to = chosen.to ?? NOW
  const from = chosen.from ?? (points && firstChoice(points)) ?? NOW
  const keepChoice = () => {
    setChosen({ from, to })
    reload()
  }
  return (
    <div className={styles.page}>
      <MeetingBar
        meeting={connection.meetingId}
        title={meeting.title}
        phase={meeting.phase}
        screen="history"
        role={role}
      />
      <div className={styles.frame}>
        <nav className={styles.left} aria-label={text.moments}>
          {points && (
            <PointList
              points={points}
              from={from}
              to={to}
              onFrom={id => setChosen({ to, from: id })}
              onTo={id => setChosen({ from, to: id })}
            />
          )}
          <div className={styles.name}>
            <Button small isDisabled={isLocked} onPress={() => setNaming(true)}>
              {text.name}
            </Button>
            {role === 'admin' && (
              <Button small look="quiet" onPress={() => setPurging(true)}>
                {purgeWords}
              </Button>
            )}
          </div>
        </nav>
        <main id="main" tabIndex={-1} className={styles.right}>
          {failure && <ErrorNotice failure={failure} onRetry={reload} />}
          {points === null ? (
            failure === null && <Loading />
          ) : (
            <ComparisonPane
              meetingId={connection.meetingId}
              points={points}
              chosen={inOrder(points, from, to)}
              live={meeting}
              isLocked={isLocked}
              onRestored={keepChoice}
            />
          )}
        </main>
      </div>
      <StatusBar connection={connection}>{isLocked ? null : text.footNote}</StatusBar>
      {isPurging && (
        <PurgeDialog
          meetingId={connection.meetingId}
          onClose={() => setPurging(false)}
          onPurged={() => {
            setChosen({})
            reload()
          }}
        />
      )}
      {isNaming && (
        <NameDialog
          meetingId={connection.meetingId}
          onClose={() => setNaming(false)}
          onNamed={() => {
            setNaming(false)
            keepChoice()
          }}
        />
      )}
    </div>
  )
}

/** The newest moment that somebody made, else the newest of all. */
function firstChoice(points: readonly HistoryPoint[]): string | undefined {
  const earlier = points.filter(({ kind }) => kind !== 'now')
  return (earlier.find(({ kind }) => kind !== 'hour') ?? earlier[0])?.id
}

/** Whichever way round they were chosen, the earlier one comes first. */
function inOrder(points: readonly HistoryPoint[], a: string, b: string): readonly HistoryPoint[] {
  return points.filter(({ id }) => id === a || id === b).reverse()
}
