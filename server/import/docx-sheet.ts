import type { SheetMeasures } from '../../shared/meeting/sheet-measures.ts'
import { readXml } from './office-xml.ts'

type Attributes = Readonly<Record<string, string>>

/** The measures that a Word document sets: its first section's margins and grid, the letters of its plain text. */
export function docxSheet(documentXml: string, stylesXml: string): SheetMeasures {
  const { size, margins, grid } = sectionIn(documentXml)
  const width = pointsIn(size['w:w'])
  const height = pointsIn(size['w:h'])
  const { size: textSize, gap } = lettersIn(stylesXml)
  const hasGrid = /^(lines|linesAndChars|snapToChars)$/.test(grid['w:type'] ?? '')
  return filled({
    marginTop: millimetresIn(margins['w:top']),
    marginBottom: millimetresIn(margins['w:bottom']),
    marginLeft: millimetresIn(margins['w:left'] ?? margins['w:start']),
    marginRight: millimetresIn(margins['w:right'] ?? margins['w:end']),
    textSize,
    charGap: gap ?? gridGapIn(grid),
    linePitch: hasGrid ? pointsIn(grid['w:linePitch']) : undefined,
    paper:
      width === undefined || height === undefined
        ? undefined
        : { width: (width / 72) * 25.4, height: (height / 72) * 25.4 },
  })
}

/** The first section: what follows are as a rule tables on landscape paper. How it was before a tracked change does not count. */
function sectionIn(xml: string) {
  const found: Record<'size' | 'margins' | 'grid', Attributes> = { size: {}, margins: {}, grid: {} }
  const parts: Readonly<Record<string, keyof typeof found>> = {
    'w:pgSz': 'size',
    'w:pgMar': 'margins',
    'w:docGrid': 'grid',
  }
  let isFirst = true
  let changes = 0
  readXml(xml, {
    open: (name, attributes) => {
      const part = parts[name]
      if (name === 'w:sectPrChange') changes += 1
      else if (part !== undefined && isFirst && changes === 0) found[part] = attributes
    },
    close: name => {
      if (name === 'w:sectPrChange') changes -= 1
      if (name === 'w:sectPr' && changes === 0) isFirst = false
    },
  })
  return found
}

/** Size and gap of the letters in points: of the default paragraph style, else of the whole document's defaults. */
function lettersIn(xml: string): { readonly size?: number | undefined; readonly gap?: number | undefined } {
  if (xml === '') return {}
  const sizes = { defaults: '', normal: '', other: '' }
  const gaps = { defaults: '', normal: '', other: '' }
  let within: keyof typeof sizes = 'other'
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'w:rPrDefault') within = 'defaults'
      else if (name === 'w:style') within = isDefaultParagraph(attributes) ? 'normal' : 'other'
      else if (name === 'w:sz') sizes[within] = attributes['w:val'] ?? ''
      else if (name === 'w:spacing' && attributes['w:val'] !== undefined) gaps[within] = attributes['w:val']
    },
  })
  const halves = Number(sizes.normal || sizes.defaults)
  const gap = Number(gaps.normal || gaps.defaults || Number.NaN) / 20
  return {
    size: halves > 0 ? halves / 2 : undefined,
    gap: gap >= 0 ? gap : undefined,
  }
}

/** What a grid of characters adds to each, in points; Word counts it in 4096ths (ISO/IEC 29500-1, 17.6.5). */
function gridGapIn(grid: Attributes): number | undefined {
  const gap = Number(grid['w:charSpace']) / 4096
  const hasCells = /^(linesAndChars|snapToChars)$/.test(grid['w:type'] ?? '')
  return hasCells && gap > 0 ? Math.round(gap * 100) / 100 : undefined
}

function isDefaultParagraph(style: Attributes): boolean {
  return style['w:type'] === 'paragraph' && /^(1|true|on)$/.test(style['w:default'] ?? '')
}

function twipsIn(value: string | undefined): number | undefined {
  const twips = Math.abs(Number(value))
  return value === undefined || !Number.isFinite(twips) ? undefined : twips
}

function pointsIn(value: string | undefined): number | undefined {
  const twips = twipsIn(value)
  return twips === undefined ? undefined : twips / 20
}

/** Word keeps whole twips: of all lengths that are as many the one with the fewest decimals. */
function millimetresIn(value: string | undefined): number | undefined {
  const twips = twipsIn(value)
  if (twips === undefined) return undefined
  const mm = (twips / 1440) * 25.4
  const rounded = [0, 1].map(decimals => Number(mm.toFixed(decimals)))
  return rounded.find(each => Math.round((each / 25.4) * 1440) === twips) ?? Number(mm.toFixed(2))
}

function filled(
  measures: {
    readonly [name in keyof SheetMeasures]: SheetMeasures[name] | undefined
  },
): SheetMeasures {
  return Object.fromEntries(Object.entries(measures).filter(([, value]) => value !== undefined))
}
