import { type ReactNode, useState } from 'react'
import { unreachable } from '../../shared/unreachable.ts'
import { useMessages } from '../i18n/language.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import type { SaveState } from '../sync/save-state.ts'
import { useObservable } from '../sync/use-observable.ts'
import { Button } from './Button.tsx'
import { ClosedBar } from './ClosedBar.tsx'
import { CopyMine } from './CopyMine.tsx'
import { type CalmState, calmWord } from './calm-word.ts'
import { classNames } from './class-names.ts'
import { clockTime } from './clock-time.ts'
import { closedTitle } from './closed-title.ts'
import { exportLocal } from './export-local.ts'
import { Icon } from './Icon.tsx'
import { keptMessages } from './kept-messages.ts'
import { OfflineBar } from './OfflineBar.tsx'
import { RefusedWords } from './RefusedWords.tsx'
import styles from './status-bar.module.css'
import { statusMessages } from './status-messages.ts'
import { useSettled } from './use-settled.ts'

type Props = {
  readonly connection: MeetingConnection
  /** What the page has to say beside the saved state: a count, the time of something. */
  readonly children?: ReactNode
  /** Who is here. Hidden while the connection is lost: then it is not known. */
  readonly people?: ReactNode
}

/** The 40 px at the foot of every page of a meeting: whether everything typed here is on the server's disk. */
export function StatusBar({ connection, children, people }: Props) {
  const state = useSettled(connection.save)
  const spoken = useSpoken(state)
  return (
    <footer className={classNames(styles.bar, toneOf(state))}>
      <span role="status" className={styles.spoken}>
        {spoken}
      </span>
      <Body state={state} connection={connection} middle={children} people={people} />
    </footer>
  )
}

type BodyProps = {
  readonly state: SaveState
  readonly connection: MeetingConnection
  readonly middle: ReactNode
  readonly people: ReactNode
}

function Body({ state, connection, middle, people }: BodyProps) {
  switch (state.kind) {
    case 'connecting':
    case 'saved':
    case 'saving':
    case 'unsaved':
      return <Calm state={state} connection={connection} middle={middle} people={people} />
    case 'offline':
      return <OfflineBar state={state} connection={connection} />
    case 'failed':
      return <Failed state={state} connection={connection} />
    case 'readOnly':
      return <ReadOnly reason={state.reason} connection={connection} people={people} />
    case 'closed':
      return <ClosedBar state={state} connection={connection} />
    default:
      return unreachable(state)
  }
}

type CalmProps = Omit<BodyProps, 'state'> & { readonly state: CalmState }

function Calm({ state, connection, middle, people }: CalmProps) {
  const text = useMessages(statusMessages)
  const { noCopy } = useMessages(keptMessages)
  const keepsNothing = useObservable(connection.copy) === 'off'
  const last = 'lastSavedMs' in state ? state.lastSavedMs : null
  return (
    <>
      <span className={classNames(styles.word, state.kind === 'saved' && styles.saved)}>
        {state.kind === 'saved' && <Icon name="check" />}
        {calmWord(state, text)}
      </span>
      <span className={styles.middle}>{last === null ? middle : text.lastSaved(clockTime(last))}</span>
      {keepsNothing && <span className={styles.quiet}>{noCopy}</span>}
      <div className={styles.end}>
        <RefusedWords connection={connection} />
        {people && <div className={styles.people}>{people}</div>}
      </div>
    </>
  )
}

type FailedProps = { readonly state: { readonly pending: number }; readonly connection: MeetingConnection }

function Failed({ state, connection }: FailedProps) {
  const text = useMessages(statusMessages)
  return (
    <>
      <span className={styles.loud}>
        <Icon name="warning" />
        {text.failed}
      </span>
      <span className={styles.middle}>{text.failedAdvice(state.pending)}</span>
      <span className={styles.end}>
        <CopyMine connection={connection} />
        <Button small onPress={() => exportLocal(connection.doc, connection.meetingId)}>
          {text.exportHere}
        </Button>
      </span>
    </>
  )
}

type ReadOnlyProps = Omit<BodyProps, 'state' | 'middle'> & { readonly reason: 'final' | 'schema' }

function ReadOnly({ reason, connection, people }: ReadOnlyProps) {
  const text = useMessages(statusMessages)
  return (
    <>
      <span className={styles.loud}>
        <Icon name="lock" />
        {text.readOnly}
      </span>
      <span className={styles.middle}>{text[reason]}</span>
      <span className={styles.end}>
        <RefusedWords connection={connection} />
        {reason === 'final' ? (
          people
        ) : (
          <Button small onPress={() => location.reload()}>
            {text.reload}
          </Button>
        )}
      </span>
    </>
  )
}

function toneOf(state: SaveState): string | undefined {
  if (state.kind === 'offline') return styles.offline
  return state.kind === 'failed' || state.kind === 'closed' ? styles.failed : undefined
}

/** What is read out: each change of state, but not each save. It never says 'saved' while something is not. */
function useSpoken(state: SaveState): string {
  const text = useMessages(statusMessages)
  const isMended = useMended(state)
  switch (state.kind) {
    case 'connecting':
      return text.connecting
    case 'saved':
      return isMended ? text.savedPlain : ''
    case 'saving':
      return ''
    case 'unsaved':
      return text.unsaved(state.pending)
    case 'offline':
      return text.offline
    case 'failed':
      return text.failed
    case 'readOnly':
      return `${text.readOnly}${text[state.reason]}`
    case 'closed':
      return `${closedTitle(state.code, text)}${text.closedReason(state.code)}`
    default:
      return unreachable(state)
  }
}

type Mood = 'calm' | 'trouble' | 'mended'

/** True while 'saved' is news: from the save that ends a trouble to the next edit. */
function useMended(state: SaveState): boolean {
  const [mood, setMood] = useState<Mood>('calm')
  const next = moodAfter(mood, state)
  if (next !== mood) setMood(next)
  return next === 'mended'
}

function moodAfter(mood: Mood, { kind }: SaveState): Mood {
  if (kind === 'saved') return mood === 'trouble' ? 'mended' : mood
  if (kind === 'saving') return mood === 'mended' ? 'calm' : mood
  return 'trouble'
}
