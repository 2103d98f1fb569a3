import { useEffect, useRef } from 'react'
import type { ThemeMark } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { classNames } from '../ui/class-names.ts'
import type { Desk } from './desk.ts'
import type { DeskActions } from './desk-parts.ts'
import { EntryOnSheet, type EntryOnSheetProps } from './EntryOnSheet.tsx'
import type { AgendaChoice } from './EntryTools.tsx'
import { printedIds } from './entry-steps.ts'
import { messages } from './messages.ts'
import { SheetLine } from './SheetLine.tsx'
import styles from './sheet.module.css'
import type { SummaryLine } from './summary-lines.ts'
import { ThemeOnSheet, themeKey } from './ThemeOnSheet.tsx'
import { useDrag } from './use-drag.ts'
import type { Selected, Selection } from './use-selection.ts'
import { useSheets } from './use-sheets.ts'

type Props = {
  readonly desk: Desk
  readonly lines: readonly SummaryLine[]
  readonly themes: readonly ThemeMark[]
  readonly agenda: readonly AgendaChoice[]
  readonly themeOf: (entry: string) => ThemeMark | null
  readonly colleagueIn: (entry: string) => EntryOnSheetProps['colleague']
  readonly selection: Selection
  readonly isLocked: boolean
  readonly actions: DeskActions
  readonly onLift: (entry: string) => void
  readonly onNoDrop: () => void
}

/** The document on A4 sheets, as it is printed. Nothing moves while a text is edited or an entry is dragged. */
export function Sheets({ lines, selection, actions, onLift, onNoDrop, ...rest }: Props) {
  const text = useMessages(messages)
  const container = useRef<HTMLElement>(null)
  const drawnLines = useRef<readonly SummaryLine[]>([])
  const drag = useDrag({
    container,
    lines: drawnLines,
    onLift,
    onDrop: (id, place) => (place === null ? onNoDrop() : actions.place(id, place)),
  })
  const isHeld = drag.entry !== null || selection.caret !== null
  const { sheets, measureRef, samples } = useSheets(lines, isHeld)
  useEffect(() => {
    drawnLines.current = sheets.flat()
  })
  const printed = printedIds(lines)
  const tabStop = selection.id !== null && printed.includes(selection.id) ? selection.id : printed[0]
  const selectedAs = (key: string): Selected | null => (selection.id === key ? selection : null)
  const drawn = (line: SummaryLine, place: string) => {
    if ('entry' in line)
      return (
        <EntryOnSheet
          key={line.entry.id}
          line={line}
          desk={rest.desk}
          themes={rest.themes}
          agenda={rest.agenda}
          theme={rest.themeOf(line.entry.id)}
          selected={selectedAs(line.entry.id)}
          isTabStop={line.entry.id === tabStop}
          isLocked={rest.isLocked}
          place={place}
          colleague={rest.colleagueIn(line.entry.id)}
          actions={actions}
          onGrip={drag.onGrip}
        />
      )
    const mark = line.kind === 'theme' && rest.themes.find(theme => theme.id === line.theme)
    if (line.kind === 'theme' && mark && !rest.isLocked)
      return (
        <ThemeOnSheet
          key={themeKey(line)}
          line={line}
          id={mark.id}
          label={mark.label}
          themes={rest.themes}
          selected={selectedAs(themeKey(line))}
          place={place}
          actions={actions}
        />
      )
    return <SheetLine key={`${place} ${line.text}`} line={line} />
  }
  return (
    <main
      ref={container}
      id="main"
      tabIndex={-1}
      className={classNames(styles.sheets, isHeld && styles.held)}
      data-dragging={drag.entry === null ? undefined : ''}
      aria-label={text.paper}
    >
      {sheets.map((sheet, index) => (
        <article key={sheetKey(index)} className={styles.sheet} aria-label={text.sheet(index + 1)}>
          {sheet.map((line, at) => drawn(line, `${index}:${at}`))}
          <p className={styles.pageNumber}>－ {index + 1} －</p>
        </article>
      ))}
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

function sheetKey(index: number): string {
  return `sheet ${index}`
}
