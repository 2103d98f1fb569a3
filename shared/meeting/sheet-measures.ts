import { LAYOUT_MEASURES, type LayoutMeasure } from './layout.ts'

/** The sheet that a file sets up: what it says of our measures, and its paper in millimetres where it does. */
export type SheetMeasures = {
  readonly [name in LayoutMeasure]?: number
} & { readonly paper?: { readonly width: number; readonly height: number } }

/** The measures that a layout can take. */
export function usableMeasures(sheet: SheetMeasures): (readonly [LayoutMeasure, number])[] {
  return (Object.keys(LAYOUT_MEASURES) as LayoutMeasure[]).flatMap(name => {
    const value = sheet[name]
    const { min, max } = LAYOUT_MEASURES[name]
    return value !== undefined && value >= min && value <= max ? [[name, value] as const] : []
  })
}

/** All our files are A4, upright; a millimetre more or less is the same sheet. */
export function isA4({ paper }: SheetMeasures): boolean {
  return paper === undefined || (Math.abs(paper.width - 210) <= 1 && Math.abs(paper.height - 297) <= 1)
}
