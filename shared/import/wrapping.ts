/** What tells in a document that a line goes on with the one above: the strongest signal that it has. */
export type Wrapping = {
  readonly signal: 'paragraph-mark' | 'indent' | 'width' | 'none'
  /** Cells of the longest line; a full-width character is two halves of a cell, as in print. */
  readonly width: number
}

/** Of a text whose lines are whole paragraphs; four ideographic spaces stand for a hard break. */
export const PARAGRAPHS: Wrapping = { signal: 'none', width: 0 }

/** Share of lines that must show a signal before it is trusted. */
const ENOUGH = 0.5
/** Longer than any printed line: such a text has one line a paragraph. */
const PRINTED_HALVES = 110
const SENTENCE_END = /[。．.！？!?」』）)]\s*$/

/** The signal of a document (see the knowledge of PDF extractions: Word's paragraph mark comes out as one space). */
export function wrappingOf(lines: readonly string[]): Wrapping {
  const filled = lines.filter(line => line.trim() !== '')
  const width = Math.max(0, ...filled.map(halvesOf))
  const share = (pattern: RegExp) =>
    filled.filter(line => pattern.test(line)).length / Math.max(1, filled.length)
  if (share(/\S[ 　]$/) >= ENOUGH && share(/\S$/) > 0) return { signal: 'paragraph-mark', width }
  if (width > PRINTED_HALVES) return { signal: 'none', width }
  const indented = share(/^[ 　]\S/)
  if (indented >= ENOUGH / 2 && indented < 1) return { signal: 'indent', width }
  return { signal: width > PRINTED_HALVES / 3 ? 'width' : 'none', width }
}

/** Whether a line goes on with the one above, and whether that is sure. */
export function goesOn(
  line: string,
  above: string,
  wrapping: Wrapping,
): { readonly on: boolean; readonly isSure: boolean } {
  const isIndented = /^[ 　]/.test(line)
  const isFull = halvesOf(above) >= wrapping.width - 6
  const hasEnded = SENTENCE_END.test(above)
  switch (wrapping.signal) {
    case 'paragraph-mark': {
      const on = !/[ 　]$/.test(above)
      return { on, isSure: !(on && isIndented) && !(on && !isFull && hasEnded) }
    }
    case 'indent':
      return { on: !isIndented, isSure: isIndented ? hasEnded || !isFull : !hasEnded && isFull }
    case 'width': {
      const on = isFull && !hasEnded
      return { on, isSure: !isFull || (hasEnded && isIndented) }
    }
    case 'none':
      return { on: false, isSure: true }
  }
}

function halvesOf(line: string): number {
  let halves = 0
  for (const character of line.trim()) halves += /[\x20-\x7e｡-ﾟ]/.test(character) ? 1 : 2
  return halves
}
