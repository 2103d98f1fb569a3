import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { ThemeMark } from '../../shared/outline/outline.ts'
import { useMessages } from '../i18n/language.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/Icon.tsx'
import { EntryText } from './EntryText.tsx'
import { EntryTools } from './EntryTools.tsx'
import { messages } from './messages.ts'
import styles from './summary.module.css'
import type { SummaryLine } from './summary-lines.ts'

export type EntryActions = {
  readonly select: (id: string) => void
  readonly selectNext: (id: string, step: 1 | -1) => void
  readonly toggleConfirmed: (id: string) => void
  /** Confirms and goes on to the next unconfirmed entry. */
  readonly confirmAndGoOn: (id: string) => void
  readonly move: (siblings: readonly string[], id: string, step: 1 | -1) => void
  readonly setTheme: (id: string, theme: string | null) => void
  readonly omit: (id: string) => void
}

type Props = {
  readonly line: Extract<SummaryLine, { kind: 'action' | 'opinion' }>
  readonly themes: readonly ThemeMark[]
  readonly theme: ThemeMark | null
  readonly isSelected: boolean
  /** The one entry that Tab reaches; the arrow keys go on from there. */
  readonly isTabStop: boolean
  readonly isLocked: boolean
  /** Scrolled to and focused when this changes and the entry is selected: a link in the panel was followed. */
  readonly calledFor: number
  readonly actions: EntryActions
}

/** An entry on the sheet with its controls in the paper's margins. */
export function EntryOnSheet(props: Props) {
  const { line, isSelected, isTabStop, isLocked, calledFor, actions } = props
  const text = useMessages(messages)
  const frame = useRef<HTMLDivElement>(null)
  const { id, status } = line.entry
  useEffect(() => {
    if (!isSelected || calledFor === 0) return
    frame.current?.scrollIntoView({ block: 'center' })
    frame.current?.focus({ preventScroll: true })
  }, [isSelected, calledFor])
  const isConfirmed = status === 'confirmed'
  const tabIndex = isTabStop ? 0 : -1
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a text and its controls, not of form fields
    <div
      ref={frame}
      role="group"
      aria-label={isConfirmed ? text.confirmed : text.unconfirmed}
      className={classNames(styles.entry, isSelected && styles.selected)}
      data-entry={id}
      data-status={status}
      tabIndex={tabIndex}
      onFocus={() => actions.select(id)}
      onKeyDown={event => handleKey(event, props)}
    >
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
      <EntryText line={line} />
      {isSelected && !isLocked && (
        <EntryTools
          line={line}
          themes={props.themes}
          theme={props.theme}
          isConfirmed={isConfirmed}
          actions={actions}
        />
      )}
    </div>
  )
}

function handleKey(event: KeyboardEvent, { line, themes, isLocked, actions }: Props): void {
  const action = actionOf(event, line, themes, isLocked, actions)
  if (action === null) return
  event.preventDefault()
  action()
}

/** Alt with arrows moves, with a digit re-tags, with C confirms, with Delete leaves out; arrows alone go on. */
function actionOf(
  event: KeyboardEvent,
  { entry, siblings }: Props['line'],
  themes: readonly ThemeMark[],
  isLocked: boolean,
  actions: EntryActions,
): (() => void) | null {
  const step = event.code === 'ArrowUp' ? -1 : event.code === 'ArrowDown' ? 1 : null
  if (!event.altKey)
    return step !== null && event.target === event.currentTarget
      ? () => actions.selectNext(entry.id, step)
      : null
  if (isLocked) return null
  if (step !== null) return () => actions.move(siblings, entry.id, step)
  if (event.code === 'KeyC') return () => actions.confirmAndGoOn(entry.id)
  if (event.code === 'Delete') return () => actions.omit(entry.id)
  const digit = /^Digit([0-9])$/.exec(event.code)?.[1]
  if (digit === undefined) return null
  const theme = themes.find(each => each.number === Number(digit))
  if (digit === '0') return () => actions.setTheme(entry.id, null)
  return theme ? () => actions.setTheme(entry.id, theme.id) : null
}
