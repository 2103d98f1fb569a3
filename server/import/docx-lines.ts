import type { DocxNumbering } from './docx-numbering.ts'
import type { DocxStyles } from './docx-styles.ts'
import { readXml } from './office-xml.ts'

/** The lines of a Word document: one a paragraph, one a row of a table. */
export function docxLines(xml: string, numbering: DocxNumbering, styles: DocxStyles): string[] {
  const reader = new Lines(paragraph => numbered(paragraph, numbering, styles))
  readXml(xml, {
    open: (name, attributes) => reader.open(name, attributes['w:val'] ?? ''),
    close: name => reader.close(name),
    text: text => reader.text(text),
  })
  return reader.lines
}

type Paragraph = { text: string; style: string; list: string | null; level: number | null }

/**
 * What is in these is not what a reader sees: furigana, what was deleted, the copy for old programs, tab stops, how a
 * paragraph was before a tracked change.
 */
const UNSEEN: ReadonlySet<string> = new Set([
  'w:rt',
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:instrText',
  'w:tabs',
  'w:pPrChange',
])

/** Elements of a run that stand for a character. */
const CHARACTERS: Readonly<Record<string, string>> = {
  'w:tab': '　',
  'w:br': '\n　　　　',
  'w:cr': '\n　　　　',
  'w:sym': '●',
  'w:noBreakHyphen': '-',
}

class Lines {
  readonly lines: string[] = []
  readonly #print: (paragraph: Paragraph) => string
  /** A paragraph may hold a text box with paragraphs, a cell a table with rows. */
  readonly #paragraphs: Paragraph[] = []
  readonly #rows: string[][] = []
  #unseen = 0
  #isText = false

  constructor(print: (paragraph: Paragraph) => string) {
    this.#print = print
  }

  open(name: string, value: string): void {
    if (UNSEEN.has(name)) this.#unseen += 1
    if (name === 'w:tr') this.#rows.push([])
    else if (name === 'w:tc') this.#rows.at(-1)?.push('')
    else if (name === 'w:p') this.#paragraphs.push({ text: '', style: '', list: null, level: null })
    else if (name === 'w:t') this.#isText = true
    else if (this.#unseen === 0) this.#describe(name, value)
  }

  close(name: string): void {
    if (UNSEEN.has(name)) this.#unseen -= 1
    if (name === 'w:t') this.#isText = false
    else if (name === 'w:p') this.#finish()
    else if (name === 'w:tr') this.lines.push((this.#rows.pop() ?? []).join('\t'))
  }

  text(text: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (this.#isText && this.#unseen === 0 && paragraph !== undefined) paragraph.text += text
  }

  #describe(name: string, value: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (paragraph === undefined) return
    if (name === 'w:pStyle') paragraph.style = value
    else if (name === 'w:numId') paragraph.list = value
    else if (name === 'w:ilvl') paragraph.level = Number(value)
    else paragraph.text += CHARACTERS[name] ?? ''
  }

  #finish(): void {
    const paragraph = this.#paragraphs.pop()
    if (paragraph === undefined || this.#unseen > 0) return
    const line = this.#print(paragraph)
    const cells = this.#rows.at(-1)
    if (cells === undefined) this.lines.push(line)
    else cells.push([cells.pop() ?? '', line.trim()].filter(Boolean).join('　'))
  }
}

/** The text behind its automatic number, parted as in a summary: １　議事, (1) 議事１, ・説明. */
function numbered(
  { text, style, list, level }: Paragraph,
  numbering: DocxNumbering,
  styles: DocxStyles,
): string {
  const inherited = styles.get(style)
  const id = list ?? inherited?.list ?? '0'
  if (text.trim() === '' || id === '0') return text
  const mark = numbering.markOf({ list: id, level: level ?? inherited?.level ?? 0 })
  if (/[0-9０-９]$/.test(mark)) return `${mark}　${text}`
  return /[)）.．]$/.test(mark) ? `${mark} ${text}` : mark + text
}
