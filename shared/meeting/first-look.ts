import type * as Y from 'yjs'
import { recorderIn } from './entry.ts'
import { textOfEntry } from './entry-text.ts'
import { entryElements } from './meeting-doc.ts'

/** What the rows of a stream need to know of all of its entries, without reading them. */
export type FirstLook = {
  /** Who wrote each entry, in order of the stream. */
  readonly writers: readonly { readonly recorder: string }[]
  /** True while no entry has a text. */
  readonly isEmpty: boolean
}

/** The same as `readMeeting` would say, at a small part of its work. */
export function firstLook(doc: Y.Doc): FirstLook {
  const elements = [...entryElements(doc)]
  const names = new Map<unknown, string>()
  const nameOf = (value: unknown) => {
    const name = names.get(value) ?? recorderIn(value)
    names.set(value, name)
    return name
  }
  return {
    writers: elements.map(element => ({ recorder: nameOf(element.getAttribute('recorder')) })),
    isEmpty: elements.every(element => textOfEntry(element) === ''),
  }
}
