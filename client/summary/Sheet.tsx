import { memo, type PointerEvent } from 'react'
import type { ThemeMark } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { classNames } from '../ui/class-names.ts'
import type { Desk } from './desk.ts'
import type { DeskActions } from './desk-parts.ts'
import { EntryOnSheet } from './EntryOnSheet.tsx'
import type { AgendaChoice } from './EntryTools.tsx'
import { messages } from './messages.ts'
import { SheetLine } from './SheetLine.tsx'
import styles from './sheet.module.css'
import type { EntryLine, SummaryLine } from './summary-lines.ts'
import { ThemeOnSheet, themeKey } from './ThemeOnSheet.tsx'
import type { Selected } from './use-selection.ts'
import type { Writer } from './use-writers.ts'

type Props = {
  readonly index: number
  readonly lines: readonly SummaryLine[]
  /** An empty page otherwise. */
  readonly isDrawn: boolean
  readonly isNear: boolean
  readonly desk: Desk
  readonly themes: readonly ThemeMark[]
  readonly agenda: readonly AgendaChoice[]
  /** Null when nothing on this sheet is selected. */
  readonly selected: Selected | null
  /** The theme of the selected entry. */
  readonly theme: ThemeMark | null
  /** The entry on this sheet that Tab reaches. */
  readonly tabStop: string | null
  /** Who writes in entries of this sheet. */
  readonly writers: ReadonlyMap<string, Writer>
  readonly isLocked: boolean
  readonly actions: DeskActions
  readonly onGrip: (event: PointerEvent<HTMLElement>, line: EntryLine) => void
}

/** One A4 sheet. Drawn again only when something on it has changed. */
export const Sheet = memo(function Sheet(props: Props) {
  const { index, lines, isDrawn, isNear, selected, ...rest } = props
  const text = useMessages(messages)
  const selectedAs = (key: string) => (selected?.id === key ? selected : null)
  const drawn = (line: SummaryLine, place: string) => {
    if ('entry' in line)
      return (
        <EntryOnSheet
          key={line.entry.id}
          line={line}
          desk={rest.desk}
          themes={rest.themes}
          agenda={rest.agenda}
          theme={selected?.id === line.entry.id ? rest.theme : null}
          selected={selectedAs(line.entry.id)}
          isTabStop={line.entry.id === rest.tabStop}
          isLocked={rest.isLocked}
          place={place}
          colleague={rest.writers.get(line.entry.id) ?? null}
          actions={rest.actions}
          onGrip={rest.onGrip}
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
          actions={rest.actions}
        />
      )
    return <SheetLine key={`${place} ${line.kind}`} line={line} />
  }
  return (
    <article
      className={classNames(styles.sheet, !isNear && selected === null && styles.far)}
      data-sheet={index}
      aria-label={text.sheet(index + 1)}
    >
      {isDrawn && lines.map((line, at) => drawn(line, `${index}:${at}`))}
      <p className={styles.pageNumber}>－ {index + 1} －</p>
    </article>
  )
})
