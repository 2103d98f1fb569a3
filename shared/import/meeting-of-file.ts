import * as Y from 'yjs'
import { fillMeeting, type MeetingFile } from '../meeting/fill-meeting.ts'
import { type Meeting, readMeeting } from '../meeting/read-meeting.ts'

/** The meeting that a file would make, with ids counted from 1; to print it before anything is created. */
export function meetingOfFile(file: MeetingFile): Meeting {
  const doc = new Y.Doc()
  doc.clientID = 1
  let drawn = 0
  fillMeeting(doc, file, { newId: () => `i${String(++drawn).padStart(5, '0')}`, recorder: '', at: '' })
  const meeting = readMeeting(doc)
  doc.destroy()
  return meeting
}
