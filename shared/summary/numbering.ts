/** Digits of a number (or of any text) in full width: 12 → １２. Everything else stays as it is. */
export function fullWidthDigits(value: number | string): string {
  return String(value).replace(/[0-9]/g, digit =>
    String.fromCharCode(digit.charCodeAt(0) + FULL_WIDTH_OFFSET),
  )
}

/**
 * A section's label spread to four cells (均等割り付け): two characters with two ideographic spaces between
 * (日　　時), three with half-width spaces (出 席 者). Other lengths stay as they are.
 */
export function justifyLabel(label: string): string {
  const characters = [...label]
  if (characters.length === 2) return characters.join('　　')
  return characters.length === 3 ? characters.join(' ') : label
}

const FULL_WIDTH_OFFSET = '０'.charCodeAt(0) - '0'.charCodeAt(0)
