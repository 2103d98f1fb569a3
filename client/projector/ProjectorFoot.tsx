import { type CSSProperties, Fragment } from 'react'
import { useMessages } from '../i18n/language.ts'
import styles from './foot.module.css'
import { messages } from './messages.ts'
import { Phrases } from './Phrases.tsx'
import type { RailEntry } from './scene.ts'
import screen from './screen.module.css'
import { ThemeNumber } from './ThemeNumber.tsx'
import { columnsForNames, nameParts } from './theme-name.ts'

type Props = {
  readonly rail: readonly RailEntry[]
  /** Ids of the themes on the page that is shown. */
  readonly shown: ReadonlySet<string>
  readonly page: number
  readonly pages: number
}

/** More themes than this stand in two rows; of more than that the numbers alone, or the names would be too short to read. */
const ONE_ROW = 8
const TWO_ROWS = 16
/** With more pages than this the dots would crowd out the themes. */
const DOTS = 5

/** Every theme with its count, and where among the pages the room is. */
export function ProjectorFoot({ rail, shown, page, pages }: Props) {
  const text = useMessages(messages)
  const rows = rail.length <= ONE_ROW ? 1 : rail.length <= TWO_ROWS ? 2 : 0
  const names = rail.map(({ mark }) => mark.label)
  const widths = rows === 0 ? {} : { '--widths': columnsForNames(names, rows) }
  return (
    <footer className={styles.foot}>
      <ol className={styles.rail} aria-label={text.counts} data-rows={rows} style={widths as CSSProperties}>
        {rail.map(({ mark, count }) => (
          <li key={mark.id} data-on={shown.has(mark.id)}>
            <ThemeNumber mark={mark} />
            <span className={rows === 0 ? screen.unseen : styles.label}>
              <ThemeName label={mark.label} />
            </span>
            <span className={styles.railCount}>{count}</span>
          </li>
        ))}
      </ol>
      <div className={styles.dots} role="img" aria-label={text.page(page + 1, Math.max(1, pages))}>
        {pages > 1 && pages <= DOTS && dots(pages).map(each => <i key={each} data-on={each === page} />)}
        {pages > 1 && (
          <span>
            {page + 1}/{pages}
          </span>
        )}
      </div>
    </footer>
  )
}

/** A name that may also break after a long word: with two lines there is not much choice. */
function ThemeName({ label }: { readonly label: string }) {
  return nameParts(label).map((part, index) => (
    <Fragment key={part}>
      {index > 0 && <wbr />}
      <Phrases text={part} />
    </Fragment>
  ))
}

function dots(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
