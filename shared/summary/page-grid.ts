import { LAYOUT_MEASURES, type Layout } from '../meeting/layout.ts'

/** A4, in millimetres. */
const PAPER = { width: 210, height: 297 } as const
const PT_PER_MM = 72 / 25.4
/** Margins are rounded to hundredths of a millimetre, pitches to hundredths of a point. */
const SLACK_PT = 0.5

type Measures = Pick<
  Layout,
  'marginTop' | 'marginBottom' | 'marginLeft' | 'marginRight' | 'textSize' | 'linePitch' | 'charGap'
>
export type PageGrid = { readonly characters: number; readonly lines: number }

/** How many full-width characters a line holds and how many lines a page: at least one of each. */
export function pageGrid(layout: Measures): PageGrid {
  const { width, height } = areaOf(layout)
  return {
    characters: Math.max(1, Math.floor((width + SLACK_PT) / (layout.textSize + layout.charGap))),
    lines: Math.max(1, Math.floor((height + SLACK_PT) / layout.linePitch)),
  }
}

/** How many of each the layout's paper and letters allow. */
export function gridBounds(layout: Measures): Readonly<Record<keyof PageGrid, readonly [number, number]>> {
  const { width, height } = areaOf(layout)
  const { charGap, linePitch } = LAYOUT_MEASURES
  const fewest = (length: number, each: number) => Math.max(1, Math.ceil(length / each))
  const most = (length: number, each: number) => Math.max(1, Math.floor(length / each))
  return {
    characters: [fewest(width, layout.textSize + charGap.max), most(width + SLACK_PT, layout.textSize)],
    lines: [fewest(height, linePitch.max), most(height, Math.max(linePitch.min, layout.textSize))],
  }
}

/** The measures that share a line out among so many characters, or a page among so many lines. */
export function measuresFor(
  layout: Measures,
  { characters, lines }: Partial<PageGrid>,
): { readonly charGap?: number; readonly linePitch?: number } {
  const { width, height } = areaOf(layout)
  return {
    ...(characters !== undefined && {
      charGap: Math.max(0, hundredths(width / characters - layout.textSize)),
    }),
    ...(lines !== undefined && { linePitch: hundredths(height / lines) }),
  }
}

/** What lies between the margins, in points. */
function areaOf({ marginTop, marginBottom, marginLeft, marginRight }: Measures) {
  return {
    width: (PAPER.width - marginLeft - marginRight) * PT_PER_MM,
    height: (PAPER.height - marginTop - marginBottom) * PT_PER_MM,
  }
}

/** Rounded down, so that as many fit. */
function hundredths(value: number): number {
  return Math.floor(value * 100) / 100
}
