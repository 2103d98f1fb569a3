import { copyStoreOn } from './copy-store.ts'
import { deleteDatabase, keptMeetings, openExisting } from './database.ts'

/** Removes everything that this browser keeps for this site: the meetings' copies and the program's files. */
export async function forgetEverything(): Promise<void> {
  const meetings = await keptMeetings().catch(() => [])
  const names = 'caches' in window ? await caches.keys() : []
  await Promise.allSettled([...meetings.map(deleteDatabase), ...names.map(name => caches.delete(name))])
}

/** True when a meeting's copy holds words that the server does not have. */
export async function holdsWords(): Promise<boolean> {
  const meetings = await keptMeetings().catch(() => [])
  const answers = await Promise.all(meetings.map(holdsWordsOf))
  return answers.includes(true)
}

async function holdsWordsOf(meetingId: string): Promise<boolean> {
  const database = await openExisting(meetingId)
  if (database === null) return false
  const store = copyStoreOn(database)
  return store.holdsWords().finally(store.close)
}
