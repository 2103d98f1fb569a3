import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { readSampleHeights } from '../ui/measured-heights.ts'
import { useTextMetrics } from '../ui/use-text-metrics.ts'
import { breakSheets } from './sheets.ts'
import { announces, lineKey, type SummaryLine } from './summary-lines.ts'

/** What stands between the margins of an A4 sheet, 297 − 25 − 25 mm, in CSS pixels. */
const SHEET_HEIGHT_PX = (247 / 25.4) * 96

export type Sheets = {
  readonly sheets: readonly (readonly SummaryLine[])[]
  /** Hidden element that holds the samples in the sheet's width, each with `data-sample`. */
  readonly measureRef: RefObject<HTMLDivElement | null>
  readonly samples: readonly { readonly key: string; readonly line: SummaryLine }[]
}

/**
 * Breaks the document into sheets by measured heights; only lines not measured before are drawn for it. While it is
 * held (somebody types in it, or drags), every line stays where it is and only texts are followed.
 */
export function useSheets(lines: readonly SummaryLine[], isHeld: boolean): Sheets {
  const measureRef = useRef<HTMLDivElement>(null)
  const metrics = useTextMetrics()
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights hold until text takes other room
  const heights = useMemo(() => new Map<string, number>(), [metrics])
  const [sheets, setSheets] = useState<Sheets['sheets']>([])
  useLayoutEffect(() => {
    readSampleHeights(measureRef.current, heights)
    if (isHeld) return
    const measured = lines.map(line => ({
      height: heights.get(lineKey(line)) ?? 0,
      keepsNext: announces(line),
    }))
    setSheets(breakSheets(measured, SHEET_HEIGHT_PX).map(([from, to]) => lines.slice(from, to)))
  }, [lines, heights, isHeld])
  const missing = new Map(
    lines.flatMap(line => (isHeld || heights.has(lineKey(line)) ? [] : [[lineKey(line), line] as const])),
  )
  const shown = useMemo(() => (isHeld ? withTexts(sheets, lines) : sheets), [isHeld, sheets, lines])
  return { sheets: shown, measureRef, samples: [...missing].map(([key, line]) => ({ key, line })) }
}

/** The same lines with the texts of now; what is no longer printed keeps its place until it is let go. */
function withTexts(sheets: Sheets['sheets'], lines: readonly SummaryLine[]): Sheets['sheets'] {
  const now = new Map(lines.flatMap(line => ('entry' in line ? [[line.entry.id, line] as const] : [])))
  return sheets.map(sheet =>
    sheet.map(line => {
      const entry = 'entry' in line ? now.get(line.entry.id)?.entry : undefined
      return entry && 'entry' in line ? { ...line, entry } : line
    }),
  )
}
