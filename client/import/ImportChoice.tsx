import { useMessages } from '../i18n/language.ts'
import styles from './import.module.css'
import { importMessages } from './import-messages.ts'

type Props = { readonly isNext: boolean; readonly onChange: (isNext: boolean) => void }

/** The next sitting, prepared from this one, or this very sitting with its record. */
export function ImportChoice({ isNext, onChange }: Props) {
  const text = useMessages(importMessages)
  return (
    <fieldset className={styles.choice}>
      <legend>{text.what}</legend>
      {[true, false].map(value => (
        <label key={String(value)}>
          <input
            type="radio"
            name="import-what"
            checked={isNext === value}
            onChange={() => onChange(value)}
          />
          <span>
            <b>{value ? text.next : text.whole}</b>
            <small>{value ? text.nextText : text.wholeText}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
