import type { SaveState } from '../sync/save-state.ts'
import { clockTime } from './clock-time.ts'
import type { statusMessages } from './status-messages.ts'

/** The states that a word is enough for; the others need advice and have the whole bar. */
export type CalmState = Extract<SaveState, { kind: 'connecting' | 'saved' | 'saving' | 'unsaved' }>

export function isCalm(state: SaveState): state is CalmState {
  return ['connecting', 'saved', 'saving', 'unsaved'].includes(state.kind)
}

/** The saved state in a word, with the time or the count that belongs to it. */
export function calmWord(state: CalmState, text: (typeof statusMessages)['ja']): string {
  switch (state.kind) {
    case 'connecting':
      return text.connecting
    case 'saved':
      return text.saved(clockTime(state.atMs))
    case 'saving':
      return text.saving(state.pending)
    case 'unsaved':
      return text.unsaved(state.pending)
  }
}
