import type { NumberingRef } from './docx-numbering.ts'
import { readXml } from './office-xml.ts'

/** The numbering that paragraphs get by their style. */
export type DocxStyles = ReadonlyMap<string, NumberingRef>

/** The numbering that a paragraph style brings along, its parents' included. */
export function stylesIn(xml: string): DocxStyles {
  const own = new Map<string, { list: string | null; level: number | null; parent: string }>()
  let style = { list: null as string | null, level: null as number | null, parent: '' }
  if (xml !== '')
    readXml(xml, {
      open: (name, attributes) => {
        const value = attributes['w:val'] ?? ''
        if (name === 'w:style') {
          style = { list: null, level: null, parent: '' }
          own.set(attributes['w:styleId'] ?? '', style)
        } else if (name === 'w:basedOn') style.parent = value
        else if (name === 'w:numId') style.list = value
        else if (name === 'w:ilvl') style.level = Number(value)
      },
    })
  const found = new Map<string, NumberingRef>()
  for (const id of own.keys()) {
    let [list, level] = [null as string | null, null as number | null]
    for (
      let at = own.get(id), depth = 0;
      at !== undefined && depth < 20;
      at = own.get(at.parent), depth += 1
    ) {
      list ??= at.list
      level ??= at.level
    }
    if (list !== null && list !== '0') found.set(id, { list, level: level ?? 0 })
  }
  return found
}
