import { useEffect, useRef, useState } from 'react'
import { MeetingMemory } from '../../../shared/assist/meeting-memory.ts'
import { readSeriesTerms } from '../../../shared/assist/series-terms.ts'
import type { Meeting } from '../../../shared/meeting/read-meeting.ts'
import { useMessages } from '../../i18n/language.ts'
import type { MeetingConnection } from '../../sync/connection.ts'
import type { StreamEditor } from '../editor/stream-editor.ts'
import { colleaguesOf } from '../people.ts'
import { apartIn } from './apart.ts'
import { type Assist, createAssist } from './assist.ts'
import { assistMessages } from './assist-messages.ts'

/** The help of one recorder, as long as the editor is there; it follows the meeting. */
export function useAssist(
  connection: MeetingConnection,
  meeting: Meeting,
  editor: StreamEditor | null,
  recorder: string,
): Assist | null {
  const text = useMessages(assistMessages)
  const [assist, setAssist] = useState<Assist | null>(null)
  const latest = useRef(meeting)
  useEffect(() => {
    if (editor === null) return
    const created = createAssist({
      editor,
      memory: new MeetingMemory(readSeriesTerms(connection.doc)),
      apart: apartIn(sessionStorage, connection.meetingId),
      recorder,
      colleagues: colleaguesOf(connection.awareness),
      words: { duplicate: text.duplicate, merged: text.mergedMark },
      meeting: latest.current,
    })
    setAssist(created)
    return () => {
      setAssist(null)
      created.close()
    }
  }, [connection, editor, recorder, text])
  useEffect(() => {
    latest.current = meeting
    assist?.follow(meeting)
  }, [assist, meeting])
  return assist
}
