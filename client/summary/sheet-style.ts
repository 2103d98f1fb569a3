import type { CSSProperties } from 'react'
import type { Layout } from '../../shared/meeting/layout.ts'

/** A4. */
const PAPER_HEIGHT_MM = 297
const PX_PER_MM = 96 / 25.4
const PX_PER_PT = 96 / 72

/** The layout's measures as the style sheet takes them. */
export function sheetStyle(layout: Layout): CSSProperties {
  return {
    '--margin-top': `${layout.marginTop}mm`,
    '--margin-bottom': `${layout.marginBottom}mm`,
    '--margin-left': `${layout.marginLeft}mm`,
    '--margin-right': `${layout.marginRight}mm`,
    '--text-size': `${layout.textSize}pt`,
    '--pitch': `${layout.linePitch}pt`,
  } as CSSProperties
}

/**
 * What lines may take of a sheet, in CSS pixels. The first and the last stand at the margins by their letters, as in the
 * PDF: half of what lies between two lines reaches into each margin.
 */
export function sheetHeight({ marginTop, marginBottom, linePitch, textSize }: Layout): number {
  const between = Math.max(0, linePitch - textSize)
  return (PAPER_HEIGHT_MM - marginTop - marginBottom) * PX_PER_MM + between * PX_PER_PT
}
