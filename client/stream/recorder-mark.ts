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

const writers = new WeakMap<readonly Written[], readonly string[]>()

/** Who has written, once each; asked for at every move of a colleague's caret, so kept as long as the entries. */
function writersOf(entries: readonly Written[]): readonly string[] {
  const known = writers.get(entries) ?? [...new Set(entries.map(entry => entry.recorder))]
  writers.set(entries, known)
  return known
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
