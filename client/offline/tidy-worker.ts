import { openExisting } from './database.ts'
import { tidyCopy } from './tidy-copy.ts'

/** Told of a meeting, it tidies its copy and answers once that is done, or cannot be done. */
self.onmessage = ({ data: meetingId }: MessageEvent<string>) =>
  tidy(meetingId)
    .catch(() => null)
    .finally(() => self.postMessage('tidied'))

async function tidy(meetingId: string): Promise<void> {
  const database = await openExisting(meetingId)
  if (database === null) return
  database.onversionchange = () => database.close()
  await tidyCopy(database)
  database.close()
}
