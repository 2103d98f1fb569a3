import { type DragEvent, type FocusEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import type { ListName } from '../../shared/meeting/meeting-doc.ts'
import { useMessages } from '../i18n/language.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/Icon.tsx'
import { Cell } from './Cell.tsx'
import { cellId } from './cell-id.ts'
import { ListRowMenu } from './ListRowMenu.tsx'
import type { Row } from './ListTable.tsx'
import styles from './list-table.module.css'
import { useSetup } from './setup-context.ts'
import { setupMessages } from './setup-messages.ts'
import type { ListEdits } from './use-list-edits.ts'

type Props = {
  readonly list: ListName
  readonly row: Row
  readonly index: number
  readonly count: number
  readonly lead: ReactNode
  readonly tail: ReactNode
  readonly edits: ListEdits
  /** Id of the row that is being dragged, of any table. */
  readonly dragged: string | null
  readonly onDrag: (id: string | null) => void
  readonly onDropped: (id: string) => void
  readonly onEnter: (column: string) => void
  readonly onMoved: (column: string) => void
  readonly onPasteTable?: (text: string) => boolean
}

/**
 * One row: grip, number, cells, actions. A row that was left empty goes away by itself, but not when the whole
 * window is left, which keeps its active element.
 */
export function ListRow(props: Props) {
  const { list, row, index, count, edits } = props
  const text = useMessages(setupMessages)
  const { isReadOnly } = useSetup()
  const drop = useDrop(props)
  const { columns, item } = text[list]
  const move = (step: 1 | -1, column: string) => {
    const position = index + step
    if (isReadOnly || position < 0 || position >= count) return
    edits.move(row.id, position)
    props.onMoved(column)
  }
  const handleKey = (event: KeyboardEvent, column: string) => {
    if (event.key === 'Enter') props.onEnter(column)
    else if (event.altKey && event.key === 'ArrowUp') move(-1, column)
    else if (event.altKey && event.key === 'ArrowDown') move(1, column)
    else return
    event.preventDefault()
  }
  const handleLeave = (event: FocusEvent<HTMLTableRowElement>) => {
    const isLeft = ![event.relatedTarget, document.activeElement].some(each =>
      event.currentTarget.contains(each),
    )
    if (isLeft && !isReadOnly && !hasContent(event.currentTarget)) edits.remove(row.id)
  }
  return (
    <tr
      onBlur={handleLeave}
      className={classNames(drop.isTarget && styles.target, props.dragged === row.id && styles.dragged)}
      {...drop.handlers}
    >
      <td
        className={styles.grip}
        title={text.drag}
        draggable={!isReadOnly}
        onDragStart={event => startDrag(event, () => props.onDrag(row.id))}
        onDragEnd={() => props.onDrag(null)}
      >
        <Icon name="grip" />
      </td>
      <td className={styles.number}>{props.lead}</td>
      {columns.map(column => (
        <td key={column.key}>
          <Cell
            id={cellId(list, row.id, column.key)}
            label={`${item(index + 1)}　${column.label}`}
            stored={row.values[column.key] ?? ''}
            onCommit={value => edits.set(row.id, { [column.key]: value })}
            onKeyDown={event => handleKey(event, column.key)}
            onPaste={event => {
              const isTable = props.onPasteTable?.(event.clipboardData.getData('text/plain')) ?? false
              if (isTable) event.preventDefault()
            }}
          />
        </td>
      ))}
      {props.tail !== undefined && <td className={styles.tail}>{props.tail}</td>}
      <td className={styles.actions}>
        {!isReadOnly && (
          <ListRowMenu
            label={text.rowActions(item(index + 1))}
            onUp={index > 0 ? () => move(-1, columns[0]?.key ?? '') : null}
            onDown={index < count - 1 ? () => move(1, columns[0]?.key ?? '') : null}
            onRemove={() => edits.remove(row.id)}
          />
        )}
      </td>
    </tr>
  )
}

function startDrag(event: DragEvent<HTMLTableCellElement>, onStart: () => void): void {
  const row = event.currentTarget.parentElement
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', '')
  if (row) event.dataTransfer.setDragImage(row, 14, 20)
  onStart()
}

/** A row takes the place of the row that it is dropped on. */
function useDrop({ row, dragged, onDropped }: Pick<Props, 'row' | 'dragged' | 'onDropped'>) {
  const [isOver, setOver] = useState(false)
  if (dragged === null || dragged === row.id) return { isTarget: false, handlers: {} }
  return {
    isTarget: isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        setOver(false)
        onDropped(dragged)
      },
    },
  }
}

/** Asked of the inputs, which are ahead of the document by a frame. */
function hasContent(row: HTMLTableRowElement): boolean {
  return [...row.querySelectorAll('input')].some(input => input.value.trim() !== '')
}
