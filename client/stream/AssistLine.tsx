import { useCallback, useSyncExternalStore } from 'react'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import { useObservable } from '../sync/use-observable.ts'
import { AssistTools } from './AssistTools.tsx'
import { type Assist, hasHint, NO_HINTS } from './assist/assist.ts'
import { HintLine } from './assist/HintLine.tsx'
import parts from './assist.module.css'
import type { Palette } from './commands/use-palette.ts'
import { EntryTools } from './EntryTools.tsx'
import type { StreamEditor } from './editor/stream-editor.ts'
import { pickerMessages } from './picker/picker-messages.ts'
import styles from './stream.module.css'
import { streamMessages } from './stream-messages.ts'
import type { Follow } from './use-follow.ts'

type Props = {
  readonly editor: StreamEditor | null
  readonly meeting: Pick<Meeting, 'attendees'>
  readonly assist: Assist | null
  /** The colleague whose caret stands in the line that would be joined. */
  readonly joining: string | null
  readonly follow: Follow
  readonly onCommands: Palette['show']
}

/** The fixed line of hints under the entries: nothing is ever pushed in between them. */
export function AssistLine({ editor, meeting, assist, joining, follow, onCommands }: Props) {
  const text = useMessages(streamMessages)
  const picker = useMessages(pickerMessages)
  const kind = useTriggerKind(editor)
  const hints = useObservable(assist?.hints ?? NO_HINTS)
  const said =
    joining !== null ? (
      <b>{text.joinQuestion(joining)}</b>
    ) : kind !== null ? (
      <span>{picker.choosing(picker.kinds[kind])}</span>
    ) : follow.followed ? (
      <Following name={follow.followed.user.name} />
    ) : editor && hasHint(hints) ? (
      <HintLine hints={hints} />
    ) : null
  return (
    <div className={styles.assist}>
      <div className={parts.hint} aria-live="polite">
        {said}
      </div>
      {editor && said === null && <EntryTools editor={editor} meeting={meeting} onCommands={onCommands} />}
      <AssistTools onCommands={onCommands} />
    </div>
  )
}

function Following({ name }: { name: string }) {
  const text = useMessages(streamMessages)
  return (
    <>
      <b>{text.following(name)}</b>
      <span>
        <kbd>Esc</kbd> {text.stopFollowing}
      </span>
    </>
  )
}

function useTriggerKind(editor: StreamEditor | null) {
  const subscribe = useCallback(
    (listener: () => void) => editor?.trigger.subscribe(listener) ?? (() => undefined),
    [editor],
  )
  return useSyncExternalStore(subscribe, () => editor?.trigger.get()?.kind ?? null)
}
