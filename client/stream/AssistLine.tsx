import { useCallback, useSyncExternalStore } from 'react'
import { useMessages } from '../i18n/language.ts'
import type { StreamEditor } from './editor/stream-editor.ts'
import { pickerMessages } from './picker/picker-messages.ts'
import type { RemovalQuestion } from './removal-guard.ts'
import styles from './stream.module.css'
import { streamMessages } from './stream-messages.ts'

type Props = {
  readonly editor: StreamEditor | null
  /** Asked when colleagues' carets stand in what a key would take away. */
  readonly question: RemovalQuestion | null
  /** Words typed into a line that a colleague took away have just been put into one of their own. */
  readonly isRescued: boolean
}

/** The fixed line of hints under the entries: nothing is ever pushed in between them. */
export function AssistLine({ editor, question, isRescued }: Props) {
  const text = useMessages(streamMessages)
  const picker = useMessages(pickerMessages)
  const kind = useTriggerKind(editor)
  return (
    <div className={styles.assist} aria-live="polite">
      {question !== null ? (
        <>
          <b>{text.removalQuestions[question.act](question.names)}</b>
          <Key names={['Esc']} does={text.keyCancel} />
        </>
      ) : isRescued ? (
        <b>{text.rescued}</b>
      ) : kind !== null ? (
        <span>{picker.choosing(picker.kinds[kind])}</span>
      ) : (
        editor && <Keys />
      )}
    </div>
  )
}

function Keys() {
  const text = useMessages(streamMessages)
  return (
    <>
      <Key names={['Enter']} does={text.keyNext} />
      <Key names={['＃']} does={text.keyTheme} />
      <Key names={['＠']} does={text.keySpeaker} />
      <Key names={['／']} does={text.keyKind} />
      <Key names={['Ctrl', 'Enter']} does={text.keyEnd} />
      <Key names={['F6']} does={text.keyLeave} />
    </>
  )
}

function Key({ names, does }: { names: readonly string[]; does: string }) {
  return (
    <span>
      {names.map(name => (
        <kbd key={name}>{name}</kbd>
      ))}
      {does}
    </span>
  )
}

function useTriggerKind(editor: StreamEditor | null) {
  const subscribe = useCallback(
    (listener: () => void) => editor?.trigger.subscribe(listener) ?? (() => undefined),
    [editor],
  )
  return useSyncExternalStore(subscribe, () => editor?.trigger.get()?.kind ?? null)
}
