import { useMemo } from 'react'
import type { Role, SessionInfo } from '../../shared/api.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { RequireRole } from '../session/RequireRole.tsx'
import type { MeetingConnection } from '../sync/connection.ts'
import { useConnection } from '../sync/use-connection.ts'
import { useMeeting, useReady } from '../sync/use-meeting.ts'
import { useObservable } from '../sync/use-observable.ts'
import { Loading } from '../ui/Loading.tsx'
import { MeetingBar } from '../ui/MeetingBar.tsx'
import { meetingName } from '../ui/meeting-name.ts'
import { StatusBar } from '../ui/StatusBar.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import { People } from './People.tsx'
import { SetupForm } from './SetupForm.tsx'
import { StartButton } from './StartButton.tsx'
import styles from './setup.module.css'
import { SetupProvider } from './setup-context.ts'
import { setupMessages } from './setup-messages.ts'
import { useSetupPresence } from './use-setup-presence.ts'

type Props = { readonly meeting: string }

/** Facts, agenda, themes and attendees of a meeting on one page, edited together. */
export function SetupPage({ meeting }: Props) {
  return (
    <RequireRole meeting={meeting} needed="edit" screen="setup">
      {(role, session) => <Connected meeting={meeting} role={role} session={session} />}
    </RequireRole>
  )
}

type ConnectedProps = Props & { readonly role: Role; readonly session: SessionInfo }

function Connected({ meeting, role, session }: ConnectedProps) {
  const connection = useConnection(meeting)
  const isReady = useReady(connection)
  if (connection === null) return <Loading />
  if (!isReady)
    return (
      <div className={styles.page}>
        <Loading />
        <div className={styles.foot}>
          <StatusBar connection={connection} />
        </div>
      </div>
    )
  return <Ready meeting={meeting} role={role} session={session} connection={connection} />
}

function Ready(props: ConnectedProps & { readonly connection: MeetingConnection }) {
  const { meeting: id, role, session, connection } = props
  const text = useMessages(setupMessages)
  const { screens } = useMessages(words)
  const meeting = useMeeting(connection)
  const save = useObservable(connection.save)
  const { people, colleagues, announce } = useSetupPresence(connection, meeting.entries, session.name)
  const isReadOnly = save.kind === 'readOnly' || save.kind === 'closed'
  const setup = useMemo(
    () => ({ connection, isReadOnly, colleagues, announce }),
    [connection, isReadOnly, colleagues, announce],
  )
  usePageTitle(`${screens.setup} ${meetingName(meeting.title)}`)
  return (
    <SetupProvider value={setup}>
      <div className={styles.page}>
        <MeetingBar meeting={id} title={meeting.title} phase={meeting.phase} screen="setup" role={role} />
        <SetupForm id={id} meeting={meeting} />
        <div className={styles.foot}>
          <StatusBar
            connection={connection}
            people={
              <>
                <People people={people} />
                <StartButton id={id} phase={meeting.phase} />
              </>
            }
          >
            {text.savedAsTyped}
          </StatusBar>
        </div>
      </div>
    </SetupProvider>
  )
}
