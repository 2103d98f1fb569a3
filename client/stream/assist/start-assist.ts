import { MeetingMemory } from '../../../shared/assist/meeting-memory.ts'
import { readSeriesTerms } from '../../../shared/assist/series-terms.ts'
import type { Meeting } from '../../../shared/meeting/read-meeting.ts'
import type { MeetingConnection } from '../../sync/connection.ts'
import type { StreamEditor } from '../editor/stream-editor.ts'
import { colleaguesOf } from '../people.ts'
import { apartIn } from './apart.ts'
import { createAssist } from './assist.ts'
import type { Assist } from './hints-shown.ts'
import type { MarkWords } from './row-words.ts'

type AssistStart = {
  readonly connection: MeetingConnection
  readonly editor: StreamEditor
  readonly recorder: string
  readonly words: MarkWords
  readonly meeting: Meeting
}

/** A recorder's help in one meeting, beginning with what its series has handed on. */
export function startAssist({ connection, ...rest }: AssistStart): Assist {
  return createAssist({
    ...rest,
    memory: new MeetingMemory(readSeriesTerms(connection.doc)),
    apart: apartIn(sessionStorage, connection.meetingId),
    colleagues: colleaguesOf(connection.awareness),
  })
}
