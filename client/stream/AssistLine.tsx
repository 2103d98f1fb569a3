import { useCallback, useSyncExternalStore } from 'react'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import { useObservable } from '../sync/use-observable.ts'
import { AssistTool } from './AssistTool.tsx'
import { AssistTools } from './AssistTools.tsx'
import { HintLine } from './assist/HintLine.tsx'
import { type Assist, hasHint, NO_HINTS } from './assist/hints-shown.ts'
import parts from './assist.module.css'
import type { Palette } from './commands/use-palette.ts'
import { EntryTools } from './EntryTools.tsx'
import type { StreamEditor } from './editor/stream-editor.ts'
import { pickerMessages } from './picker/picker-messages.ts'
import type { RemovalQuestion } from './removal-guard.ts'
import styles from './stream.module.css'
import { streamMessages, type WordNews } from './stream-messages.ts'
import type { Follow } from './use-follow.ts'

type Props = {
  readonly editor: StreamEditor | null
  readonly meeting: Pick<Meeting, 'attendees'>
  readonly assist: Assist | null
  /** Asked when colleagues' carets stand in what a key would take away. */
  readonly question: RemovalQuestion | null
  /** What has just become of one's words. */
  readonly news: WordNews | null
  readonly follow: Follow
  readonly onCommands: Palette['show']
}

/** The fixed line of hints under the entries: nothing is ever pushed in between them. */
export function AssistLine(props: Props) {
  const { editor, meeting, onCommands } = props
  const said = useSaid(props)
  return (
    <div className={styles.assist}>
      <div className={parts.hint} aria-live="polite">
        {said}
      </div>
      {editor && said === null && <EntryTools editor={editor} meeting={meeting} onCommands={onCommands} />}
      <AssistTools editor={editor} onCommands={onCommands} />
    </div>
  )
}

/** What matters most at this moment; null for nothing. Its buttons go as they are pressed: the keys then are the editor's. */
function useSaid({ editor, assist, question, news, follow }: Props): React.ReactNode {
  const text = useMessages(streamMessages)
  const picker = useMessages(pickerMessages)
  const kind = useTriggerKind(editor)
  const hints = useObservable(assist?.hints ?? NO_HINTS)
  const then = (act: () => unknown) => () => {
    act()
    editor?.focus()
  }
  if (question !== null) return <Question question={question} then={then} />
  if (news !== null) return <b>{text.news[news]}</b>
  if (kind !== null) return <span>{picker.choosing(picker.kinds[kind])}</span>
  if (follow.followed) return <Following name={follow.followed.user.name} onStop={then(follow.stop)} />
  if (!editor || !assist || !hasHint(hints)) return null
  const { accept, merge, keepApart } = assist.keys
  return (
    <HintLine hints={hints} onAccept={then(accept)} onMerge={then(merge)} onKeepApart={then(keepApart)} />
  )
}

type QuestionProps = {
  readonly question: RemovalQuestion
  readonly then: (act: () => unknown) => () => void
}

function Question({ question: { act, names, confirm, cancel }, then }: QuestionProps) {
  const text = useMessages(streamMessages)
  return (
    <>
      <b>{text.removalQuestions[act](names)}</b>
      <AssistTool keys={[text.keyAgain]} does={text.removals[act]} onPress={then(confirm)} />
      <AssistTool keys={['Esc']} does={text.keyCancel} onPress={then(cancel)} />
    </>
  )
}

function Following({ name, onStop }: { readonly name: string; readonly onStop: () => void }) {
  const text = useMessages(streamMessages)
  return (
    <>
      <b>{text.following(name)}</b>
      <AssistTool keys={['Esc']} does={text.stopFollowing} onPress={onStop} />
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
