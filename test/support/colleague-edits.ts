import * as Y from 'yjs'
import { entryElement, setEntryText } from '../../shared/meeting/edit-meeting.ts'
import {
  attributesOf,
  entriesOf,
  findEntryElement,
  PAGE,
  textOfEntry,
} from '../../shared/meeting/meeting-doc.ts'

/** Edits of an entry and its line as a colleague's editor makes them, by the entry's id. */

export function insertText(doc: Y.Doc, id: string, at: number, text: string): void {
  const { element } = lineOf(doc, id)
  const [first] = element.toArray()
  if (first instanceof Y.XmlText) first.insert(at, text)
  else element.insert(0, [new Y.XmlText(text)])
}

export function deleteText(doc: Y.Doc, id: string, at: number, length: number): void {
  const [first] = lineOf(doc, id).element.toArray()
  if (first instanceof Y.XmlText) first.delete(at, length)
}

/** Enter inside a line: its rest becomes the next entry. */
export function splitLine(doc: Y.Doc, id: string, at: number, newId: string): void {
  const { element, page, index, text } = lineOf(doc, id)
  doc.transact(() => {
    deleteText(doc, id, at, text.length - at)
    page.insert(index + 1, [entryElement(like(element, newId, text.slice(at)))])
  })
}

/** Backspace at a line's start: its text goes to the end of the line before it. */
export function joinLine(doc: Y.Doc, id: string): void {
  const { page, index, text } = lineOf(doc, id)
  const before = page.get(index - 1)
  doc.transact(() => {
    if (before instanceof Y.XmlElement)
      setEntryText(doc, String(before.getAttribute('id')), textOfEntry(before) + text)
    page.delete(index, 1)
  })
}

export function insertLineBefore(doc: Y.Doc, id: string, newId: string, text: string): void {
  const { element, page, index } = lineOf(doc, id)
  page.insert(index, [entryElement(like(element, newId, text))])
}

/** A page of their own before the one of that line, as two who begin pages at once come to have it. */
export function insertPageBefore(doc: Y.Doc, id: string, newId: string, text: string): void {
  const { element, page } = lineOf(doc, id)
  const pages = entriesOf(doc)
  const begun = new Y.XmlElement(PAGE)
  begun.insert(0, [entryElement(like(element, newId, text))])
  pages.insert(pages.toArray().indexOf(page), [begun])
}

export function removePageBefore(doc: Y.Doc, id: string): void {
  const pages = entriesOf(doc)
  pages.delete(pages.toArray().indexOf(lineOf(doc, id).page) - 1, 1)
}

function like(element: Y.XmlElement, id: string, text: string) {
  const { recorder, at } = attributesOf(element)
  return { id, recorder: String(recorder), at: String(at), text }
}

function lineOf(doc: Y.Doc, id: string) {
  const element = findEntryElement(doc, id)
  const page = element?.parent
  if (!element || !(page instanceof Y.XmlElement)) throw new Error(`no entry ${id} on a page`)
  return { element, page, index: page.toArray().indexOf(element), text: textOfEntry(element) }
}
