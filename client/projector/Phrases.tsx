import { Fragment } from 'react'
import { isJapanese, usePhraseBreaker } from './phrase-breaker.ts'
import styles from './phrases.module.css'

/** Text that breaks between phrases: by the browser where it can, by BudouX where it cannot. */
export function Phrases({ text }: { readonly text: string }) {
  const breaker = usePhraseBreaker()
  const language = isJapanese(text) ? 'ja' : undefined
  if (breaker === null || language === undefined) return <span lang={language}>{text}</span>
  let at = 0
  return (
    <span lang={language} className={styles.phrases}>
      {breaker(text).map(phrase => {
        const from = at
        at += phrase.length
        return (
          <Fragment key={from}>
            {from > 0 && <wbr />}
            {phrase}
          </Fragment>
        )
      })}
    </span>
  )
}
