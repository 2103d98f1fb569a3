import { strToU8, zipSync } from 'fflate'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A Word file with that body, and numbering where given. */
export function wordFile(body: string, numbering = ''): Uint8Array {
  return zipSync({
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    ),
    ...(numbering === ''
      ? {}
      : { 'word/numbering.xml': strToU8(`<w:numbering ${W}>${numbering}</w:numbering>`) }),
  })
}

/** A paragraph of text. */
export const paragraph = (text: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`

/** A small file whose document unpacks to so many bytes. */
export function bombFile(bytes: number): Uint8Array {
  return zipSync({ 'word/document.xml': new Uint8Array(bytes).fill(0x20) }, { level: 9 })
}

/** A PDF with one line of Latin text for each given one. */
export function pdfFile(lines: readonly string[]): Uint8Array {
  const content = `BT /F1 12 Tf 72 800 Td 18 TL ${lines.map(line => `(${line}) Tj T*`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return new TextEncoder().encode(`%PDF-1.4\n${body}trailer << /Root 1 0 R /Size 6 >>\n%%EOF`)
}
