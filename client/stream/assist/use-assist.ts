import { useEffect, useRef, useState } from 'react'
import type { Meeting } from '../../../shared/meeting/read-meeting.ts'
import { useMessages } from '../../i18n/language.ts'
import type { MeetingConnection } from '../../sync/connection.ts'
import type { StreamEditor } from '../editor/stream-editor.ts'
import { assistMessages } from './assist-messages.ts'
import type { Assist } from './hints-shown.ts'

/** Code that did not come is asked for again after so long. */
const AGAIN_AFTER_MS = 30_000

/** The help of one recorder, as long as the editor is there; it follows the meeting, and is fetched once the page stands. */
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
    let stop = () => {}
    let isOver = false
    const start = async () => {
      const code = await import('./start-assist.ts').catch(() => null)
      if (isOver) return
      if (code === null) {
        stop = soonAgain(start)
        return
      }
      const words = { duplicate: text.duplicate, merged: text.mergedMark }
      const started = code.startAssist({ connection, editor, recorder, words, meeting: latest.current })
      stop = started.close
      setAssist(started)
    }
    void start()
    return () => {
      isOver = true
      setAssist(null)
      stop()
    }
  }, [connection, editor, recorder, text])
  useEffect(() => {
    latest.current = meeting
    assist?.follow(meeting)
  }, [assist, meeting])
  return assist
}

/** Runs a task after a while, or as soon as the network is back; the result calls it off. */
function soonAgain(task: () => void): () => void {
  const callOff = () => {
    clearTimeout(timer)
    window.removeEventListener('online', run)
  }
  const run = () => {
    callOff()
    task()
  }
  const timer = setTimeout(run, AGAIN_AFTER_MS)
  window.addEventListener('online', run)
  return callOff
}
