import type { ThemeMark } from '../../../shared/outline/outline.ts'
import { useMessages } from '../../i18n/language.ts'
import { Keys } from '../../ui/Keys.tsx'
import { ThemeSquare } from '../../ui/ThemeSquare.tsx'
import { streamMessages } from '../stream-messages.ts'
import styles from './panes.module.css'

type Props = {
  readonly themes: readonly ThemeMark[]
  /** Entries by theme, under null those without one; null while they are not counted. */
  readonly counts: ReadonlyMap<string | null, number> | null
  readonly currentTheme: string | null | undefined
  readonly onChoose: (theme: string | null) => void
}

/** The themes with their counts and keys; one click tags the current row. */
export function ThemePane({ themes, counts, currentTheme, onChoose }: Props) {
  const text = useMessages(streamMessages)
  return (
    <section data-region="themes" tabIndex={-1} aria-label={text.themes}>
      <div className={styles.heading}>
        {text.themes}
        <span className={styles.hint}>
          <Keys names={['Alt']} /> ＋ {text.number}
        </span>
      </div>
      {themes.length === 0 && <p className={styles.empty}>{text.noThemes}</p>}
      <ol>
        {[...themes, null].map(mark => (
          <li key={mark?.id ?? 'none'} className={mark ? undefined : styles.none}>
            <ThemeButton
              mark={mark}
              count={counts && (counts.get(mark?.id ?? null) ?? 0)}
              isOn={currentTheme !== undefined && currentTheme === (mark?.id ?? null)}
              onChoose={() => onChoose(mark?.id ?? null)}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}

type ButtonProps = { mark: ThemeMark | null; count: number | null; isOn: boolean; onChoose: () => void }

/** Pressing it does not take the focus from the editor. */
function ThemeButton({ mark, count, isOn, onChoose }: ButtonProps) {
  const text = useMessages(streamMessages)
  return (
    <button
      type="button"
      className={styles.theme}
      data-zero={count === 0 ? '' : undefined}
      aria-pressed={isOn}
      onMouseDown={event => event.preventDefault()}
      onClick={onChoose}
    >
      <ThemeSquare mark={mark} />
      <span className={styles.label} title={mark?.label}>
        {mark?.label ?? text.themeless}
      </span>
      <span className={styles.count}>{count}</span>
    </button>
  )
}
