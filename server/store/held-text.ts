import * as Y from 'yjs'
import type { LogRow } from './merged-rows.ts'

/** Characters under a client id, by number. */
type Part = { readonly client: number; readonly clock: number; readonly length: number }

/**
 * At which of `ends` (numbers of a log) any character is there that ever was part of `text`, be it that only half of
 * it had been typed. `rows` are the whole log.
 */
export function endsHolding(rows: readonly LogRow[], ends: ReadonlySet<number>, text: string): Set<number> {
  const parts = partsOf(rows, text)
  const doc = new Y.Doc()
  const holding = new Set<number>()
  for (const row of rows) {
    Y.applyUpdate(doc, row.data)
    if (ends.has(row.n) && parts.some(part => isThere(doc, part))) holding.add(row.n)
  }
  doc.destroy()
  return holding
}

/** Everything that was part of the text at any time between two rows. */
function partsOf(rows: readonly LogRow[], text: string): Part[] {
  const doc = new Y.Doc()
  const parts: Part[] = []
  doc.on('afterTransaction', transaction => {
    for (const type of touchedTypes(transaction)) {
      parts.push(...partsInList(type, text), ...partsInMap(type, text))
    }
  })
  for (const row of rows) Y.applyUpdate(doc, row.data)
  doc.destroy()
  return parts
}

type AnyType = Y.AbstractType<unknown>

/** What was changed, and the types in which something new stands, which may be new themselves. */
function touchedTypes({ changed, beforeState, doc }: Y.Transaction): Set<AnyType> {
  const touched = new Set<AnyType>(changed.keys() as Iterable<AnyType>)
  for (const [client, structs] of doc.store.clients) {
    const before = beforeState.get(client) ?? 0
    for (let at = structs.length - 1; at >= 0; at--) {
      const struct = structs[at]
      if (struct === undefined || struct.id.clock + struct.length <= before) break
      if (struct instanceof Y.Item && struct.parent instanceof Y.AbstractType) touched.add(struct.parent)
    }
  }
  return touched
}

function partsInList(type: AnyType, text: string): Part[] {
  const strings: Y.Item[] = []
  const values: Y.Item[] = []
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentString) strings.push(item)
    else if (isValueWith(item, text)) values.push(item)
  }
  return [...values.map(partOf), ...partsInStrings(strings, text)]
}

function partsInStrings(items: readonly Y.Item[], text: string): Part[] {
  const strings = items.map(({ content }) => (content instanceof Y.ContentString ? content.str : ''))
  const whole = strings.join('')
  const parts: Part[] = []
  for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
    let from = 0
    for (const { id, length } of items) {
      const [first, end] = [Math.max(at, from), Math.min(at + text.length, from + length)]
      if (first < end) parts.push({ client: id.client, clock: id.clock + first - from, length: end - first })
      from += length
    }
  }
  return parts
}

function partsInMap(type: AnyType, text: string): Part[] {
  return [...type._map.values()].filter(item => !item.deleted && isValueWith(item, text)).map(partOf)
}

function isValueWith({ content }: Y.Item, text: string): boolean {
  if (!(content instanceof Y.ContentAny)) return false
  return content.arr.some(value =>
    (typeof value === 'string' ? value : JSON.stringify(value ?? '')).includes(text),
  )
}

function partOf({ id, length }: Y.Item): Part {
  return { ...id, length }
}

function isThere({ store }: Y.Doc, { client, clock, length }: Part): boolean {
  const structs = store.clients.get(client)
  if (structs === undefined || clock >= Y.getState(store, client)) return false
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
    const struct = structs[at]
    if (struct === undefined || struct.id.clock >= clock + length) return false
    if (!struct.deleted) return true
  }
  return false
}
