import { useEffect, useMemo, useRef } from 'react'
import type { Layout } from '../../shared/meeting/layout.ts'
import type { ThemeMark } from '../../shared/outline/outline.ts'
import type { WordingPoint } from '../../shared/summary/wording/wording-hints.ts'
import { useMessages } from '../i18n/language.ts'
import { classNames } from '../ui/class-names.ts'
import type { Desk } from './desk.ts'
import type { DeskActions } from './desk-parts.ts'
import type { AgendaChoice } from './EntryTools.tsx'
import { printedIds } from './entry-steps.ts'
import { messages } from './messages.ts'
import { Sheet } from './Sheet.tsx'
import { SheetLine } from './SheetLine.tsx'
import styles from './sheet.module.css'
import { sheetStyle } from './sheet-style.ts'
import type { SummaryLine } from './summary-lines.ts'
import { themeKey } from './ThemeOnSheet.tsx'
import { useDrag } from './use-drag.ts'
import { useDrawnSheets } from './use-drawn-sheets.ts'
import type { Selection } from './use-selection.ts'
import { useSheets } from './use-sheets.ts'
import { useWordingMarks } from './use-wording-marks.ts'
import type { Writer } from './use-writers.ts'

type Props = {
  readonly desk: Desk
  readonly lines: readonly SummaryLine[]
  readonly layout: Layout
  readonly themes: readonly ThemeMark[]
  readonly agenda: readonly AgendaChoice[]
  readonly themeOf: (entry: string) => ThemeMark | null
  readonly writers: ReadonlyMap<string, Writer>
  readonly wording: readonly WordingPoint[]
  readonly selection: Selection
  readonly isLocked: boolean
  readonly actions: DeskActions
  readonly onLift: (entry: string) => void
  readonly onNoDrop: () => void
}

const NOBODY: ReadonlyMap<string, Writer> = new Map()

/** The document on A4 sheets, as it is printed. Nothing moves while a text is edited or an entry is dragged. */
export function Sheets({ lines, layout, selection, actions, onLift, onNoDrop, ...rest }: Props) {
  const text = useMessages(messages)
  const container = useRef<HTMLElement>(null)
  const drawnLines = useRef<readonly (readonly SummaryLine[])[]>([])
  const drag = useDrag({
    container,
    sheets: drawnLines,
    onLift,
    onDrop: (id, place) => (place === null ? onNoDrop() : actions.place(id, place)),
  })
  const isHeld = drag.entry !== null || selection.caret !== null
  const { sheets, measureRef, samples } = useSheets(lines, layout, isHeld)
  useEffect(() => {
    drawnLines.current = sheets
  })
  const { near, isDrawn } = useDrawnSheets(container, sheets)
  const linesNear = useMemo(() => sheets.filter((_, index) => near.has(index)).flat(), [sheets, near])
  useWordingMarks(container, rest.wording, linesNear, selection.caret)
  const printed = useMemo(() => new Set(printedIds(lines)), [lines])
  const [first = null] = printed
  const tabStop = selection.id !== null && printed.has(selection.id) ? selection.id : first
  const { id: chosen } = selection
  return (
    <main
      ref={container}
      id="main"
      tabIndex={-1}
      className={classNames(styles.sheets, isHeld && styles.held)}
      style={sheetStyle(layout)}
      data-dragging={drag.entry === null ? undefined : ''}
      aria-label={text.paper}
    >
      {sheets.map((sheet, index) => {
        const keys = keysOn(sheet)
        const isChosen = chosen !== null && keys.has(chosen)
        return (
          <Sheet
            key={sheetKey(index)}
            index={index}
            lines={sheet}
            isNear={near.has(index)}
            isDrawn={isChosen || isDrawn(sheet, index)}
            desk={rest.desk}
            themes={rest.themes}
            agenda={rest.agenda}
            selected={isChosen ? selection : null}
            theme={isChosen ? rest.themeOf(chosen) : null}
            tabStop={tabStop !== null && keys.has(tabStop) ? tabStop : null}
            writers={[...rest.writers.keys()].some(id => keys.has(id)) ? rest.writers : NOBODY}
            isLocked={rest.isLocked}
            actions={actions}
            onGrip={drag.onGrip}
          />
        )
      })}
      {drag.mark !== null && <div className={styles.dropMark} style={{ insetBlockStart: drag.mark - 1 }} />}
      <div ref={measureRef} className={styles.measure} aria-hidden="true" inert>
        {samples.map(({ key, line }) => (
          <div key={key} data-sample={key}>
            <SheetLine line={line} />
          </div>
        ))}
      </div>
    </main>
  )
}

/** What can be selected on a sheet. */
function keysOn(sheet: readonly SummaryLine[]): ReadonlySet<string> {
  const known = keySets.get(sheet)
  if (known !== undefined) return known
  const keys = new Set(
    sheet.flatMap(line =>
      'entry' in line ? [line.entry.id] : line.kind === 'theme' ? [themeKey(line)] : [],
    ),
  )
  keySets.set(sheet, keys)
  return keys
}

const keySets = new WeakMap<readonly SummaryLine[], ReadonlySet<string>>()

function sheetKey(index: number): string {
  return `sheet ${index}`
}
