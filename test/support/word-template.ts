import { strToU8, zipSync } from 'fflate'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const TYPE = 'application/vnd.openxmlformats-officedocument'
const RELS = `${TYPE.replace('application/vnd.', 'http://schemas.')}`.replace(
  'openxmlformats-officedocument',
  'openxmlformats.org/officeDocument/2006/relationships',
)

/** A relationship of a document; `Target` may lead outside. */
export const relationship = (type: string, target: string, isExternal: boolean) =>
  `<Relationship Id="r1" Type="${RELS}/${type}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`

/** A Word file with those paragraphs, and what else it is made of. A paragraph that begins with `<` is XML. */
export function wordTemplate(
  paragraphs: readonly string[],
  more: {
    readonly relationships?: string
    readonly parts?: Record<string, string>
    readonly mainType?: string
  } = {},
): Uint8Array {
  const { relationships = '', parts = {}, mainType = `${TYPE}.wordprocessingml.document.main+xml` } = more
  const body = paragraphs.map(text =>
    text.startsWith('<')
      ? text
      : `<w:p><w:r><w:t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r></w:p>`,
  )
  const files = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${mainType}"/><Override PartName="/word/header1.xml" ContentType="${TYPE}.wordprocessingml.header+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships}</Relationships>`,
    'word/document.xml': `<w:document ${W} ${R}><w:body>${body.join('')}</w:body></w:document>`,
    ...parts,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

/** A row of a table, a paragraph in each cell. */
export const tableRow = (cells: readonly string[]) =>
  `<w:tbl><w:tr>${cells.map(text => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr></w:tbl>`
