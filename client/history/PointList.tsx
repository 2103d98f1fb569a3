import type { HistoryPoint } from '../../shared/history.ts'
import { useLanguage, useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { classNames } from '../ui/class-names.ts'
import { clockMinute } from '../ui/clock-time.ts'
import styles from './history.module.css'
import { historyMessages } from './history-messages.ts'
import { dayOf, pointWords } from './point-words.ts'

type Props = {
  readonly points: readonly HistoryPoint[]
  readonly from: string
  readonly to: string
  readonly onFrom: (id: string) => void
  readonly onTo: (id: string) => void
}

/** The moments, the newest first, by day; two of them are chosen in the columns at the right. */
export function PointList({ points, ...choice }: Props) {
  const text = useMessages(historyMessages)
  const language = useLanguage()
  const days = Map.groupBy(points, point => dayOf(point.at, language))
  return (
    <>
      <p className={styles.head}>
        <span>{text.momentCount(points.length)}</span>
        <span aria-hidden="true">{text.from}</span>
        <span aria-hidden="true">{text.to}</span>
      </p>
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h2 className={styles.day}>{day}</h2>
          <ol>
            {ofDay.map(point => (
              <PointRow key={point.id} point={point} points={points} {...choice} />
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function PointRow({ point, points, from, to, onFrom, onTo }: Props & { readonly point: HistoryPoint }) {
  const text = useMessages(historyMessages)
  const { phases, agendaItem } = useMessages(words)
  const { title, details } = pointWords(point, points, { text, phases, agendaItem })
  const time = clockMinute(point.at)
  const isChosen = point.id === from || point.id === to
  return (
    <li
      className={classNames(styles.point, isChosen && styles.chosen, point.kind === 'phase' && styles.step)}
    >
      <time dateTime={point.at}>{time}</time>
      <span className={styles.dot} />
      <span className={styles.title}>
        {title}
        {details.map(detail => (
          <small key={detail}>{detail}</small>
        ))}
      </span>
      <Choice
        column="from"
        label={`${text.from} ${time} ${title}`}
        isChosen={point.id === from}
        onChoose={() => onFrom(point.id)}
      />
      <Choice
        column="to"
        label={`${text.to} ${time} ${title}`}
        isChosen={point.id === to}
        onChoose={() => onTo(point.id)}
      />
    </li>
  )
}

type ChoiceProps = {
  readonly column: 'from' | 'to'
  readonly label: string
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function Choice({ column, label, isChosen, onChoose }: ChoiceProps) {
  return (
    <input
      type="radio"
      name={`history-${column}`}
      className={styles.choice}
      aria-label={label}
      checked={isChosen}
      onChange={onChoose}
    />
  )
}
