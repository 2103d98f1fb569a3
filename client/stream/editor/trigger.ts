/** What a picker chooses. */
export type PickerKind = 'theme' | 'speaker' | 'kind'

/** A picker that text has opened: the trigger character and what follows it, up to the caret. */
export type Trigger = {
  readonly kind: PickerKind
  /** Positions in the editor's document: of the trigger character, and of the caret. */
  readonly from: number
  readonly to: number
  readonly query: string
}

const KINDS: Readonly<Record<string, PickerKind>> = {
  '#': 'theme',
  '＃': 'theme',
  '@': 'speaker',
  '＠': 'speaker',
  '/': 'kind',
  '／': 'kind',
}
/** No name of a theme is longer; beyond it the characters were meant as text. */
const LONGEST_QUERY = 24

/** The picker that a character opens after the text before it, or null: not inside words, addresses, fractions. */
export function pickerOpenedBy(character: string, before: string): PickerKind | null {
  const kind = KINDS[character]
  if (kind === undefined) return null
  const isAscii = character.charCodeAt(0) < 0x80
  const isInsideWord = isAscii ? /[A-Za-z0-9:/#@.]$/.test(before) : /[０-９]$/.test(before)
  return isInsideWord ? null : kind
}

/** What follows the trigger, or null when it can no longer be a choice. */
export function queryAfter(text: string): string | null {
  const query = text.slice(1)
  return query.length > LONGEST_QUERY || /[\s、。，．]/.test(query) ? null : query
}
