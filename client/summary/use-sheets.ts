import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Layout } from '../../shared/meeting/layout.ts'
import { onceIdle } from '../sync/when-idle.ts'
import { readSampleHeights } from '../ui/measured-heights.ts'
import { useTextMetrics } from '../ui/use-text-metrics.ts'
import { sheetHeight, sheetStyle } from './sheet-style.ts'
import { breakSheets } from './sheets.ts'
import { announces, type EntryLine, lineKey, type SummaryLine } from './summary-lines.ts'

/** So many lines are measured before the first sheets are shown, and again so many each time the page is idle. */
const AT_ONCE = 400
const AT_LATEST_MS = 200

export type Sheets = {
  readonly sheets: readonly (readonly SummaryLine[])[]
  /** Hidden element that holds the samples in the sheet's width, each with `data-sample`. */
  readonly measureRef: RefObject<HTMLDivElement | null>
  readonly samples: readonly { readonly key: string; readonly line: SummaryLine }[]
}

/**
 * Breaks the document into sheets by measured heights; only lines not measured before are drawn for it, and a long
 * document bit by bit from its beginning. While it is held (somebody types in it, or drags), every line stays where it is
 * and only texts are followed. A sheet that has not changed is the same array as before.
 */
export function useSheets(lines: readonly SummaryLine[], layout: Layout, isHeld: boolean): Sheets {
  const measureRef = useRef<HTMLDivElement>(null)
  const metrics = useTextMetrics()
  const measures = Object.values(sheetStyle(layout)).join(' ')
  const room = sheetHeight(layout)
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights hold until text takes other room
  const heights = useMemo(() => new Map<string, number>(), [metrics, measures])
  const [sheets, setSheets] = useState<Sheets['sheets']>([])
  const reach = useReach(lines.length)
  useLayoutEffect(() => {
    readSampleHeights(measureRef.current, heights)
    if (isHeld) return
    const height = (line: SummaryLine) => heights.get(lineKey(line)) ?? 0
    const measured = lines.slice(0, reach).map(line => ({
      height: height(line),
      keepsNext: announces(line),
      startsSheet: line.kind === 'annex',
      repeated: line.kind === 'row' && line.head !== null ? height(line.head) : 0,
    }))
    const broken = breakSheets(measured, room).map(([from, to]) => sheetOf(lines, from, to))
    setSheets(before => keepSheets(before, broken))
  }, [lines, room, heights, isHeld, reach])
  const missing = new Map(
    isHeld
      ? []
      : lines
          .slice(0, reach)
          .flatMap(line => (heights.has(lineKey(line)) ? [] : [[lineKey(line), line] as const])),
  )
  const shown = useMemo(
    () => (isHeld ? keepSheets(sheets, withTexts(sheets, lines)) : sheets),
    [isHeld, sheets, lines],
  )
  return { sheets: shown, measureRef, samples: [...missing].map(([key, line]) => ({ key, line })) }
}

/** How many lines are broken into sheets by now; all of them before the page is printed. */
function useReach(length: number): number {
  const [reach, setReach] = useState(AT_ONCE)
  useEffect(() => {
    if (reach >= length) return
    return onceIdle(() => setReach(reach + AT_ONCE), AT_LATEST_MS)
  }, [reach, length])
  useEffect(() => {
    const takeAll = () => flushSync(() => setReach(Number.POSITIVE_INFINITY))
    window.addEventListener('beforeprint', takeAll)
    return () => window.removeEventListener('beforeprint', takeAll)
  }, [])
  return reach
}

/** A table that goes on from the sheet before begins with its head. */
function sheetOf(lines: readonly SummaryLine[], from: number, to: number): readonly SummaryLine[] {
  const sheet = lines.slice(from, to)
  const [first] = sheet
  return first?.kind === 'row' && first.head !== null ? [first.head, ...sheet] : sheet
}

function keepSheets(before: Sheets['sheets'], now: Sheets['sheets']): Sheets['sheets'] {
  const kept = now.map((sheet, index) => {
    const old = before[index]
    return old?.length === sheet.length && sheet.every((line, at) => line === old[at]) ? old : sheet
  })
  return kept.length === before.length && kept.every((sheet, at) => sheet === before[at]) ? before : kept
}

/** The same lines with the texts of now; what is no longer printed keeps its place until it is let go. */
function withTexts(sheets: Sheets['sheets'], lines: readonly SummaryLine[]): Sheets['sheets'] {
  const now = new Map(lines.flatMap(line => ('entry' in line ? [[line.entry.id, line] as const] : [])))
  return sheets.map(sheet =>
    sheet.map(line => {
      const entry = 'entry' in line ? now.get(line.entry.id)?.entry : undefined
      return 'entry' in line && entry !== undefined && entry !== line.entry ? heldLine(line, entry) : line
    }),
  )
}

/** An entry's text of now where it stands: the same object for the same text there. */
function heldLine(line: EntryLine, entry: EntryLine['entry']): EntryLine {
  const known = held.get(entry)
  if (known?.line === line) return known.made
  const made = { ...line, entry }
  held.set(entry, { line, made })
  return made
}

const held = new WeakMap<EntryLine['entry'], { readonly line: EntryLine; readonly made: EntryLine }>()
