import type { Fetched } from '../fetch-text.ts'
import { dropCopyAhead } from '../offline/copy-ahead.ts'
import { openAhead as connectAhead } from '../sync/open-connections.ts'
import { enterAhead } from './enter-ahead.ts'

/** Before React shows the page of a meeting: a recorder comes in and the document begins to open. */
export async function openAhead(meeting: string, session: Promise<Fetched | null>): Promise<void> {
  if (await enterAhead(meeting, session)) connectAhead(meeting)
  else await dropCopyAhead(meeting)
}
