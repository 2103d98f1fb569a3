import type { ThemeMark } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { type EntryActions, EntryOnSheet } from './EntryOnSheet.tsx'
import { messages } from './messages.ts'
import { SheetLine } from './SheetLine.tsx'
import styles from './summary.module.css'
import type { SummaryLine } from './summary-lines.ts'
import { useSheets } from './use-sheets.ts'

type Props = {
  readonly lines: readonly SummaryLine[]
  readonly themes: readonly ThemeMark[]
  readonly themeOf: (entry: string) => ThemeMark | null
  readonly selected: string | null
  readonly calledFor: number
  readonly isLocked: boolean
  readonly actions: EntryActions
}

/** The document on A4 sheets, as it is printed. */
export function Sheets({ lines, selected, ...rest }: Props) {
  const text = useMessages(messages)
  const { sheets, measureRef, samples } = useSheets(lines)
  const tabStop = selected ?? lines.flatMap(line => ('entry' in line ? [line.entry.id] : []))[0]
  return (
    <main id="main" tabIndex={-1} className={styles.sheets} aria-label={text.paper}>
      {sheets.map((sheet, index) => (
        <article key={sheetKey(index)} className={styles.sheet} aria-label={text.sheet(index + 1)}>
          {sheet.map((line, place) =>
            'entry' in line ? (
              <EntryOnSheet
                key={line.entry.id}
                line={line}
                themes={rest.themes}
                theme={rest.themeOf(line.entry.id)}
                isSelected={line.entry.id === selected}
                isTabStop={line.entry.id === tabStop}
                isLocked={rest.isLocked}
                calledFor={rest.calledFor}
                actions={rest.actions}
              />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same; their place tells them apart
              <SheetLine key={`${place} ${line.text}`} line={line} />
            ),
          )}
          <p className={styles.pageNumber}>－ {index + 1} －</p>
        </article>
      ))}
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
