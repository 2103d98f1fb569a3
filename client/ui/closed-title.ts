import { refusesWords } from '../../shared/sync/close-codes.ts'
import type { statusMessages } from './status-messages.ts'

/** What a connection that was closed for good is called. */
export function closedTitle(code: number, text: (typeof statusMessages)['ja']): string {
  return refusesWords(code) ? text.refused : text.closed
}
