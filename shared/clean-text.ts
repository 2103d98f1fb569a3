// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g

/**
 * Text as every document format can hold it: well-formed UTF-16, NFC, LF line ends, no control characters.
 * NFC and never NFKC, which would turn １, （, ＜ and ㈱ into other characters. A tab becomes a space.
 */
export function cleanText(text: string): string {
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
