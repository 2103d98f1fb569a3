import { type MouseEvent, memo, type PointerEvent, useRef } from 'react'
import type { ThemeMark } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Desk } from './desk.ts'
import type { DeskActions } from './desk-parts.ts'
import { EntryText } from './EntryText.tsx'
import { EntryTextField } from './EntryTextField.tsx'
import { type AgendaChoice, EntryTools } from './EntryTools.tsx'
import styles from './entry.module.css'
import { handleEntryKey } from './entry-keys.ts'
import { messages } from './messages.ts'
import type { EntryLine } from './summary-lines.ts'
import type { EntryText as OpenText } from './text/entry-text.ts'
import { useCalledFor } from './use-called-for.ts'
import type { Selected } from './use-selection.ts'

export type EntryOnSheetProps = {
  readonly line: EntryLine
  readonly desk: Desk
  readonly themes: readonly ThemeMark[]
  readonly agenda: readonly AgendaChoice[]
  /** Its theme, told to the selected one alone. */
  readonly theme: ThemeMark | null
  /** Null for one that is not selected. */
  readonly selected: Selected | null
  /** The one entry that Tab reaches; the arrow keys go on from there. */
  readonly isTabStop: boolean
  readonly isLocked: boolean
  /** Where it stands: when this changes while it has the focus, it keeps it. */
  readonly place: string
  /** The letter and hue of a colleague who writes in it. */
  readonly colleague: { readonly letter: string; readonly hue: string; readonly name: string } | null
  readonly actions: DeskActions
  readonly onGrip: (event: PointerEvent<HTMLElement>, line: EntryLine) => void
}

/** An entry on the sheet with its controls in the paper's margins. */
export const EntryOnSheet = memo(function EntryOnSheet(props: EntryOnSheetProps) {
  const { line, selected, isTabStop, isLocked, colleague, actions } = props
  const text = useMessages(messages)
  const frame = useCalledFor(selected, props.place)
  const editor = useRef<OpenText | null>(null)
  const { id, status } = line.entry
  const isConfirmed = status === 'confirmed'
  const caret = selected?.caret ?? null
  const tabIndex = isTabStop ? 0 : -1
  const split = () => {
    const at = editor.current?.caret() ?? null
    if (at !== null) actions.split(line, at)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a text and its controls, not of form fields
    <div
      ref={frame}
      role="group"
      aria-label={isConfirmed ? text.confirmed : text.unconfirmed}
      aria-roledescription={text.entry}
      className={classNames(styles.entry, selected !== null && styles.selected)}
      data-entry={id}
      data-status={status}
      tabIndex={tabIndex}
      onFocus={() => actions.select(id)}
      onKeyDown={event => handleEntryKey(event, props)}
    >
      {!isLocked && (
        <span
          className={styles.grip}
          title={text.drag}
          aria-hidden="true"
          onPointerDown={event => props.onGrip(event, line)}
        >
          <Icon name="grip" />
        </span>
      )}
      <button
        type="button"
        className={styles.state}
        tabIndex={tabIndex}
        aria-pressed={isConfirmed}
        aria-label={text.confirmed}
        disabled={isLocked}
        onClick={() => actions.toggleConfirmed(id)}
      >
        {isConfirmed ? <Icon name="check" /> : <span className={styles.ring} />}
      </button>
      {colleague && (
        <span className={styles.colleague} data-hue={colleague.hue} title={colleague.name}>
          {colleague.letter}
        </span>
      )}
      {caret === null ? (
        <EntryText line={line} onClick={isLocked ? undefined : event => clickText(event, id, actions)} />
      ) : (
        <EntryTextField
          desk={props.desk}
          line={line}
          caret={caret}
          isLocked={isLocked}
          actions={actions}
          editor={editor}
        />
      )}
      {selected && !isLocked && (
        <EntryTools
          line={line}
          themes={props.themes}
          agenda={props.agenda}
          theme={props.theme}
          isConfirmed={isConfirmed}
          actions={actions}
          onEdit={() => actions.edit(id, 'end')}
          onSplit={caret === null ? null : split}
        />
      )}
    </div>
  )
})

/** A click puts the caret where it fell; a text that was selected with the mouse is meant to be copied. */
function clickText(event: MouseEvent, id: string, actions: DeskActions): void {
  if (getSelection()?.isCollapsed === false) return
  actions.edit(id, { left: event.clientX, top: event.clientY })
}
