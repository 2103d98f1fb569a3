// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g

// biome-ignore lint/suspicious/noControlCharactersInRegex: whatever is not left as it stands, for nearly all text is clean
const UNCLEAN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/

/**
 * Text as every document format can hold it: well-formed UTF-16, NFC, LF line ends, no control characters.
 * NFC and never NFKC, which would turn １, （, ＜ and ㈱ into other characters. A tab becomes a space.
 */
export function cleanText(text: string): string {
  if (!UNCLEAN.test(text)) return text.toWellFormed().normalize('NFC')
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(FORBIDDEN, '')
    .normalize('NFC')
}

/** Clean text on one line: line breaks become spaces, blanks at both ends go. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\n+/g, ' ').trim()
}
