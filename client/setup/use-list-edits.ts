import { useState } from 'react'
import * as Y from 'yjs'
import { addItem, moveItem, removeItem, setItem } from '../../shared/meeting/edit-meeting.ts'
import { type ListName, listOf } from '../../shared/meeting/meeting-doc.ts'
import { newId } from '../new-id.ts'
import { useSetup } from './setup-context.ts'

type Values = Readonly<Record<string, string>>
export type Removed = { readonly id: string; readonly values: Values }

export type ListEdits = {
  /** Adds a row at the end; answers its id. */
  readonly add: (values: Values) => string
  readonly set: (id: string, values: Values) => void
  readonly move: (id: string, position: number) => void
  readonly remove: (id: string) => void
  /** The row removed last, until it is brought back or the note is closed. */
  readonly removed: Removed | null
  readonly undo: () => void
  readonly forget: () => void
}

/** Edits of one list of the meeting, with the last removal kept for undoing. */
export function useListEdits(list: ListName): ListEdits {
  const { doc } = useSetup().connection
  const [removed, setRemoved] = useState<Removed | null>(null)
  const add = (values: Values) => {
    const id = newId()
    addItem(doc, list, id, values)
    return id
  }
  const remove = (id: string) => {
    const values = storedValues(doc, list, id)
    removeItem(doc, list, id)
    setRemoved(Object.keys(values).some(name => name !== 'rank') ? { id, values } : null)
  }
  const undo = () => {
    if (removed === null) return
    addItem(doc, list, removed.id, removed.values)
    setRemoved(null)
  }
  return {
    add,
    set: (id, values) => void setItem(doc, list, id, values),
    move: (id, position) => moveItem(doc, list, id, position),
    remove,
    removed,
    undo,
    forget: () => setRemoved(null),
  }
}

/** Everything that the document holds of a row, its rank included: what undoing writes back. */
function storedValues(doc: Y.Doc, list: ListName, id: string): Values {
  const item = listOf(doc, list).get(id)
  if (!(item instanceof Y.Map)) return {}
  return Object.fromEntries(
    [...item.entries()].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}
