import type * as Y from 'yjs'
import { addItem } from '../../../shared/meeting/edit-meeting.ts'
import { newId } from '../../new-id.ts'
import type { PickerOption } from './picker-options.ts'

/** The value that a choice gives to an entry; a theme or an attendee that is missing is created first. */
export function choiceValue(doc: Y.Doc, { choice }: PickerOption): string | null {
  if (choice.kind === 'set') return choice.value
  const id = newId()
  addItem(doc, choice.list, id, choice.list === 'themes' ? { label: choice.label } : { name: choice.label })
  return id
}
