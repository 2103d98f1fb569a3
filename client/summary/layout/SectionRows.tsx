import type { Layout, LayoutValues, SectionKey } from '../../../shared/meeting/layout.ts'
import { SECTION_LABELS } from '../../../shared/summary/layout-words.ts'
import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './layout.module.css'
import { messages } from './layout-messages.ts'
import { SettledField } from './SettledField.tsx'

type Props = { readonly layout: Layout; readonly onChange: (values: LayoutValues) => void }

/** What each section is called, and in which order they stand. An emptied name is the example's again. */
export function SectionRows({ layout, onChange }: Props) {
  const text = useMessages(messages)
  const { labels, order } = layout
  const move = (key: SectionKey, step: number) => {
    const others = order.filter(each => each !== key)
    onChange({ order: others.toSpliced(order.indexOf(key) + step, 0, key).join(' ') })
  }
  return (
    <fieldset className={styles.group}>
      <legend>{text.sections}</legend>
      <ol className={styles.rows}>
        {order.map((key, index) => {
          const label = SECTION_LABELS[key]
          return (
            <li key={key} className={styles.row}>
              <SettledField
                label={text.labelOf(label)}
                value={labels[key] ?? label}
                onSettle={typed => onChange({ [`label.${key}`]: typed === label ? '' : typed })}
              />
              <Button
                icon="chevronUp"
                aria-label={text.up(label)}
                isDisabled={index === 0}
                onPress={() => move(key, -1)}
              />
              <Button
                icon="chevronDown"
                aria-label={text.down(label)}
                isDisabled={index === order.length - 1}
                onPress={() => move(key, 1)}
              />
            </li>
          )
        })}
      </ol>
    </fieldset>
  )
}
