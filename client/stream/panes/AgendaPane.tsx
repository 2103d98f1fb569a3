import type { OutlineItem } from '../../../shared/outline/outline.ts'
import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { streamMessages } from '../stream-messages.ts'
import { neighbourItems } from '../stream-view.ts'
import styles from './panes.module.css'

type Props = {
  readonly items: readonly OutlineItem[]
  readonly currentAgenda: string | null
  /** Whether the meeting moves from item to item now: in session, and writable. */
  readonly canMove: boolean
  readonly onMove: (item: string) => void
}

/** The agenda with its state, and the way to the next item. */
export function AgendaPane({ items, currentAgenda, canMove, onMove }: Props) {
  const text = useMessages(streamMessages)
  const { previous, next } = neighbourItems(items, currentAgenda)
  return (
    <section data-region="agenda" tabIndex={-1} aria-label={text.agenda}>
      <div className={styles.heading}>{text.agenda}</div>
      {items.length === 0 && <p className={styles.empty}>{text.noAgenda}</p>}
      <ol>
        {items.map(item => (
          <Item key={item.id} item={item} />
        ))}
      </ol>
      {canMove && items.length > 0 && (
        <div className={styles.moves}>
          {previous !== null && (
            <Button small icon="chevronUp" aria-label={text.previousItem} onPress={() => onMove(previous)} />
          )}
          <Button small isDisabled={next === null} onPress={() => next !== null && onMove(next)}>
            {text.nextItem}
          </Button>
        </div>
      )}
    </section>
  )
}

function Item({ item }: { item: OutlineItem }) {
  const text = useMessages(streamMessages)
  return (
    <li
      className={styles.item}
      data-state={item.state}
      aria-current={item.state === 'current' ? 'step' : undefined}
    >
      <span className={styles.number}>{item.number}</span>
      <span className={styles.title} title={item.title}>
        {item.title}
      </span>
      <span className={styles.state}>
        {item.state === 'current' && text.current}
        {item.state === 'done' && (
          <>
            <Icon name="check" />
            <span className={styles.spoken}>{text.done}</span>
          </>
        )}
      </span>
    </li>
  )
}
