import { useState } from 'react'
import type { FirstLook } from '../../shared/meeting/first-look.ts'
import { SCHEMA_VERSION } from '../../shared/meeting/meeting-doc.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import type { OutlineItem } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { useObserved } from '../sync/use-observable.ts'
import { Button } from '../ui/Button.tsx'
import { meetingName } from '../ui/meeting-name.ts'
import { AssistLine } from './AssistLine.tsx'
import { useAssist } from './assist/use-assist.ts'
import { BeginNotice } from './BeginNotice.tsx'
import type { Palette } from './commands/use-palette.ts'
import { EditorHost } from './EditorHost.tsx'
import type { StreamEditor } from './editor/stream-editor.ts'
import { type Filter, FilterButtons } from './FilterButtons.tsx'
import { NewerNotice } from './NewerNotice.tsx'
import type { RemovalQuestion } from './removal-guard.ts'
import { StripTitle } from './StripTitle.tsx'
import styles from './stream.module.css'
import { streamMessages, type WordNews } from './stream-messages.ts'
import { useBriefly } from './use-briefly.ts'
import type { Follow } from './use-follow.ts'

/** News of what became of typed or pasted words are shown for this long. */
const NEWS_MS = 8_000

type Props = {
  readonly connection: MeetingConnection
  readonly meeting: Meeting
  /** Whether the meeting's entries are read. */
  readonly isWhole: boolean
  readonly writers: FirstLook['writers']
  readonly isEmpty: boolean
  /** The agenda item on show, null when there is no current one. */
  readonly item: OutlineItem | null
  readonly recorder: string
  readonly canWrite: boolean
  readonly editor: StreamEditor | null
  readonly onEditor: (editor: StreamEditor | null) => void
  /** Opens the outline; null while it is open. */
  readonly onUnfold: (() => void) | null
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly follow: Follow
  readonly onCommands: Palette['show']
}

/** The middle of the page: where we are, the entries, the line of hints. */
export function WritingPane({ connection, meeting, isWhole, item, onUnfold, ...rest }: Props) {
  const text = useMessages(streamMessages)
  const [question, setQuestion] = useState<RemovalQuestion | null>(null)
  const [news, showNews] = useBriefly<WordNews>(NEWS_MS)
  const { writers, isEmpty, editor, onEditor, recorder, canWrite, filter, onFilter, follow, onCommands } =
    rest
  const assist = useAssist(connection, meeting, isWhole ? editor : null, recorder)
  const isRefused = useObserved(connection.save, save => save.kind === 'readOnly' && save.reason === 'schema')
  const isNewer = isRefused || meeting.schemaVersion > SCHEMA_VERSION
  return (
    <main className={styles.center} id="main" tabIndex={-1} data-region="editor">
      <div className={styles.strip}>
        <StripTitle item={item} title={meetingName(meeting.title)} />
        <FilterButtons filter={filter} onFilter={onFilter} />
        {onUnfold && (
          <span className={styles.unfold}>
            <Button small look="quiet" icon="pane" aria-label={text.unfold} onPress={onUnfold} />
          </span>
        )}
      </div>
      {isNewer ? (
        <NewerNotice />
      ) : meeting.phase === 'prepare' ? (
        <BeginNotice meeting={connection.meetingId} />
      ) : (
        <EditorHost
          connection={connection}
          meeting={meeting}
          writers={writers}
          isEmpty={isEmpty}
          item={item}
          recorder={recorder}
          filter={filter}
          followedHue={follow.hue}
          canWrite={canWrite}
          editor={editor}
          onEditor={onEditor}
          onQuestion={setQuestion}
          onNews={showNews}
        />
      )}
      <AssistLine
        editor={canWrite ? editor : null}
        meeting={meeting}
        assist={assist}
        question={question}
        news={news}
        follow={follow}
        onCommands={onCommands}
      />
    </main>
  )
}
