import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { MeetingConnection } from './connection.ts'
import { connectionTo, holdConnection, holdsAside } from './open-connections.ts'
import { holdsUnsaved } from './save-state.ts'

/**
 * The tab's one connection to a meeting, shared by all components that ask; null on the very first render, unless it was
 * opened ahead.
 * It outlives StrictMode's second mount and a change of page, and closes when nobody has used it for a second.
 */
export function useConnection(meetingId: string): MeetingConnection | null {
  const subscribe = useCallback((listener: () => void) => holdConnection(meetingId, listener), [meetingId])
  const connection = useSyncExternalStore(subscribe, () => connectionTo(meetingId))
  useLeaveWarning(connection)
  return connection
}

/** The browser asks before the page is closed while something is not on the server's disk. */
function useLeaveWarning(connection: MeetingConnection | null): void {
  useEffect(() => {
    if (connection === null) return
    const handleLeave = (event: BeforeUnloadEvent) => {
      if (holdsUnsaved(connection.save.get()) || holdsAside(connection)) event.preventDefault()
    }
    window.addEventListener('beforeunload', handleLeave)
    return () => window.removeEventListener('beforeunload', handleLeave)
  }, [connection])
}
