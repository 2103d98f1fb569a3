import type { CSSProperties } from 'react'
import type { Layout } from '../../shared/meeting/layout.ts'
import { pageGrid } from '../../shared/summary/page-grid.ts'

const PX_PER_PT = 96 / 72
/** Heights are read in fractions of a pixel. */
const SLACK_PX = 0.5

/** The layout's measures as the style sheet takes them. */
export function sheetStyle(layout: Layout): CSSProperties {
  return {
    '--margin-top': `${layout.marginTop}mm`,
    '--margin-bottom': `${layout.marginBottom}mm`,
    '--margin-left': `${layout.marginLeft}mm`,
    '--margin-right': `${layout.marginRight}mm`,
    '--text-size': `${layout.textSize}pt`,
    '--char-gap': `${layout.charGap}pt`,
    '--pitch': `${layout.linePitch}pt`,
  } as CSSProperties
}

/** What lines may take of a sheet, in CSS pixels: as many of them as a printed page holds. */
export function sheetHeight(layout: Layout): number {
  return pageGrid(layout).lines * layout.linePitch * PX_PER_PT + SLACK_PX
}
