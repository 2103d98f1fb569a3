import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { themeMarks } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { Keys } from '../ui/Keys.tsx'
import { ThemeSquare } from '../ui/ThemeSquare.tsx'
import { ListTable } from './ListTable.tsx'
import styles from './setup.module.css'
import { setupMessages } from './setup-messages.ts'

/** So many themes have a key of their own. */
const KEYS = 9

/** The themes in order, each with its number and the key that gives it to an entry. */
export function ThemesSection({ meeting }: { readonly meeting: Meeting }) {
  const text = useMessages(setupMessages)
  const marks = themeMarks(meeting.themes)
  return (
    <section id="themes" tabIndex={-1} aria-labelledby="themes-heading">
      <div className={styles.head}>
        <h2 id="themes-heading">{text.themes.heading}</h2>
      </div>
      <ListTable
        list="themes"
        rows={meeting.themes.map(({ id, label, reading }) => ({ id, values: { label, reading } }))}
        lead={(_, number) => <ThemeSquare mark={marks[number - 1] ?? null} />}
        tail={{
          label: text.themes.key,
          cell: (_, number) =>
            number <= KEYS && (
              <span className={styles.hotkey}>
                <Keys names={['Alt', String(number)]} />
              </span>
            ),
        }}
      />
    </section>
  )
}
