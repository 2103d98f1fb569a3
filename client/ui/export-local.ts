import type * as Y from 'yjs'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'

/** Saves what this browser holds of a meeting as a JSON file, for when the server cannot store it. */
export function exportLocal(doc: Y.Doc, meetingId: string): void {
  const blob = new Blob([JSON.stringify(readMeeting(doc), null, 2)], { type: 'application/json' })
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = `yoroku-${meetingId}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
