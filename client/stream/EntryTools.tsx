import { ENTRY_KINDS } from '../../shared/meeting/entry.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { useObserved } from '../sync/use-observable.ts'
import { AssistTool } from './AssistTool.tsx'
import styles from './assist.module.css'
import type { Palette } from './commands/use-palette.ts'
import type { StreamEditor } from './editor/stream-editor.ts'
import { streamMessages } from './stream-messages.ts'

type Props = {
  readonly editor: StreamEditor
  readonly meeting: Pick<Meeting, 'attendees'>
  readonly onCommands: Palette['show']
}

/** What can be done with the current entry: each key is a button too. What does not fit is in the palette. */
export function EntryTools({ editor, meeting, onCommands }: Props) {
  const text = useMessages(streamMessages)
  const { kinds } = useMessages(words)
  const status = useObserved(editor.current, entry => entry?.status)
  const speaker = useObserved(editor.current, entry => entry?.speaker)
  const kind = useObserved(editor.current, entry => entry?.kind)
  const speakerName = meeting.attendees.find(({ id }) => id === speaker)?.name
  const kindName = ENTRY_KINDS.find(each => each === kind)
  const isConfirmed = status === 'confirmed'
  const isOmitted = status === 'omitted'
  return (
    <div className={styles.tools} role="toolbar" aria-label={text.entryTools}>
      <AssistTool keys={['Enter']} does={text.keyNext} onPress={editor.next} />
      <AssistTool keys={['＃']} does={text.keyTheme} onPress={() => onCommands('theme')} />
      <AssistTool
        keys={['＠']}
        does={text.keySpeaker}
        value={speakerName}
        onPress={() => onCommands('speaker')}
      />
      <AssistTool
        keys={['／']}
        does={text.keyKind}
        value={kindName && kinds[kindName]}
        onPress={() => onCommands('kind')}
      />
      <AssistTool
        keys={['Alt', 'C']}
        does={isConfirmed ? text.keyUnconfirm : text.keyConfirm}
        onPress={() => editor.toggleStatus('confirmed')}
      />
      <AssistTool
        keys={['Alt', 'Delete']}
        does={isOmitted ? text.keyRestore : text.keyOmit}
        onPress={() => editor.toggleStatus('omitted')}
      />
      <AssistTool keys={['Alt', 'A']} does={text.keyAgenda} onPress={() => onCommands('agenda')} />
      <AssistTool keys={['Ctrl', 'Enter']} does={text.keyEnd} onPress={editor.append} />
    </div>
  )
}
