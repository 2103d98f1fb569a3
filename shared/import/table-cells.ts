/**
 * The cells of a table as Excel puts it on the clipboard: tabs between cells, a cell with a line break, tab or
 * quotation mark stands in quotation marks, which are doubled inside. Text without any tab is read with commas.
 * Cells are trimmed; rows without content are left out.
 */
export function tableCells(text: string): string[][] {
  const reader = { text: text.replace(/\r\n?/g, '\n'), at: 0, separator: text.includes('\t') ? '\t' : ',' }
  const rows: string[][] = []
  while (reader.at < reader.text.length) {
    const row = takeRow(reader)
    if (row.some(cell => cell !== '')) rows.push(row)
  }
  return rows
}

type Reader = { readonly text: string; at: number; readonly separator: string }

function takeRow(reader: Reader): string[] {
  const row: string[] = []
  for (;;) {
    row.push(takeCell(reader).trim())
    const next = reader.text[reader.at]
    reader.at += 1
    if (next !== reader.separator) return row
  }
}

function takeCell(reader: Reader): string {
  if (reader.text[reader.at] === '"') {
    const quoted = takeQuoted(reader)
    if (quoted !== null) return quoted
  }
  const start = reader.at
  while (reader.at < reader.text.length && !isEnd(reader)) reader.at += 1
  return reader.text.slice(start, reader.at)
}

/** Null, and nothing taken, when the quotation mark is just a character of the cell. */
function takeQuoted(reader: Reader): string | null {
  const found = /"((?:[^"]|"")*)"/y
  found.lastIndex = reader.at
  const match = found.exec(reader.text)
  if (match === null) return null
  const after = reader.text[found.lastIndex]
  if (after !== undefined && after !== '\n' && after !== reader.separator) return null
  reader.at = found.lastIndex
  return (match[1] ?? '').replaceAll('""', '"')
}

function isEnd(reader: Reader): boolean {
  const character = reader.text[reader.at]
  return character === '\n' || character === reader.separator
}
