import { readFileSync } from 'node:fs'
import { ENTRY_KINDS, type EntryKind } from '../shared/meeting/entry.ts'

/** An entry of the example; `agenda` and `theme` are 1-based positions in the lists. */
export type ExampleEntry = {
  readonly kind: EntryKind
  readonly agenda: number
  readonly theme: number | null
  readonly text: string
}
export type ExampleSeed = {
  readonly title: string
  readonly startsAt: string
  readonly endsAt: string
  readonly venue: string
  readonly attendeesNote: string
  readonly agendaNote: string
  readonly opinionsHeading: string
  readonly agenda: readonly { readonly title: string; readonly documents: string }[]
  readonly themes: readonly { readonly label: string }[]
}

/** A file of the golden example, as text. */
export function exampleFile(name: 'meeting.json' | 'summary.txt' | 'source.txt'): string {
  return readFileSync(new URL(`../examples/hokkaido-2021/${name}`, import.meta.url), 'utf8')
}

/** Everything of the example but its entries: what a new meeting is made of. */
export function exampleSeed(): ExampleSeed {
  const { entries: _, ...seed } = parsed()
  return seed
}

/** The example's entries in the file's order. */
export function exampleEntries(): ExampleEntry[] {
  return parsed().entries.map(({ kind, agenda, theme, text }) => ({
    kind: ENTRY_KINDS.find(each => each === kind) ?? 'opinion',
    agenda,
    theme: theme ?? null,
    text,
  }))
}

function parsed() {
  return JSON.parse(exampleFile('meeting.json')) as ExampleSeed & {
    readonly entries: readonly { kind: string; agenda: number; theme?: number; text: string }[]
  }
}
