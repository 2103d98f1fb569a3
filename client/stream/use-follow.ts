import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import type { StreamEditor } from './editor/stream-editor.ts'
import { type Colleague, colleaguesOf } from './people.ts'
import { meetingMarks, type RecorderHue } from './recorder-mark.ts'

export type Follow = {
  /** The hue of whom it is. */
  readonly hue: RecorderHue | null
  /** Whom the view follows, null for nobody. */
  readonly followed: Colleague | null
  readonly start: (client: number) => void
  readonly stop: () => void
}

type Place = {
  readonly connection: MeetingConnection
  readonly meeting: Pick<Meeting, 'entries'>
  readonly recorder: string
}

/** What ends following: one goes on writing, or scrolls away oneself. */
const OWN_ACTS = ['beforeinput', 'compositionstart', 'wheel', 'touchmove'] as const

/** The view scrolls to where a colleague writes; one's own caret stays where it is. */
export function useFollow(editor: StreamEditor | null, { connection, meeting, recorder }: Place): Follow {
  const [client, setClient] = useState<number | null>(null)
  const colleagues = colleaguesOf(connection.awareness)
  const followed = useSyncExternalStore(
    colleagues.subscribe,
    () => colleagues.get().find(each => each.client === client) ?? null,
  )
  const entry = followed?.entry ?? null
  useEffect(() => {
    if (entry !== null) editor?.revealEntry(entry)
  }, [editor, entry])
  const stop = useCallback(() => setClient(null), [])
  useEnd(editor, followed !== null, stop)
  const present = [recorder, ...colleagues.get().map(({ user }) => user.name)]
  const hue = followed && (meetingMarks(meeting.entries, present).get(followed.user.name)?.hue ?? null)
  return useMemo(() => ({ followed, hue, start: setClient, stop }), [followed, hue, stop])
}

function useEnd(editor: StreamEditor | null, isFollowing: boolean, end: () => void): void {
  useEffect(() => {
    if (editor === null || !isFollowing) return
    const handleKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) end()
    }
    for (const act of OWN_ACTS) editor.dom.addEventListener(act, end, { passive: true })
    window.addEventListener('keydown', handleKey)
    return () => {
      for (const act of OWN_ACTS) editor.dom.removeEventListener(act, end)
      window.removeEventListener('keydown', handleKey)
    }
  })
}
