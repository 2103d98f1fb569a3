import { useState } from 'react'
import type { LineReading, LineRole } from '../../shared/import/line-reading.ts'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import table from '../ui/scrolled-table.module.css'
import styles from './import.module.css'
import { LineRow } from './LineRow.tsx'
import { lineMessages } from './line-messages.ts'

type Props = {
  readonly readings: readonly LineReading[]
  readonly onRecast: (number: number, role: LineRole) => void
}

/** So many lines are drawn at a time. */
const PAGE = 200

/** The lines of the document with what each was taken for: those to look at first, all of them on demand. */
export function LineList({ readings, onRecast }: Props) {
  const text = useMessages(lineMessages)
  const [asked] = useState(() => new Set(readings.filter(isDoubtful).map(reading => reading.number)))
  const [showsAll, setShowsAll] = useState(false)
  const [most, setMost] = useState(PAGE)
  const open = readings.filter(isDoubtful).length
  const listed = readings.filter(reading => showsAll || asked.has(reading.number) || isDoubtful(reading))
  return (
    <section className={styles.lines} aria-label={text.lines}>
      <div className={styles.head}>
        <p role="status">{open === 0 ? text.allCertain : text.toCheck(open)}</p>
        <Button small aria-pressed={showsAll} onPress={() => setShowsAll(!showsAll)}>
          {text.showAll(readings.length)}
        </Button>
      </div>
      {listed.length > 0 && (
        <div className={classNames(table.table, styles.scroll)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.columns.number}</th>
                <th scope="col">{text.columns.line}</th>
                <th scope="col">{text.columns.role}</th>
              </tr>
            </thead>
            <tbody>
              {listed.slice(0, most).map(reading => (
                <LineRow
                  key={reading.number}
                  reading={reading}
                  above={showsAll ? '' : (readings[readings.indexOf(reading) - 1]?.raw.trim() ?? '')}
                  onRecast={onRecast}
                />
              ))}
            </tbody>
          </table>
          {listed.length > most && (
            <Button small onPress={() => setMost(most + PAGE)}>
              {text.more}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

function isDoubtful({ verdict }: LineReading): boolean {
  return verdict !== 'certain'
}
