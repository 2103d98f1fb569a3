import '@fontsource/biz-udmincho/400.css'
import type { Role } from '../../shared/api.ts'
import { RequireRole } from '../session/RequireRole.tsx'
import { useConnection } from '../sync/use-connection.ts'
import { useReady } from '../sync/use-meeting.ts'
import { Loading } from '../ui/Loading.tsx'
import { StatusBar } from '../ui/StatusBar.tsx'
import { SummaryDesk } from './SummaryDesk.tsx'
import styles from './summary.module.css'

/** The summary (開催概要): the document as it is printed, cleaned up right on the sheet. */
export function SummaryPage({ meeting }: { readonly meeting: string }) {
  return (
    <RequireRole meeting={meeting} needed="edit">
      {role => <ConnectedSummary meeting={meeting} role={role} />}
    </RequireRole>
  )
}

function ConnectedSummary({ meeting, role }: { readonly meeting: string; readonly role: Role }) {
  const connection = useConnection(meeting)
  const isReady = useReady(connection)
  if (connection === null) return <Loading />
  if (isReady) return <SummaryDesk connection={connection} role={role} />
  return (
    <div className={styles.waiting}>
      <Loading />
      <StatusBar connection={connection} />
    </div>
  )
}
