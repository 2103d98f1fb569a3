import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ListName } from '../../shared/meeting/meeting-doc.ts'
import { useMessages } from '../i18n/language.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/Icon.tsx'
import { UndoNotice } from '../ui/UndoNotice.tsx'
import { cellId, focusInput } from './cell-id.ts'
import { ListRow } from './ListRow.tsx'
import styles from './list-table.module.css'
import { useSetup } from './setup-context.ts'
import { setupMessages } from './setup-messages.ts'
import { useListEdits } from './use-list-edits.ts'

export type Row = { readonly id: string; readonly values: Readonly<Record<string, string>> }
type Props = {
  readonly list: ListName
  readonly rows: readonly Row[]
  /** The row's number, or what stands for it. */
  readonly lead: (row: Row, number: number) => ReactNode
  /** A last column that is no text. */
  readonly tail?: { readonly label: string; readonly cell: (row: Row, number: number) => ReactNode }
  /** A pasted text that is more than one cell; true when it was taken. */
  readonly onPasteTable?: (text: string) => boolean
}

/** A list of the meeting as a table that is typed into: Enter goes down and adds, Alt+↑↓ moves, rows can be dragged. */
export function ListTable({ list, rows, lead, tail, onPasteTable }: Props) {
  const text = useMessages(setupMessages)
  const { isReadOnly } = useSetup()
  const edits = useListEdits(list)
  const [dragged, setDragged] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  const words = text[list]
  const first = words.columns[0]?.key ?? ''
  useEffect(() => {
    if (wanted.current !== null && focusInput(wanted.current)) wanted.current = null
  })
  const addRow = (column = first) => {
    wanted.current = cellId(list, edits.add({}), column)
  }
  return (
    <>
      <table className={classNames(styles.grid, styles[list])}>
        <thead>
          <tr>
            <th className={styles.grip}>
              <span className={styles.unseen}>{text.drag}</span>
            </th>
            <th scope="col" className={styles.number}>
              {list === 'attendees' ? <span className={styles.unseen}>{text.number}</span> : text.number}
            </th>
            {words.columns.map(column => (
              <th key={column.key} scope="col" className={styles[column.key]}>
                {column.label}
              </th>
            ))}
            {tail && (
              <th scope="col" className={styles.tail}>
                {tail.label}
              </th>
            )}
            <th className={styles.actions}>
              <span className={styles.unseen}>{text.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <ListRow
              key={row.id}
              list={list}
              row={row}
              index={index}
              count={rows.length}
              lead={lead(row, index + 1)}
              tail={tail?.cell(row, index + 1)}
              edits={edits}
              dragged={dragged}
              onDrag={setDragged}
              onDropped={id => edits.move(id, index)}
              onEnter={column => {
                const next = rows[index + 1]
                if (next) focusInput(cellId(list, next.id, column))
                else addRow(column)
              }}
              onMoved={column => {
                wanted.current = cellId(list, row.id, column)
              }}
              {...(onPasteTable ? { onPasteTable } : {})}
            />
          ))}
          {!isReadOnly && (
            <tr className={styles.add}>
              <td colSpan={2} />
              <td colSpan={words.columns.length + (tail ? 2 : 1)}>
                <button type="button" onClick={() => addRow()}>
                  <Icon name="plus" /> {words.add}
                </button>
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {rows.length === 0 && <p className={styles.none}>{words.empty}</p>}
      {edits.removed && (
        <UndoNotice
          text={words.removed(edits.removed.values[first] ?? '')}
          onUndo={edits.undo}
          onClose={edits.forget}
        />
      )}
    </>
  )
}
