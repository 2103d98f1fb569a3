import { useMessages } from '../i18n/language.ts'
import styles from './stream.module.css'
import { streamMessages } from './stream-messages.ts'

export const FILTERS = ['all', 'mine', 'themeless'] as const
export type Filter = (typeof FILTERS)[number]

type Props = { readonly filter: Filter; readonly onFilter: (filter: Filter) => void }

/** Which entries are shown: all, one's own, those without a theme. */
export function FilterButtons({ filter, onFilter }: Props) {
  const text = useMessages(streamMessages)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of form fields
    <div className={styles.filters} role="group" aria-label={text.show}>
      {FILTERS.map(each => (
        <button
          key={each}
          type="button"
          aria-pressed={each === filter}
          onMouseDown={event => event.preventDefault()}
          onClick={() => onFilter(each)}
        >
          {text[each]}
        </button>
      ))}
    </div>
  )
}
