import type { ThemeMark } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import { ThemeSquare } from '../ui/ThemeSquare.tsx'
import { DueTool } from './DueTool.tsx'
import type { DeskActions } from './desk-parts.ts'
import styles from './entry.module.css'
import { messages } from './messages.ts'
import type { EntryLine } from './summary-lines.ts'
import { ChoiceTool, Tool } from './Tool.tsx'
import { useWithinWindow } from './use-within-window.ts'

export type AgendaChoice = { readonly id: string; readonly label: string }

type Props = {
  readonly line: EntryLine
  readonly themes: readonly ThemeMark[]
  readonly agenda: readonly AgendaChoice[]
  readonly theme: ThemeMark | null
  readonly isConfirmed: boolean
  readonly actions: DeskActions
  readonly onEdit: () => void
  /** Splits at the caret; null while the text is not edited. */
  readonly onSplit: (() => void) | null
}

const NONE = ''

/** What can be done with the selected entry, in the sheet's outer margin. */
export function EntryTools({ line, themes, agenda, theme, isConfirmed, actions, onEdit, onSplit }: Props) {
  const text = useMessages(messages)
  const { noTheme, noItem } = useMessages(words)
  const tools = useWithinWindow()
  const { id } = line.entry
  const themeChoices = [
    ...themes.map(mark => ({ id: mark.id, label: mark.label, mark })),
    { id: NONE, label: noTheme, mark: null },
  ]
  return (
    <div
      ref={tools}
      role="toolbar"
      aria-label={text.tools}
      aria-orientation="vertical"
      className={styles.tools}
    >
      <Tool icon="chevronUp" isDisabled={line.isFirst} onPress={() => actions.move(line, -1)}>
        {text.up}
      </Tool>
      <Tool icon="chevronDown" isDisabled={line.isLast} onPress={() => actions.move(line, 1)}>
        {text.down}
      </Tool>
      <ChoiceTool
        icon={<ThemeSquare mark={theme} />}
        label={text.theme}
        choices={themeChoices}
        chosen={theme?.id ?? NONE}
        onChoose={chosen => actions.setTheme(id, chosen === NONE ? null : chosen)}
      />
      {agenda.length > 0 && (
        <ChoiceTool
          icon="list"
          label={text.agenda}
          choices={[...agenda, { id: NONE, label: noItem }]}
          chosen={line.agenda ?? NONE}
          onChoose={chosen => actions.setAgenda(id, chosen === NONE ? null : chosen)}
        />
      )}
      {(line.entry.kind === 'action' || line.entry.deadline !== '') && (
        <DueTool due={() => actions.dueOf(id)} onChoose={due => actions.setDue(id, due)} />
      )}
      {onSplit === null ? (
        <Tool icon="letters" onPress={onEdit}>
          {text.edit}
        </Tool>
      ) : (
        <Tool icon="split" keepsFocus onPress={onSplit}>
          {text.split}
        </Tool>
      )}
      <Tool icon="merge" onPress={() => actions.askMerge(id)}>
        {text.merge}
      </Tool>
      <Tool icon="check" onPress={() => actions.toggleConfirmed(id)}>
        {isConfirmed ? text.unconfirm : text.confirm}
      </Tool>
      <Tool icon="eyeOff" onPress={() => actions.omit(id)}>
        {text.omit}
      </Tool>
    </div>
  )
}
