import { type Messages, useMessages } from '../i18n/language.ts'
import styles from './top-bar.module.css'

const messages: Messages<{ skip: string }> = {
  ja: { skip: '本文へ移動' },
  en: { skip: 'Skip to the content' },
}

/** The id that every page gives its `<main tabIndex={-1}>`. */
export const MAIN_ID = 'main'

/** The first stop of the Tab key. It moves focus by hand: the fragment belongs to the tokens of shared links. */
export function SkipLink() {
  return (
    <a
      className={styles.skip}
      href={`#${MAIN_ID}`}
      onClick={event => {
        event.preventDefault()
        document.getElementById(MAIN_ID)?.focus()
      }}
    >
      {useMessages(messages).skip}
    </a>
  )
}
