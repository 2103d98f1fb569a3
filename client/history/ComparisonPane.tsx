import { useMemo, useState } from 'react'
import {
  CHANGE_KINDS,
  type Change,
  type Comparison,
  compareMeetings,
} from '../../shared/compare/compare-meetings.ts'
import { type HistoryPoint, NOW } from '../../shared/history.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { meetingMarks } from '../stream/recorder-mark.ts'
import { Button } from '../ui/Button.tsx'
import { clockMinute } from '../ui/clock-time.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { ThemeSquare } from '../ui/ThemeSquare.tsx'
import { ChangeRow } from './ChangeRow.tsx'
import { EditionLinks } from './EditionLinks.tsx'
import styles from './history.module.css'
import { historyMessages } from './history-messages.ts'
import { pointWords } from './point-words.ts'
import { RestoreDialog } from './RestoreDialog.tsx'
import { useMoment } from './use-moment.ts'

type Props = {
  readonly meetingId: string
  readonly points: readonly HistoryPoint[]
  /** Two moments, the earlier one first; or one that was chosen twice. */
  readonly chosen: readonly HistoryPoint[]
  readonly live: Meeting
  readonly isLocked: boolean
  readonly onRestored: () => void
}

/** What happened between two moments. */
export function ComparisonPane(props: Props) {
  const text = useMessages(historyMessages)
  const [from, to] = props.chosen
  if (from === undefined || to === undefined) return <p className={styles.empty}>{text.oneMoment}</p>
  return <Compared key={`${from.id} ${to.id}`} {...props} from={from} to={to} />
}

type ComparedProps = Props & { readonly from: HistoryPoint; readonly to: HistoryPoint }

function Compared(props: ComparedProps) {
  const { meetingId, from, to, live } = props
  const before = useMoment(meetingId, from.id, live)
  const after = useMoment(meetingId, to.id, live)
  const failed = [before, after].find(each => each.kind === 'failed')
  if (failed) return <ErrorNotice failure={failed.failure} />
  if (before.kind !== 'known' || after.kind !== 'known') return <Loading />
  return <Differences {...props} before={before.meeting} after={after.meeting} />
}

type DifferencesProps = ComparedProps & { readonly before: Meeting; readonly after: Meeting }

function Differences({ before, after, from, to, ...props }: DifferencesProps) {
  const { meetingId, points, live, isLocked, onRestored } = props
  const text = useMessages(historyMessages)
  const { phases, agendaItem } = useMessages(words)
  const [isAsking, setAsking] = useState(false)
  const [put, setPut] = useState<number | null>(null)
  const found = useMemo(() => compareMeetings(before, after), [before, after])
  const nameOf = (point: HistoryPoint) =>
    `${clockMinute(point.at)} ${pointWords(point, points, { text, phases, agendaItem }).title}`
  const time = clockMinute(from.at)
  return (
    <>
      <header className={styles.header}>
        <div>
          <h2>{text.between(nameOf(from), nameOf(to))}</h2>
          <p>{totals(found, text)}</p>
          {found.setup.length > 0 && <p>{text.setup(found.setup.map(part => text.setupParts[part]))}</p>}
          {[from, to].map(point => (
            <EditionLinks key={point.id} meetingId={meetingId} point={point} />
          ))}
          <p role="status">{put !== null && text.restoreDone(put)}</p>
        </div>
        <Button
          icon="undo"
          isDisabled={isLocked || (to.id === NOW && !canGoBack(found))}
          onPress={() => setAsking(true)}
        >
          {text.restore(time)}
        </Button>
      </header>
      <div className={styles.groups}>
        {found.groups.length === 0 && <p className={styles.empty}>{text.nothing}</p>}
        <Groups found={found} marks={meetingMarks([...before.entries, ...after.entries], [])} />
      </div>
      {isAsking && (
        <RestoreDialog
          meetingId={meetingId}
          point={from.id}
          time={time}
          counts={compareMeetings(before, live)}
          onClose={() => setAsking(false)}
          onRestored={count => {
            setAsking(false)
            setPut(count)
            onRestored()
          }}
        />
      )}
    </>
  )
}

type GroupsProps = { readonly found: Comparison; readonly marks: ReturnType<typeof meetingMarks> }

function Groups({ found, marks }: GroupsProps) {
  const text = useMessages(historyMessages)
  const { noTheme } = useMessages(words)
  return found.groups.map(({ theme, changes, same }) => (
    <section key={theme?.id ?? ''}>
      <h3>
        <ThemeSquare mark={theme} />
        {theme?.label ?? noTheme}
        <span>{kindCounts(changes, text).join('　')}</span>
      </h3>
      <ul>
        {changes.map(change => (
          <ChangeRow key={change.entry.id} change={change} marks={marks} />
        ))}
        {same > 0 && <li className={styles.same}>{text.same(same)}</li>}
      </ul>
    </section>
  ))
}

/** What was only added since stays where it is. */
function canGoBack({ back }: Comparison): boolean {
  return back.changed + back.returned > 0
}

type Text = (typeof historyMessages)['ja']

function kindCounts(changes: readonly Change[], text: Text): string[] {
  return CHANGE_KINDS.flatMap(kind => {
    const count = changes.filter(({ kinds }) => kinds.includes(kind)).length
    return count === 0 ? [] : [text.count(text.kinds[kind], count)]
  })
}

function totals({ groups, same }: Comparison, text: Text): string {
  const counts = kindCounts(
    groups.flatMap(({ changes }) => changes),
    text,
  )
  return `${counts.length === 0 ? '' : text.listed(counts)}${text.same(same)}`
}
