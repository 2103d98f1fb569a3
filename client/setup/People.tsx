import { useMessages } from '../i18n/language.ts'
import styles from './setup.module.css'
import { setupMessages } from './setup-messages.ts'
import type { Person } from './use-setup-presence.ts'

/** Who is here, and who is editing the set-up just now. */
export function People({ people }: { readonly people: readonly Person[] }) {
  const text = useMessages(setupMessages)
  return (
    <ul className={styles.people}>
      {people.map(({ key, name, mark, isSelf, place }) => (
        <li key={key} title={name}>
          <span className={styles.mark} style={{ color: `var(--r${mark.hue})` }} aria-hidden="true">
            {mark.letter}
          </span>
          <span className={styles.person}>{isSelf ? text.self(name) : name}</span>
          {place?.includes(':') && <span>{text.editing}</span>}
        </li>
      ))}
    </ul>
  )
}
