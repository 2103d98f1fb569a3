import { readFileSync } from 'node:fs'
import { ENTRY_KINDS, type Entry } from '../../shared/meeting/entry.ts'
import type { Theme } from '../../shared/meeting/read-meeting.ts'

/** An example meeting as the assistance sees it, and the entries that are known to be the same remark. */
export type Example = {
  readonly name: string
  readonly isReal: boolean
  readonly themes: readonly Theme[]
  readonly entries: readonly Entry[]
  /** The remark once more in another recorder's words, by the id of the first. */
  readonly again: ReadonlyMap<string, Entry>
}

type File = {
  readonly themes: readonly { readonly label: string }[]
  readonly entries: readonly { kind: string; theme?: number; text: string; again?: string }[]
}

/** Between two entries of an example. */
const STEP_MS = 60_000

/** The real meeting first, then those that we have made up. */
export function examples(): Example[] {
  const made = ['transport-1', 'transport-2', 'library']
  return [
    exampleFrom('hokkaido-2021', 'hokkaido-2021/meeting.json', true),
    ...made.map(name => exampleFrom(name, `synthetic/${name}.json`, false)),
  ]
}

function exampleFrom(name: string, path: string, isReal: boolean): Example {
  const file = JSON.parse(readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8')) as File
  const again = new Map<string, Entry>()
  const entries = file.entries.map(({ kind, theme, text, again: words }, index) => {
    const entry = entryOf(`e${index}`, index, theme === undefined ? null : `t${theme}`, text, kind)
    if (words !== undefined) again.set(entry.id, { ...entry, id: `e${index}b`, recorder: 'B', text: words })
    return entry
  })
  const themes = file.themes.map(({ label }, index) => ({
    id: `t${index + 1}`,
    rank: null,
    label,
    colour: '',
    reading: '',
    parent: null,
  }))
  return { name, isReal, themes, entries, again }
}

function entryOf(id: string, index: number, theme: string | null, text: string, kind: string): Entry {
  return {
    id,
    kind: ENTRY_KINDS.find(each => each === kind) ?? 'opinion',
    theme,
    agenda: null,
    speaker: null,
    recorder: 'A',
    at: new Date(Date.UTC(2024, 0, 1) + index * STEP_MS).toISOString(),
    rank: null,
    status: 'draft',
    mergedInto: null,
    replyTo: null,
    room: null,
    due: null,
    text,
    unwritten: null,
    extra: {},
  }
}
