import { MeetingMemory } from '../../shared/assist/meeting-memory.ts'
import type { Entry } from '../../shared/meeting/entry.ts'
import type { Example } from './examples.ts'

/** Every other entry is another recorder's, and known repetitions stand after their first: which pairs are found? */
export function pairsFound({ entries, themes, again }: Example) {
  const written = entries.flatMap((entry, index): Entry[] => {
    const words = again.get(entry.id)
    return [{ ...entry, recorder: index % 2 === 0 ? 'A' : 'C' }, ...(words ? [words] : [])]
  })
  const memory = new MeetingMemory()
  memory.follow({ entries: written, themes })
  const right = memory.pairs.filter(([a, b]) => again.get(a)?.id === b).length
  return { known: again.size, found: memory.pairs.length, right }
}
