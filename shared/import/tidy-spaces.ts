const WIDE = '[\\u2014\\u2018-\\u201d\\u2026\\u3000-\\u30ff\\u3400-\\u9fff\\uff00-\\uffef]'
const NARROW = '[\\x21-\\x7e]'
const BORDER = new RegExp(`(?<=${WIDE}) +(?=${NARROW})|(?<=${NARROW}) +(?=${WIDE})`, 'g')
const BETWEEN = new RegExp(`(?<=${WIDE}) +(?=${WIDE})`, 'g')

/**
 * A line taken from a PDF without what the extraction put in: Word's quarter space between Japanese and Latin comes
 * out as a space, an ideographic space as a half-width one.
 */
export function tidySpaces(line: string): string {
  return line.trim().replace(BORDER, '').replace(BETWEEN, '　')
}
