import * as Y from 'yjs'
import type { Entry } from './entry.ts'
import { type Placed, timeOf } from './entry-order.ts'
import { ENTRY, identifiedEntries, PAGE, streamOrNull } from './meeting-doc.ts'
import { readEntry } from './read-meeting.ts'

/** An entry as it stands in the stream now. Places count from 0 and change when something is written before it. */
export type Standing = Placed & { readonly entry: Entry }

type Row = { -readonly [name in keyof Standing]: Standing[name] } & {
  readonly element: Y.XmlElement
  /** The attribute as it is written; the entry's id differs from it where that is missing or taken. */
  ownId: unknown
  /** The walk that passed it last. */
  walk: number
}
/** What stands in the root or on a page. */
type Item = Row | Y.XmlElement

/**
 * The entries of a document, kept up to date: an edit inside an entry costs reading that entry again, one that adds
 * or removes entries reading what is new and counting the others through.
 */
export class LiveEntries {
  readonly #doc: Y.Doc
  readonly #stream: Y.XmlFragment | null
  readonly #rows = new Map<Y.XmlElement, Row>()
  readonly #byId = new Map<string, Row>()
  /** What stands in the root and on each page; forgotten when it changes. */
  readonly #items = new WeakMap<Y.XmlFragment, readonly Item[]>()
  readonly #stale = new Set<Row>()
  #touched = new Set<string>()
  #isRebuilt = true
  /** An id is missing, taken or changed: then the ids of all depend on each other. */
  #isNamingDue = false
  #walk = 0
  /** What `inOrder` has given last, and the entries that are others since; null when they stand elsewhere. */
  #ordered: readonly Entry[] | null = null
  readonly #rewritten = new Set<Row>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#stream = streamOrNull(doc)
    this.#stream?.observeDeep(this.#hear)
  }

  /** The ids of entries that were changed, added or removed since the last call; at the first call of all. */
  take(): ReadonlySet<string> {
    for (const row of this.#stale) this.#reread(row)
    this.#stale.clear()
    if (this.#isRebuilt) this.#ordered = null
    if (this.#isRebuilt) this.#countThrough()
    if (this.#isRebuilt && this.#isNamingDue) this.#nameAll()
    this.#isRebuilt = false
    const touched = this.#touched
    this.#touched = new Set()
    return touched
  }

  /** As of the last `take`. The value is the same as long as the element is, and changes with it. */
  get(id: string): Standing | undefined {
    return this.#byId.get(id)
  }

  /** All entries in order of the stream, as of the last `take`. */
  inOrder(): readonly Entry[] {
    const entries: Entry[] = this.#ordered === null ? [] : [...this.#ordered]
    for (const { place, entry } of this.#ordered === null ? this.#rows.values() : this.#rewritten)
      entries[place] = entry
    this.#rewritten.clear()
    this.#ordered = entries
    return entries
  }

  close(): void {
    this.#stream?.unobserveDeep(this.#hear)
  }

  readonly #hear = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const { target } of events) {
      const row = this.#rowAround(target)
      if (row !== null) {
        this.#stale.add(row)
        continue
      }
      if (target instanceof Y.XmlFragment) this.#items.delete(target)
      this.#isRebuilt = true
    }
  }

  /** What is inside an entry belongs to it, however deep. */
  #rowAround(target: Y.AbstractType<unknown>): Row | null {
    for (let at: Y.AbstractType<unknown> | null = target; at !== null; at = at.parent) {
      const row = at instanceof Y.XmlElement ? this.#rows.get(at) : undefined
      if (row !== undefined) return row
    }
    return null
  }

  #reread(row: Row): void {
    const ownId: unknown = row.element.getAttribute('id')
    if (ownId !== row.ownId) {
      this.#isRebuilt = true
      this.#isNamingDue = true
    }
    row.ownId = ownId
    write(row, readEntry(row.element, row.entry.id))
    if (this.#ordered !== null) this.#rewritten.add(row)
    this.#touched.add(row.entry.id)
  }

  /** Finds what is new, gives everything its place and drops what is gone. Pages may stand in pages, however deep. */
  #countThrough(): void {
    this.#walk++
    let place = 0
    const open = this.#stream === null ? [] : [{ items: this.#itemsIn(this.#stream), at: 0 }]
    for (let page = open.at(-1); page !== undefined; page = open.at(-1)) {
      const item = page.items[page.at++]
      if (item === undefined) open.pop()
      else if (item instanceof Y.XmlElement) open.push({ items: this.#itemsIn(item), at: 0 })
      else {
        item.place = place++
        item.walk = this.#walk
      }
    }
    if (this.#rows.size > place) this.#dropUnseen()
  }

  #itemsIn(parent: Y.XmlFragment): readonly Item[] {
    const known = this.#items.get(parent)
    if (known !== undefined) return known
    const children: readonly unknown[] = parent.toArray()
    const items = children.flatMap((child): Item[] => {
      if (!(child instanceof Y.XmlElement)) return []
      if (child.nodeName === ENTRY) return [this.#rows.get(child) ?? this.#added(child)]
      return child.nodeName === PAGE ? [child] : []
    })
    this.#items.set(parent, items)
    return items
  }

  #added(element: Y.XmlElement): Row {
    const ownId: unknown = element.getAttribute('id')
    const isFree = typeof ownId === 'string' && ownId !== '' && !this.#byId.has(ownId)
    const entry = readEntry(element, isFree ? ownId : '')
    const row: Row = { element, ownId, entry, rank: entry.rank, ms: timeOf(entry), place: 0, walk: 0 }
    this.#rows.set(element, row)
    if (isFree) this.#isKnownAs(ownId, row)
    else this.#isNamingDue = true
    return row
  }

  /** Once every id is its entry's own, new ones need no look at the others any more. */
  #nameAll(): void {
    this.#isNamingDue = false
    for (const { id, element } of identifiedEntries(this.#doc)) {
      const row = this.#rows.get(element)
      if (row === undefined) continue
      if (row.entry.id !== id) {
        this.#forget(row)
        write(row, { ...row.entry, id })
        this.#isKnownAs(id, row)
      }
      if (row.ownId !== id) this.#isNamingDue = true
    }
  }

  #dropUnseen(): void {
    for (const row of this.#rows.values()) {
      if (row.walk === this.#walk) continue
      this.#rows.delete(row.element)
      this.#forget(row)
    }
  }

  #isKnownAs(id: string, row: Row): void {
    this.#byId.set(id, row)
    this.#touched.add(id)
  }

  /** Another element may go by the id already. */
  #forget(row: Row): void {
    const { id } = row.entry
    if (this.#byId.get(id) === row) this.#byId.delete(id)
    this.#touched.add(id)
  }
}

function write(row: Row, entry: Entry): void {
  if (entry.at !== row.entry.at) row.ms = timeOf(entry)
  row.entry = entry
  row.rank = entry.rank
}
