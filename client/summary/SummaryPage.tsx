import '@fontsource/biz-udmincho/400.css'
import { useCallback, useState } from 'react'
import type { Role } from '../../shared/api.ts'
import { RequireRole } from '../session/RequireRole.tsx'
import type { MeetingConnection } from '../sync/connection.ts'
import { useConnection } from '../sync/use-connection.ts'
import { useReady } from '../sync/use-meeting.ts'
import { Loading } from '../ui/Loading.tsx'
import { StatusBar } from '../ui/StatusBar.tsx'
import { SummaryDesk } from './SummaryDesk.tsx'
import styles from './summary.module.css'
import { useDesk } from './use-desk.ts'

/** The summary (開催概要): the document as it is printed, cleaned up right on the sheet. */
export function SummaryPage({ meeting }: { readonly meeting: string }) {
  return (
    <RequireRole meeting={meeting} needed="edit" screen="summary">
      {(role, session) => <ConnectedSummary meeting={meeting} role={role} recorder={session.name} />}
    </RequireRole>
  )
}

type ConnectedProps = { readonly meeting: string; readonly role: Role; readonly recorder: string }

function ConnectedSummary({ meeting, role, recorder }: ConnectedProps) {
  const connection = useConnection(meeting)
  const isReady = useReady(connection)
  if (connection === null) return <Loading />
  if (isReady) return <DeskedSummary connection={connection} role={role} recorder={recorder} />
  return (
    <div className={styles.waiting}>
      <Loading />
      <StatusBar connection={connection} />
    </div>
  )
}

type DeskedProps = { readonly connection: MeetingConnection; readonly role: Role; readonly recorder: string }

function DeskedSummary({ connection, role, recorder }: DeskedProps) {
  const [rescued, setRescued] = useState<string | null>(null)
  const onRescued = useCallback((entry: string) => setRescued(entry), [])
  const desk = useDesk(connection, recorder, onRescued)
  if (desk === null) return null
  return <SummaryDesk connection={connection} desk={desk} role={role} rescued={rescued} />
}
