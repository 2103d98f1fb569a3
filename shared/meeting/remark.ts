import type { EntryKind } from './entry.ts'

/** True for what was said in the discussion and so belongs under a theme; reports, decisions and actions may stand alone. */
export function isRemark(kind: EntryKind): boolean {
  return kind === 'opinion' || kind === 'question' || kind === 'answer'
}
