/**
 * Where a text is best broken, best first: after a letter, by it and the one behind it. Marks of ASCII end nothing within an
 * address, a time of day or a number.
 */
const BREAKS = [/^\n/u, /^(?:[。．！？]|[!?](?![!-~]))/u, /^(?:[、，；：\s]|[,;:](?![!-~]))/u] as const
/** How far from an even share a better break may lie, as a part of the share. */
const REACH = 0.4

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Splits a text into `count` parts of about equal length, at ends of sentences where there are some. Nothing is lost. */
export function splitText(text: string, count: number): string[] {
  const letters = Array.from(graphemes.segment(text), each => each.segment)
  const parts: string[] = []
  let from = 0
  for (let left = count; left > 1 && letters.length - from > 1; left--) {
    const to = bestBreak(letters, from, (letters.length - from) / left)
    parts.push(letters.slice(from, to).join(''))
    from = to
  }
  return [...parts, letters.slice(from).join('')]
}

/** The parts of a text that is too high for its room, each as high as it may be. Heights that are not known yet count as fitting. */
export function splitToFit(
  text: string,
  height: number,
  room: number,
  heightOf: (part: string, index: number, count: number) => number | undefined,
  split: (count: number) => readonly string[] = count => splitText(text, count),
): readonly string[] {
  const most = Math.max(1, [...text].length)
  for (let count = Math.max(2, Math.ceil(height / room)); ; count++) {
    const parts = split(count)
    const fits = (part: string, index: number) => (heightOf(part, index, parts.length) ?? 0) <= room
    if (count >= most || parts.every(fits)) return parts
  }
}

function bestBreak(letters: readonly string[], from: number, share: number): number {
  const ideal = Math.max(1, Math.round(share))
  const reach = Math.floor(share * REACH)
  const lengths = Array.from({ length: 2 * reach + 1 }, (_, step) => ideal + alternating(step))
  const possible = lengths.filter(length => length > 0 && from + length < letters.length)
  for (const pattern of BREAKS) {
    const length = possible.find(each =>
      pattern.test(letters.slice(from + each - 1, from + each + 1).join('')),
    )
    if (length !== undefined) return from + length
  }
  return from + ideal
}

/** 0, −1, 1, −2, 2 …: the nearest first. */
function alternating(step: number): number {
  return step % 2 === 0 ? step / 2 : -(step + 1) / 2
}
