import { MeetingMemory } from '../../shared/assist/meeting-memory.ts'
import type { SeriesTerms } from '../../shared/assist/series-terms.ts'
import type { Entry } from '../../shared/meeting/entry.ts'
import type { Example } from './examples.ts'

/** One guess: where the right theme stood among the ranked ones, and how sure the first was. */
export type Guess = { readonly place: number; readonly likelihood: number; readonly known: number }

/** Every entry with a theme is guessed from all the others. */
export function leaveOneOut({ entries, themes }: Example, series?: SeriesTerms): Guess[] {
  const memory = new MeetingMemory(series)
  memory.follow({ entries, themes })
  return themed(entries).map(entry => guess(memory, entry))
}

/** Every entry with a theme is guessed from those written before it alone, as in the meeting itself. */
export function asItGoes(example: Example, order: readonly Entry[], series?: SeriesTerms): Guess[] {
  const memory = new MeetingMemory(series)
  return themed(order).map((entry, at) => {
    memory.follow({ entries: order.slice(0, at), themes: example.themes })
    return guess(memory, entry)
  })
}

/** The share of the largest theme: what always guessing it would get right. */
export function largestShare({ entries }: Example): number {
  const counts = new Map<string, number>()
  for (const { theme } of themed(entries)) counts.set(theme, (counts.get(theme) ?? 0) + 1)
  return Math.max(...counts.values()) / themed(entries).length
}

/** What suggesting from a likelihood on would do: how often, and how often rightly. */
export function atThreshold(guesses: readonly Guess[], from: number, fewestKnown: number) {
  const made = guesses.filter(({ likelihood, known }) => likelihood >= from && known >= fewestKnown)
  const right = made.filter(({ place }) => place === 0).length
  return { made: made.length, right, of: guesses.length }
}

/** The share of guesses whose right theme is among the first so many. */
export function within(guesses: readonly Guess[], places: number): number {
  return guesses.filter(({ place }) => place < places).length / guesses.length
}

type Themed = Entry & { readonly theme: string }

function themed(entries: readonly Entry[]): Themed[] {
  return entries.filter((entry): entry is Themed => entry.theme !== null)
}

function guess(memory: MeetingMemory, entry: Themed): Guess {
  const { ranked, known } = memory.rank(entry)
  return {
    place: ranked.findIndex(({ theme }) => theme === entry.theme),
    likelihood: ranked[0]?.likelihood ?? 0,
    known,
  }
}
