import { useMessages } from '../i18n/language.ts'
import { messages } from './messages.ts'
import styles from './projector.module.css'
import type { RailEntry } from './scene.ts'
import { ThemeNumber } from './ThemeNumber.tsx'

type Props = {
  readonly rail: readonly RailEntry[]
  /** Ids of the themes on the page that is shown. */
  readonly shown: ReadonlySet<string>
  readonly page: number
  readonly pages: number
}

/** With more themes than this the labels would be too narrow to read. */
const LABELLED = 12
/** With more pages than this the dots would crowd out the themes. */
const DOTS = 8

/** Every theme with its count, and where among the pages the room is. */
export function ProjectorFoot({ rail, shown, page, pages }: Props) {
  const text = useMessages(messages)
  return (
    <footer className={styles.foot}>
      <ol className={styles.rail} aria-label={text.counts}>
        {rail.map(({ mark, count }) => (
          <li key={mark.id} data-on={shown.has(mark.id)}>
            <ThemeNumber mark={mark} />
            <span className={rail.length > LABELLED ? styles.unseen : styles.label}>{mark.label}</span>
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

function dots(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
