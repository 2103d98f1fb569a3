import * as Y from 'yjs'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { fillFromCopy } from '../sync/fill-from-copy.ts'
import { unsavedText } from '../sync/unsaved-text.ts'
import { clockMinute } from '../ui/clock-time.ts'
import { copyStoreOn } from './copy-store.ts'
import { deleteDatabase, openExisting } from './database.ts'
import type { CopyContent } from './read-copy.ts'

/**
 * For a meeting that is not open to this browser any more: the words in its copy that the server does not have. A copy
 * without such words is deleted, as nobody here may read it.
 */
export async function leftWords(meetingId: string): Promise<string | null> {
  const database = await openExisting(meetingId)
  if (database === null) return null
  const store = copyStoreOn(database)
  const content = (await store.holdsWords()) ? await store.load() : null
  store.close()
  if (content !== null) return wordsIn(content)
  await deleteDatabase(meetingId)
  return null
}

function wordsIn(content: CopyContent): string {
  const { pending, aside } = content
  const texts = aside.map(each => each.text)
  if (pending.length === 0) return texts.join('\n')
  const doc = new Y.Doc()
  fillFromCopy(doc, content)
  const records = new Set(pending.flatMap(each => each.records))
  texts.push(unsavedText(readMeeting(doc), records, clockMinute))
  doc.destroy()
  return texts.join('\n')
}
