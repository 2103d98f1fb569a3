import type { Entry } from '../../shared/meeting/entry.ts'
import type { ThemeMark } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { ThemeSquare } from '../ui/ThemeSquare.tsx'
import { messages } from './messages.ts'
import type { OpenPoints } from './open-points.ts'
import styles from './summary.module.css'

type Props = {
  readonly points: OpenPoints
  readonly themeOf: (entry: string) => ThemeMark | null
  readonly isLocked: boolean
  /** Selects an entry on the sheet and scrolls to it. */
  readonly onGoTo: (entry: string) => void
  readonly onRestore: (entry: string) => void
  readonly onShow: (entry: string) => void
}

/** What is still to be settled, each a link to its entry; and what was left out, with the way back. */
export function OpenPointsPanel({ points, themeOf, isLocked, onGoTo, onRestore, onShow }: Props) {
  const text = useMessages(messages)
  const { noTheme, statuses } = useMessages(words)
  const link = (entry: Entry) => (
    <li key={entry.id}>
      <ThemeSquare mark={themeOf(entry.id)} />
      <button type="button" className={styles.link} onClick={() => onGoTo(entry.id)}>
        {entry.text}
      </button>
    </li>
  )
  const withButton = (label: string, onPress: (entry: string) => void) => (entry: Entry) => (
    <li key={entry.id}>
      <span className={styles.left}>{entry.text}</span>
      {!isLocked && (
        <Button small onPress={() => onPress(entry.id)}>
          {label}
        </Button>
      )}
    </li>
  )
  return (
    <section className={styles.panelPart} id="open-points" tabIndex={-1}>
      <h2>
        {text.open}
        <span className={styles.total}>{text.items(points.count)}</span>
      </h2>
      <Issue icon="warning" label={noTheme} count={points.withoutTheme.length}>
        {points.withoutTheme.map(link)}
      </Issue>
      <Issue icon="warning" label={statuses.draft} count={points.unconfirmed.length}>
        {points.unconfirmed.map(link)}
      </Issue>
      {points.hidden.length > 0 && (
        <Issue icon="hide" label={text.hidden} count={points.hidden.length}>
          {points.hidden.map(withButton(text.show, onShow))}
        </Issue>
      )}
      {points.omitted.length > 0 && (
        <Issue icon="eyeOff" label={text.omitted} count={points.omitted.length}>
          {points.omitted.map(withButton(text.restore, onRestore))}
        </Issue>
      )}
    </section>
  )
}

type IssueProps = {
  readonly icon: IconName
  readonly label: string
  readonly count: number
  readonly children: React.ReactNode
}

function Issue({ icon, label, count, children }: IssueProps) {
  return (
    <div className={classNames(styles.issue, count === 0 && styles.settled)}>
      <h3>
        <Icon name={count === 0 ? 'check' : icon} />
        {label}
        <span className={styles.count}>{count}</span>
      </h3>
      {count > 0 && <ul>{children}</ul>}
    </div>
  )
}
