import type { Role } from '../../shared/api.ts'
import { RequireRole } from '../session/RequireRole.tsx'
import { useConnection } from '../sync/use-connection.ts'
import { useReady } from '../sync/use-meeting.ts'
import { Loading } from '../ui/Loading.tsx'
import { HistoryDesk } from './HistoryDesk.tsx'

/** The history (履歴): the record as it stood at any time, compared with another, and the way back. */
export function HistoryPage({ meeting }: { readonly meeting: string }) {
  return (
    <RequireRole meeting={meeting} needed="edit" screen="history">
      {role => <ConnectedHistory meeting={meeting} role={role} />}
    </RequireRole>
  )
}

function ConnectedHistory({ meeting, role }: { readonly meeting: string; readonly role: Role }) {
  const connection = useConnection(meeting)
  const isReady = useReady(connection)
  if (connection === null || !isReady) return <Loading />
  return <HistoryDesk connection={connection} role={role} />
}
