import { type RefObject, useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import type { FirstLook } from '../../shared/meeting/first-look.ts'
import { factsOf } from '../../shared/meeting/meeting-doc.ts'
import { type Meeting, readCurrentAgenda } from '../../shared/meeting/read-meeting.ts'
import type { OutlineItem } from '../../shared/outline/outline.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { useObservable, useObserved } from '../sync/use-observable.ts'
import type { StreamEditor } from './editor/stream-editor.ts'
import type { PickerKeys } from './editor/trigger-plugin.ts'
import type { Filter } from './FilterButtons.tsx'
import { FirstEntryGuide } from './FirstEntryGuide.tsx'
import { choiceValue } from './picker/choice-value.ts'
import { Picker } from './picker/Picker.tsx'
import { pickerOptions } from './picker/picker-options.ts'
import { usePickerWords } from './picker/use-picker-words.ts'
import type { RecorderHue } from './recorder-mark.ts'
import type { RemovalQuestion } from './removal-guard.ts'
import styles from './stream.module.css'
import type { WordNews } from './stream-messages.ts'
import { TypingLine } from './TypingLine.tsx'
import { useEditorFlags } from './use-editor-flags.ts'
import { useStreamEditor } from './use-stream-editor.ts'

type Props = {
  readonly connection: MeetingConnection
  readonly meeting: Meeting
  readonly writers: FirstLook['writers']
  readonly isEmpty: boolean
  readonly item: OutlineItem | null
  readonly recorder: string
  readonly filter: Filter
  readonly canWrite: boolean
  /** Of the colleague whom the view follows. */
  readonly followedHue: RecorderHue | null
  readonly editor: StreamEditor | null
  readonly onEditor: (editor: StreamEditor | null) => void
  readonly onQuestion: (question: RemovalQuestion | null) => void
  readonly onNews: (news: WordNews) => void
}

/** Where the editor is mounted, with what floats over it and stands around it. */
export function EditorHost({ connection, meeting, item, filter, ...rest }: Props) {
  const { writers, isEmpty, editor, onEditor, canWrite, recorder, onQuestion, onNews, followedHue } = rest
  const host = useRef<HTMLDivElement>(null)
  const keys = useRef<PickerKeys>(() => false)
  useStreamEditor({ host, keys, connection, meeting, writers, recorder, onEditor, onQuestion, onNews })
  useEditorFlags(editor, connection, { filter, canWrite })
  useFirstFocus(editor, canWrite && meeting.phase === 'live')
  useReveal(editor, host)
  useMovedOn(editor, canWrite, connection.doc)
  return (
    <div className={styles.writing} data-followed={followedHue ?? undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the rows goes on writing; the keyboard is in the editor anyway */}
      <div
        className={styles.scroller}
        onMouseDown={event => {
          if (event.target !== event.currentTarget || !canWrite) return
          event.preventDefault()
          editor?.focusOwn()
        }}
      >
        {canWrite && isEmpty && <FirstEntryGuide item={item} onPress={() => editor?.focusOwn()} />}
        <div className={styles.host} ref={host} />
        <TypingLine connection={connection} />
      </div>
      {editor && <OpenPicker editor={editor} keys={keys} connection={connection} meeting={meeting} />}
    </div>
  )
}

/** The caret's row stays in view when the window or a pane beside it changes its size. */
function useReveal(editor: StreamEditor | null, host: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const scroller = host.current?.parentElement
    if (editor === null || !scroller) return
    const observer = new ResizeObserver(editor.reveal)
    observer.observe(scroller)
    return () => observer.disconnect()
  }, [editor, host])
}

/** One's own empty line at the end belongs to the item that the meeting is at, not to the one that it has left. */
function useMovedOn(editor: StreamEditor | null, canWrite: boolean, doc: Y.Doc): void {
  useEffect(() => {
    if (editor === null || !canWrite) return
    const facts = factsOf(doc)
    const follow = () => {
      const current = readCurrentAgenda(doc)
      if (current !== null) editor.takeAgenda(current)
    }
    const followSoon = () => queueMicrotask(follow)
    follow()
    facts.observe(followSoon)
    return () => facts.unobserve(followSoon)
  }, [editor, canWrite, doc])
}

/** The caret stands where its owner goes on writing, from the start. */
function useFirstFocus(editor: StreamEditor | null, mayWrite: boolean): void {
  useEffect(() => {
    if (editor !== null && mayWrite) editor.focusOwn()
  }, [editor, mayWrite])
}

type OpenPickerProps = {
  readonly editor: StreamEditor
  readonly keys: { current: PickerKeys }
  readonly connection: MeetingConnection
  readonly meeting: Meeting
}

function OpenPicker({ editor, keys, connection, meeting }: OpenPickerProps) {
  const trigger = useObservable(editor.trigger)
  const words = usePickerWords()
  const speaker = useObserved(editor.current, entry => entry?.speaker) ?? null
  if (trigger === null) return null
  const options = pickerOptions(trigger.kind, trigger.query, meeting, words, speaker)
  return (
    <Picker
      key={`${trigger.kind}${trigger.from}`}
      editor={editor}
      trigger={trigger}
      options={options}
      keys={keys}
      onChoose={option => editor.choose(trigger.kind, choiceValue(connection.doc, option))}
    />
  )
}
