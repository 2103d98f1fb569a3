import { Label, Radio, RadioGroup } from 'react-aria-components'
import { UNTHEMED_CHOICES, type Unthemed } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import { messages } from './messages.ts'
import styles from './panel.module.css'

type Props = {
  readonly value: Unthemed
  readonly isLocked: boolean
  readonly onChange: (choice: Unthemed) => void
}

/** What becomes of remarks without a theme: never silently anything else than is chosen here. */
export function UnthemedChoice({ value, isLocked, onChange }: Props) {
  const text = useMessages(messages)
  return (
    <RadioGroup
      className={styles.unthemed ?? ''}
      value={value}
      isDisabled={isLocked}
      onChange={chosen => UNTHEMED_CHOICES.filter(choice => choice === chosen).forEach(onChange)}
    >
      <Label>{text.unthemed}</Label>
      {UNTHEMED_CHOICES.map(choice => (
        <Radio key={choice} value={choice} className={styles.radio ?? ''}>
          <span className={styles.dot} />
          {text.unthemedChoices[choice]}
        </Radio>
      ))}
    </RadioGroup>
  )
}
