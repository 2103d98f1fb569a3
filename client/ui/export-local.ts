import type * as Y from 'yjs'
import { meetingJson } from '../../shared/formats/json.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'

/** What this browser holds of a meeting, as a file that can be imported again. */
export function localFile(doc: Y.Doc): string {
  return meetingJson(readMeeting(doc))
}

/** Saves what this browser holds of a meeting as a JSON file, for when the server cannot store it. */
export function exportLocal(doc: Y.Doc, meetingId: string): void {
  const blob = new Blob([localFile(doc)], { type: 'application/json' })
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = `yoroku-${meetingId}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
