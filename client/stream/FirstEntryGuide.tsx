import type { OutlineItem } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { Keys } from '../ui/Keys.tsx'
import styles from './stream.module.css'
import { streamMessages } from './stream-messages.ts'

type Props = { readonly item: OutlineItem | null; readonly onPress: () => void }

/** What stands above the first line while nothing has been written. */
export function FirstEntryGuide({ item, onPress }: Props) {
  const text = useMessages(streamMessages)
  const { agendaItem } = useMessages(words)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press puts the caret into the first line, where it is anyway
    <div
      className={styles.guide}
      onMouseDown={event => {
        event.preventDefault()
        onPress()
      }}
    >
      {item && (
        <h2>
          {item.number !== null && agendaItem(item.number)}　{item.title}
        </h2>
      )}
      <p>{text.firstEntry}</p>
      <dl className={styles.keys}>
        <dt>
          <Keys names={['Enter']} />
        </dt>
        <dd>{text.keyNext}</dd>
        <dt>
          <Keys names={['Shift', 'Enter']} />
        </dt>
        <dd>{text.keyBreak}</dd>
        <dt>
          <Keys names={['＃']} /> {text.or} <Keys names={['Alt', '1～9']} />
        </dt>
        <dd>{text.keyTheme}</dd>
        <dt>
          <Keys names={['＠']} />
        </dt>
        <dd>{text.keySpeaker}</dd>
        <dt>
          <Keys names={['／']} />
        </dt>
        <dd>{text.keyKind}</dd>
        <dt>
          <Keys names={['Ctrl', 'K']} />
        </dt>
        <dd>{text.commands}</dd>
      </dl>
    </div>
  )
}
