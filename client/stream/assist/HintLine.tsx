import { useMessages } from '../../i18n/language.ts'
import { clockMinute } from '../../ui/clock-time.ts'
import { recorderMarks } from '../recorder-mark.ts'
import styles from '../stream.module.css'
import { assistMessages } from './assist-messages.ts'
import type { Done, Hints } from './hints-shown.ts'

/** The hints of this moment with the keys that act on them. */
export function HintLine({ hints: { suggestion, duplicate, done } }: { readonly hints: Hints }) {
  return (
    <>
      {done && <DoneWords done={done} />}
      {suggestion && <SuggestionWords suggestion={suggestion} />}
      {suggestion && duplicate && <i className={styles.bar} />}
      {duplicate && <DuplicateWords duplicate={duplicate} />}
    </>
  )
}

function DoneWords({ done }: { readonly done: Done }) {
  const text = useMessages(assistMessages)
  return <b>{done.kind === 'tagged' ? text.tagged(done.label) : text[done.kind]}</b>
}

function SuggestionWords({ suggestion }: { readonly suggestion: NonNullable<Hints['suggestion']> }) {
  const text = useMessages(assistMessages)
  const { theme, now } = suggestion
  return (
    <span className={styles.tag}>
      <kbd>Tab</kbd>
      <span>{now === null ? text.tag(theme.label) : text.retag(theme.label)}</span>
    </span>
  )
}

function DuplicateWords({ duplicate }: { readonly duplicate: NonNullable<Hints['duplicate']> }) {
  const text = useMessages(assistMessages)
  const { kept, merged } = duplicate
  const [first, second] = kept.at <= merged.at ? [kept, merged] : [merged, kept]
  const letters = [first, second].map(({ recorder }) => recorderMarks([recorder]).get(recorder)?.letter ?? '')
  return (
    <>
      <b>{text.duplicate}</b>
      <span>{text.who(clockMinute(first.at), letters)}</span>
      <span>
        <kbd>Alt</kbd>
        <kbd>M</kbd>
        {text.merge}
      </span>
      <span>
        <kbd>Alt</kbd>
        <kbd>N</kbd>
        {text.keepApart}
      </span>
    </>
  )
}
