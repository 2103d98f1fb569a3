/** Rows of a CSV text whose fields are all quoted, as a spreadsheet reads it (RFC 4180). */
export function readCsv(text: string): string[][] {
  return text
    .replace(/^\ufeff/, '')
    .split(/(?<=")\r\n(?="|$)/)
    .filter(line => line !== '')
    .map(line =>
      [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(found => (found[1] ?? '').replaceAll('""', '"')),
    )
}
