import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { FirstLook } from '../../shared/meeting/first-look.ts'
import { type Meeting, readCurrentAgenda } from '../../shared/meeting/read-meeting.ts'
import { themeMarks } from '../../shared/outline/outline.ts'
import { useLanguage } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { newId } from '../new-id.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { createSource, type Source } from '../sync/observable.ts'
import { useLatest } from '../ui/use-latest.ts'
import type { KeyActions } from './editor/entry-keys.ts'
import { createStreamEditor, type StreamEditor } from './editor/stream-editor.ts'
import type { PickerKeys } from './editor/trigger-plugin.ts'
import { type Margins, marginsOf, sameMargins } from './margins.ts'
import { colleaguesOf, usePresentNames } from './people.ts'
import { createRemovalGuard, type RemovalQuestion } from './removal-guard.ts'
import { streamMessages, type WordNews } from './stream-messages.ts'

type Parts = {
  readonly host: RefObject<HTMLElement | null>
  readonly keys: RefObject<PickerKeys>
  readonly connection: MeetingConnection
  readonly meeting: Meeting
  readonly writers: FirstLook['writers']
  readonly recorder: string
  readonly onEditor: (editor: StreamEditor | null) => void
  readonly onQuestion: (question: RemovalQuestion | null) => void
  readonly onNews: (news: WordNews) => void
}

/**
 * Mounts the editor once per connection; what it needs of the meeting reaches it as it changes. The page around it takes
 * note before the first frame, which then shows the caret in its place.
 */
export function useStreamEditor(parts: Parts): void {
  const { connection, recorder, host, keys, onEditor, onQuestion, onNews } = parts
  const language = useLanguage()
  const margins = useMargins(parts)
  const meeting = useLatest(parts.meeting)
  useLayoutEffect(() => {
    if (host.current === null) return
    const text = streamMessages[language]
    const guard = createRemovalGuard(() => colleaguesOf(connection.awareness).get(), onQuestion)
    const editor = createStreamEditor({
      host: host.current,
      connection,
      margins,
      actions: { ...keyActions(meeting, connection.doc, recorder), guard, onPasted: onNews },
      onPickerKey: event => keys.current(event),
      label: text.editor,
      isWriting: meeting.current.phase === 'live',
      unsavedWord: text.unsaved,
      onRescued: () => onNews('rescued'),
      onLed: () => onNews('led'),
    })
    const stop = editor.current.subscribe(guard.withdraw)
    onEditor(editor)
    return () => {
      stop()
      guard.withdraw()
      onEditor(null)
      editor.destroy()
    }
  }, [connection, recorder, host, keys, margins, meeting, language, onEditor, onQuestion, onNews])
}

function keyActions(
  meeting: RefObject<Meeting>,
  doc: Y.Doc,
  recorder: string,
): Omit<KeyActions, 'guard' | 'onPasted'> {
  return {
    desk: {
      newId,
      now: () => new Date().toISOString(),
      recorder: () => recorder,
      currentAgenda: () => readCurrentAgenda(doc),
    },
    themeByNumber: number => {
      if (number === 0) return { theme: null }
      const mark = themeMarks(meeting.current.themes).find(each => each.number === number)
      return mark ? { theme: mark.id } : null
    },
    speakerByNumber: number => {
      if (number === 0) return { speaker: null }
      const attendee = meeting.current.attendees[number - 1]
      return attendee ? { speaker: attendee.id } : null
    },
  }
}

function useMargins({ connection, meeting, writers, recorder }: Parts): Source<Margins> {
  const language = useLanguage()
  const present = usePresentNames(connection.awareness)
  const next = marginsOf({ ...meeting, entries: writers }, [recorder, ...present], marginWords(language))
  const [source] = useState(() => createSource(next, sameMargins))
  useEffect(() => source.set(next))
  return source
}

function marginWords(language: 'ja' | 'en') {
  const { kinds, statuses, agendaItem, noTheme, hidden } = words[language]
  return {
    kindName: (kind: keyof typeof kinds) => kinds[kind],
    statusName: (status: keyof typeof statuses) => statuses[status],
    agendaName: (number: number, title: string) => `${agendaItem(number)}　${title}`,
    noTheme,
    hidden,
  }
}
