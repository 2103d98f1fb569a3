import { useMessages } from '../../i18n/language.ts'
import { clockMinute } from '../../ui/clock-time.ts'
import { AssistTool } from '../AssistTool.tsx'
import parts from '../assist.module.css'
import { recorderMarks } from '../recorder-mark.ts'
import styles from '../stream.module.css'
import { assistMessages } from './assist-messages.ts'
import type { Done, Hints } from './hints-shown.ts'

type Acts = {
  readonly onAccept: () => void
  readonly onMerge: () => void
  readonly onKeepApart: () => void
}
type Props = Acts & { readonly hints: Hints }

/** The hints of this moment with the keys that act on them, each a button too. */
export function HintLine({ hints: { suggestion, duplicate, done }, onAccept, onMerge, onKeepApart }: Props) {
  return (
    <>
      {done && <DoneWords done={done} />}
      {suggestion && <SuggestionWords suggestion={suggestion} onAccept={onAccept} />}
      {suggestion && duplicate && <i className={styles.bar} />}
      {duplicate && <DuplicateWords duplicate={duplicate} onMerge={onMerge} onKeepApart={onKeepApart} />}
    </>
  )
}

function DoneWords({ done }: { readonly done: Done }) {
  const text = useMessages(assistMessages)
  return <b>{done.kind === 'tagged' ? text.tagged(done.label) : text[done.kind]}</b>
}

type SuggestionProps = {
  readonly suggestion: NonNullable<Hints['suggestion']>
  readonly onAccept: () => void
}

function SuggestionWords({ suggestion, onAccept }: SuggestionProps) {
  const text = useMessages(assistMessages)
  const { theme, now } = suggestion
  return (
    <span className={parts.tag}>
      <AssistTool
        keys={['Tab']}
        does={now === null ? text.tag(theme.label) : text.retag(theme.label)}
        onPress={onAccept}
      />
    </span>
  )
}

type DuplicateProps = Omit<Acts, 'onAccept'> & { readonly duplicate: NonNullable<Hints['duplicate']> }

function DuplicateWords({ duplicate, onMerge, onKeepApart }: DuplicateProps) {
  const text = useMessages(assistMessages)
  const { kept, merged } = duplicate
  const [first, second] = kept.at <= merged.at ? [kept, merged] : [merged, kept]
  const letters = [first, second].map(({ recorder }) => recorderMarks([recorder]).get(recorder)?.letter ?? '')
  return (
    <>
      <b>{text.duplicate}</b>
      <span className={parts.who}>{text.who(clockMinute(first.at), letters)}</span>
      <AssistTool keys={['Alt', 'M']} does={text.merge} onPress={onMerge} />
      <AssistTool keys={['Alt', 'N']} does={text.keepApart} onPress={onKeepApart} />
    </>
  )
}
