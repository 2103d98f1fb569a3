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

/** Breaks the document into sheets by measured heights; only lines not measured before are drawn for it. */
export function useSheets(lines: readonly SummaryLine[]): Sheets {
  const measureRef = useRef<HTMLDivElement>(null)
  const metrics = useTextMetrics()
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights hold until text takes other room
  const heights = useMemo(() => new Map<string, number>(), [metrics])
  const [sheets, setSheets] = useState<Sheets['sheets']>([])
  useLayoutEffect(() => {
    readSampleHeights(measureRef.current, heights)
    const measured = lines.map(line => ({
      height: heights.get(lineKey(line)) ?? 0,
      keepsNext: announces(line),
    }))
    setSheets(breakSheets(measured, SHEET_HEIGHT_PX).map(([from, to]) => lines.slice(from, to)))
  }, [lines, heights])
  const missing = new Map(
    lines.flatMap(line => (heights.has(lineKey(line)) ? [] : [[lineKey(line), line] as const])),
  )
  return { sheets, measureRef, samples: [...missing].map(([key, line]) => ({ key, line })) }
}
