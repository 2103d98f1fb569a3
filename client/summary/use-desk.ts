import { useEffect, useState } from 'react'
import type { MeetingConnection } from '../sync/connection.ts'
import { createDesk, type Desk } from './desk.ts'

/** The page's desk, as long as the page is open; null on the very first render. */
export function useDesk(
  connection: MeetingConnection,
  recorder: string,
  onRescued: (entry: string) => void,
): Desk | null {
  const [desk, setDesk] = useState<Desk | null>(null)
  useEffect(() => {
    const opened = createDesk({ connection, recorder, onRescued })
    setDesk(opened)
    return () => {
      setDesk(null)
      opened.close()
    }
  }, [connection, recorder, onRescued])
  return desk
}
