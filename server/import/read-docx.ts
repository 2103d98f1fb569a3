import { strFromU8, unzipSync } from 'fflate'
import type { SheetMeasures } from '../../shared/meeting/sheet-measures.ts'
import { docxLines } from './docx-lines.ts'
import { DocxNumbering } from './docx-numbering.ts'
import { docxSheet } from './docx-sheet.ts'
import { stylesIn } from './docx-styles.ts'

/** The parts of a Word file that hold its text; nothing else is unpacked. */
const PARTS = ['word/document.xml', 'word/numbering.xml', 'word/styles.xml'] as const
/** A part that says it is larger, or would unpack to so many times its size, is no document that a person wrote. */
const MOST_BYTES = 30 * 1024 * 1024
const MOST_RATIO = 200

/** What a file holds: its text, line by line, and how its sheet is set up. */
export type FileContent = { readonly text: string; readonly sheet: SheetMeasures }

/**
 * The paragraphs of a Word file as lines, with their automatic numbers and bullets as they are seen, cells of a table
 * with tabs between. A hard break goes on in a line with four ideographic spaces. Base text of furigana is kept,
 * deleted text is not. Throws for what is no Word file.
 */
export function readDocx(file: Uint8Array): FileContent {
  const parts = unpacked(file)
  const document = parts.get('word/document.xml')
  if (document === undefined) throw new Error('the file holds no Word document')
  const styles = parts.get('word/styles.xml') ?? ''
  const numbering = new DocxNumbering(parts.get('word/numbering.xml') ?? '')
  const lines = docxLines(document, numbering, stylesIn(styles))
  return { text: lines.join('\n'), sheet: docxSheet(document, styles) }
}

function unpacked(file: Uint8Array): ReadonlyMap<string, string> {
  const files = unzipSync(file, {
    filter: ({ name, size, originalSize }) => {
      if (!PARTS.some(part => part === name)) return false
      if (originalSize > MOST_BYTES || (originalSize > 1_000_000 && originalSize > size * MOST_RATIO))
        throw new Error('the file would unpack to too much')
      return true
    },
  })
  return new Map(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}
