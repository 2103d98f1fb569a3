import { type RefObject, useEffect, useRef } from 'react'
import { useMessages } from '../i18n/language.ts'
import type { Desk } from './desk.ts'
import type { DeskActions } from './desk-parts.ts'
import { messages } from './messages.ts'
import styles from './sheet.module.css'
import type { EntryLine } from './summary-lines.ts'
import { type CaretPlace, type EntryText, openEntryText } from './text/entry-text.ts'

type Props = {
  readonly desk: Desk
  readonly line: EntryLine
  readonly caret: CaretPlace
  /** Once it is, editing ends: after the word that is being composed. */
  readonly isLocked: boolean
  readonly actions: DeskActions
  /** Where the page finds the editor, to split at its caret. */
  readonly editor: RefObject<EntryText | null>
}

/** An entry's text while it is edited: it stands where it is printed, between the same bullet and brackets. */
export function EntryTextField({ desk, line, caret, isLocked, actions, editor }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const { text: label } = useMessages(messages)
  const latest = useRef({ line, caret })
  const { id } = line.entry
  useEffect(() => {
    latest.current = { line, caret }
  })
  useEffect(() => {
    if (host.current === null) return
    const { line, caret } = latest.current
    const opened = openEntryText({
      desk,
      entry: id,
      host: host.current,
      caret,
      attributes: { 'aria-label': label, class: classOf(line), ...aroundText(line) },
      keys: {
        split: at => actions.split(latest.current.line, at),
        undo: actions.undo,
        redo: actions.redo,
      },
      onEnd: how => actions.endEdit(id, how),
    })
    editor.current = opened
    if (opened === null) actions.endEdit(id, 'elsewhere')
    return () => {
      editor.current = null
      opened?.close()
    }
  }, [desk, id, label, actions, editor])
  useEffect(() => {
    if (isLocked) editor.current?.finish()
  }, [isLocked, editor])
  return <div ref={host} />
}

function classOf(line: EntryLine): string {
  return `${line.kind === 'action' ? styles.action : styles.opinion} ${styles.edited}`
}

function aroundText({ entry: { mark, named, deadline } }: EntryLine) {
  return { 'data-before': `${mark}${named}`, 'data-behind': deadline }
}
