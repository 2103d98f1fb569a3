import { useCallback, useSyncExternalStore } from 'react'
import { useMessages } from '../i18n/language.ts'
import type { Assist } from './assist/assist.ts'
import { HintLine } from './assist/HintLine.tsx'
import type { StreamEditor } from './editor/stream-editor.ts'
import { pickerMessages } from './picker/picker-messages.ts'
import styles from './stream.module.css'
import { streamMessages } from './stream-messages.ts'

type Props = {
  readonly editor: StreamEditor | null
  readonly assist: Assist | null
  /** The colleague whose caret stands in the line that would be joined. */
  readonly joining: string | null
}

/** The fixed line of hints under the entries: nothing is ever pushed in between them. */
export function AssistLine({ editor, assist, joining }: Props) {
  const text = useMessages(streamMessages)
  const picker = useMessages(pickerMessages)
  const kind = useTriggerKind(editor)
  return (
    <div className={styles.assist} aria-live="polite">
      {joining !== null ? (
        <b>{text.joinQuestion(joining)}</b>
      ) : kind !== null ? (
        <span>{picker.choosing(picker.kinds[kind])}</span>
      ) : editor !== null && assist !== null ? (
        <HintLine assist={assist}>
          <Keys />
        </HintLine>
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
