import { mergedIn, openPairsOf } from '../../../shared/assist/hints.ts'
import type { MeetingMemory } from '../../../shared/assist/meeting-memory.ts'
import type { StreamEditor } from '../editor/stream-editor.ts'
import type { Apart } from './apart.ts'

export type MarkWords = { readonly duplicate: string; readonly merged: string }

/** Keeps the words at rows that seem to be duplicates or are merged: those alone are looked at that may have changed. */
export function keepRowWords(
  mark: StreamEditor['markRow'],
  memory: MeetingMemory,
  apart: Apart,
  words: MarkWords,
): (also?: Iterable<string>) => void {
  const duplicates = new Set<string>()
  let merged: ReadonlySet<string> = new Set()
  const look = (id: string) => {
    const isDuplicate = openPairsOf(memory, apart.keys(), id).length > 0
    if (isDuplicate === duplicates.has(id)) return
    if (isDuplicate) duplicates.add(id)
    else duplicates.delete(id)
    mark(id, 'duplicate', isDuplicate ? words.duplicate : null)
  }
  return (also = []) => {
    for (const id of new Set([...memory.takePaired(), ...also])) look(id)
    const before = merged
    merged = mergedIn(memory)
    for (const id of before) if (!merged.has(id)) mark(id, 'merged', null)
    for (const id of merged) if (!before.has(id)) mark(id, 'merged', words.merged)
  }
}
