/** What is measured separately; each part says itself when and on what. */
export const PARTS = ['speed', 'growth'] as const
export type Part = (typeof PARTS)[number]

const HEAD = `# Benchmarks of the editor

Written by \`npm run bench:editor\`, part by part; do not edit.`
const NOT_YET = 'Not measured yet.'

/** The document with these parts anew; what other runs wrote stays as it is. */
export function withParts(document: string, made: Readonly<Partial<Record<Part, string>>>): string {
  const parts = PARTS.map(part => marked(part, made[part] ?? contentOf(document, part) ?? NOT_YET))
  return `${[HEAD, ...parts].join('\n\n')}\n`
}

function marked(part: Part, content: string): string {
  return `${begin(part)}\n\n${content.trim()}\n\n${end(part)}`
}

function contentOf(document: string, part: Part): string | null {
  const [, rest] = document.split(begin(part))
  const [content, after] = rest?.split(end(part)) ?? []
  return content === undefined || after === undefined ? null : content
}

function begin(part: Part): string {
  return `<!-- ${part} -->`
}

function end(part: Part): string {
  return `<!-- end of ${part} -->`
}
