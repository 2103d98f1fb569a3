import { changedSpan } from '../../shared/changed-span.ts'

export const RECORDER_HUES = ['A', 'B', 'C', 'D'] as const
export type RecorderHue = (typeof RECORDER_HUES)[number]

/** How a recorder is marked in margins, carets and the status bar. */
export type RecorderMark = { readonly letter: string; readonly hue: RecorderHue }

/**
 * The marks of a meeting's recorders, the same on everybody's page: who has written comes in the order of the
 * entries, then who is here (in any order, oneself included) by name.
 */
export function meetingMarks(
  entries: readonly { readonly recorder: string }[],
  present: readonly string[],
): Map<string, RecorderMark> {
  return recorderMarks([...writersOf(entries), ...[...present].sort()])
}

type Written = { readonly recorder: string }
type Writers = { readonly entries: readonly Written[]; readonly names: readonly string[] }

let last: Writers = { entries: [], names: [] }

/** Who has written, once each; asked for at every edit and at every move of a colleague's caret. */
function writersOf(entries: readonly Written[]): readonly string[] {
  if (last.entries !== entries) last = { entries, names: namesAfter(last, entries) }
  return last.names
}

/** Only what has changed is looked at, unless that may have changed the order. */
function namesAfter(before: Writers, entries: readonly Written[]): readonly string[] {
  const { from, endBefore, endAfter } = changedSpan(before.entries, entries)
  const [gone, come] = [before.entries.slice(from, endBefore), entries.slice(from, endAfter)]
  const isRewritten =
    come.length >= gone.length && gone.every((each, at) => each.recorder === come[at]?.recorder)
  const isAtEnd = come.length === gone.length || endAfter === entries.length
  const known = isRewritten && isAtEnd ? before.names : []
  const others = known === before.names ? come : entries
  const names = new Set([...known, ...others.map(({ recorder }) => recorder)])
  return names.size === before.names.length && known === before.names ? known : [...names]
}

/**
 * Marks of recorders by display name. A name that ends in a Latin letter (記録係A) is marked with it, any other
 * with its first character. Hues go by order of first appearance, except that A to D keep their own.
 */
export function recorderMarks(names: readonly string[]): Map<string, RecorderMark> {
  const distinct = [...new Set(names)].filter(name => name !== '')
  return new Map(distinct.map((name, index) => [name, { letter: letterOf(name), hue: hueOf(name, index) }]))
}

function letterOf(name: string): string {
  const last = /[A-Za-zＡ-Ｚ]$/u.exec(name)?.[0]
  return (last ?? [...name][0] ?? '').normalize('NFKC').toUpperCase()
}

function hueOf(name: string, index: number): RecorderHue {
  return RECORDER_HUES.find(hue => hue === letterOf(name)) ?? RECORDER_HUES[index % 4] ?? 'A'
}
