import { cleanText } from '../../../shared/clean-text.ts'

/** What is worth telling of a paste: a paragraph was parted, or nothing was taken. */
export type PasteNews = 'pasteParted' | 'pasteTooMuch'

/** What a paste of plain text becomes. */
export type Pasted =
  | { readonly kind: 'lines'; readonly lines: readonly string[]; readonly isParted: boolean }
  /** More than one edit can take to the server. */
  | { readonly kind: 'too-much' }

/** A day's verbatim record is a quarter of it; with its entries' attributes it stays below the server's 4 MB a message. */
export const MOST_PASTED_CHARACTERS = 500_000
const MOST_PASTED_LINES = 5_000
/** A browser lays out one paragraph as a whole, anew at each key in it: this long it takes no time to speak of. */
export const LONGEST_PASTED_LINE = 5_000

/** One entry a line, blank lines dropped; a longer paragraph is parted behind its sentences: nothing but blanks is left out. */
export function pastedLines(text: string): Pasted {
  if (text.length > MOST_PASTED_CHARACTERS) return { kind: 'too-much' }
  const paragraphs = cleanText(text)
    .split('\n')
    .filter(line => line.trim() !== '')
  const lines = paragraphs.flatMap(parted)
  if (lines.length > MOST_PASTED_LINES) return { kind: 'too-much' }
  return { kind: 'lines', lines, isParted: lines.length > paragraphs.length }
}

/** Behind the last sentence that fits, else the last comma or space, else wherever the line is full. */
const ENDS: readonly RegExp[] = [/^.*[。．！？!?][」』）)]*/su, /^.*[、，,；;\s]/su]

function parted(paragraph: string): string[] {
  const parts: string[] = []
  let from = 0
  while (paragraph.length - from > LONGEST_PASTED_LINE) {
    const full = wholeCharacters(paragraph.slice(from, from + LONGEST_PASTED_LINE))
    const part = ENDS.map(end => end.exec(full)?.[0]).find(Boolean) ?? full
    parts.push(part)
    from += part.length
  }
  return [...parts, paragraph.slice(from)].filter(part => part.trim() !== '')
}

/** Without the first half of a character of two. */
function wholeCharacters(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text
}
