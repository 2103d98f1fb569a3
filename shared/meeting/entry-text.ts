import * as Y from 'yjs'
import { cleanText } from '../clean-text.ts'

/** An entry's text; breaks that a foreign client wrote as an element become '\n'. Nothing deeper is read. */
export function textOfEntry(element: Y.XmlElement): string {
  return piecesOf(element)
    .map(piece => piece.text)
    .join('')
}

/**
 * True when nothing ever stood in an entry. What Yjs deletes leaves its place in the list as long as the entry is there,
 * through garbage collection, merged updates and copies: a text that was deleted, or is empty, is not this.
 */
export function isUnwritten(element: Y.XmlElement): boolean {
  return element._start === null
}

/** True when no other Yjs client ever put a text into an entry, be it gone again: see `isUnwritten`. */
export function isWrittenByNoneBut(element: Y.XmlElement, client: number): boolean {
  for (let item = element._start; item !== null; item = item.right)
    if (item.id.client !== client) return false
  return true
}

/**
 * Rewrites an entry's text by its changed middle alone. Text nodes are never joined or replaced (two clients that
 * typed the first character at once made two), so what a colleague types into any of them meanwhile survives.
 */
export function writeTextOfEntry(element: Y.XmlElement, text: string): void {
  const pieces = piecesOf(element)
  const change = changedMiddle(pieces.map(piece => piece.text).join(''), cleanText(text))
  removeRange(element, pieces, change.start, change.end)
  if (change.insert !== '') insertAt(element, pieces, change.start, change.insert)
}

/** A run of the text: where it starts in its node, or the child of the entry that stands for it (a foreign break). */
type Piece = { readonly text: string; readonly node: Y.Text | null; readonly at: number }

function piecesOf(element: Y.XmlElement): Piece[] {
  const children: unknown[] = element.toArray()
  return children.flatMap((child, at): Piece[] => {
    if (child instanceof Y.Text) return piecesOfNode(child)
    if (typeof child === 'string') return [{ text: child, node: null, at }]
    const isBreak = child instanceof Y.XmlElement && child.nodeName === 'hardBreak'
    return isBreak ? [{ text: '\n', node: null, at }] : []
  })
}

/** Formatting is passed over (toString() would print it as tags); an embed takes a place but has no text. */
function piecesOfNode(node: Y.Text): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { insert } of node.toDelta() as readonly { readonly insert?: unknown }[]) {
    if (typeof insert === 'string') pieces.push({ text: insert, node, at })
    at += typeof insert === 'string' ? insert.length : 1
  }
  return pieces
}

/** What stands from `start` to `end` gives way to `insert`. */
export type Change = { readonly start: number; readonly end: number; readonly insert: string }

/** The one change between two texts. It never cuts a surrogate pair: Yjs would write U+FFFD for either half. */
export function changedMiddle(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  if (isHighSurrogate(before, start - 1)) start--
  let same = 0
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++
  if (same > 0 && isHighSurrogate(before, before.length - same - 1)) same--
  return { start, end: before.length - same, insert: after.slice(start, after.length - same) }
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit < 0xdc00
}

function removeRange(element: Y.XmlElement, pieces: readonly Piece[], start: number, end: number): void {
  let after = pieces.reduce((length, piece) => length + piece.text.length, 0)
  for (const { text, node, at } of [...pieces].reverse()) {
    const before = after - text.length
    const from = Math.max(start, before)
    const length = Math.min(end, after) - from
    if (length > 0 && node !== null) node.delete(at + from - before, length)
    else if (length > 0) element.delete(at, 1)
    after = before
  }
}

/** Inserts behind the character in front of the place, else into the first text node, else into a new one. */
function insertAt(element: Y.XmlElement, pieces: readonly Piece[], place: number, text: string): void {
  let behind = 0
  let last: Piece | null = null
  for (const piece of pieces) {
    if (behind >= place) break
    const within = Math.min(place - behind, piece.text.length)
    behind += piece.text.length
    last = { ...piece, at: piece.at + within }
  }
  const next = element.toArray()[last?.at ?? 0]
  if (last?.node) last.node.insert(last.at, text)
  else if (next instanceof Y.Text) next.insert(0, text)
  else element.insert(last?.at ?? 0, [new Y.XmlText(text)])
}
