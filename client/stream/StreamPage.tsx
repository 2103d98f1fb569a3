import type { Role } from '../../shared/api.ts'
import { RequireRole } from '../session/RequireRole.tsx'
import type { MeetingConnection } from '../sync/connection.ts'
import { useConnection } from '../sync/use-connection.ts'
import { useReady } from '../sync/use-meeting.ts'
import { useObservable } from '../sync/use-observable.ts'
import { Loading } from '../ui/Loading.tsx'
import { StatusBar } from '../ui/StatusBar.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { useSlow } from '../ui/use-slow.ts'
import { NewerNotice } from './NewerNotice.tsx'
import { StreamScreen } from './StreamScreen.tsx'
import styles from './stream.module.css'

/** The recorders' page. */
export function StreamPage({ meeting }: { readonly meeting: string }) {
  return (
    <RequireRole meeting={meeting} needed="edit" screen="stream">
      {(role, session) => <Connected meeting={meeting} role={role} recorder={session.name} />}
    </RequireRole>
  )
}

type Props = { readonly meeting: string; readonly role: Role; readonly recorder: string }

/** Nothing is shown, and nothing can be typed, before the document is known to be the meeting's. */
function Connected({ meeting, role, recorder }: Props) {
  const connection = useConnection(meeting)
  const isReady = useReady(connection)
  if (connection === null) return <Loading />
  if (isReady) return <StreamScreen connection={connection} role={role} recorder={recorder} />
  return <Waiting connection={connection} />
}

/** Frames that are drawn on the way delay the rows: most openings are over before a person notices a wait. */
function Waiting({ connection }: { readonly connection: MeetingConnection }) {
  const save = useObservable(connection.save)
  const isSlow = useSlow(true)
  if (save.kind === 'connecting' && !isSlow) return null
  return (
    <div className={styles.page}>
      <TopBar title="" />
      <main className={styles.waiting} id="main" tabIndex={-1}>
        {save.kind === 'readOnly' ? <NewerNotice /> : save.kind !== 'closed' && <Loading />}
      </main>
      <StatusBar connection={connection} />
    </div>
  )
}
