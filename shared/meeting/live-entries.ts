import * as Y from 'yjs'
import type { Entry } from './entry.ts'
import { type Placed, timeOf } from './entry-order.ts'
import { identifiedEntries, type StreamLook, streamOrNull } from './meeting-doc.ts'
import { readEntry } from './read-meeting.ts'

/** An entry as it stands in the stream now. Places count from 0 and change when something is written before it. */
export type Standing = Placed & { readonly entry: Entry }

type Row = { -readonly [name in keyof Standing]: Standing[name] } & {
  readonly element: Y.XmlElement
  /** The attribute as it is written; the entry's id differs from it where that is missing or taken. */
  ownId: unknown
  /** The walk that found it last. */
  walk: number
}

/**
 * The entries of a document, kept up to date: an edit inside an entry costs reading that entry again, and one that
 * adds or removes entries a walk over the stream that reads nothing but what is new.
 */
export class LiveEntries {
  readonly #doc: Y.Doc
  readonly #stream: Y.XmlFragment | null
  readonly #rows = new Map<Y.XmlElement, Row>()
  readonly #byId = new Map<string, Row>()
  readonly #children = new WeakMap<Y.XmlFragment, readonly unknown[]>()
  readonly #stale = new Set<Row>()
  #touched = new Set<string>()
  #isRebuilt = true
  #walk = 0

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#stream = streamOrNull(doc)
    this.#stream?.observeDeep(this.#hear)
  }

  /** The ids of entries that were changed, added or removed since the last call; at the first call of all. */
  take(): ReadonlySet<string> {
    for (const row of this.#stale) this.#reread(row)
    this.#stale.clear()
    if (this.#isRebuilt) this.#walkAgain()
    this.#isRebuilt = false
    const touched = this.#touched
    this.#touched = new Set()
    return touched
  }

  /** As of the last `take`. The value is the same as long as the element is, and changes with it. */
  get(id: string): Standing | undefined {
    return this.#byId.get(id)
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
      if (target instanceof Y.XmlFragment) this.#children.delete(target)
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
    if (ownId !== row.ownId) this.#isRebuilt = true
    row.ownId = ownId
    write(row, readEntry(row.element, row.entry.id))
    this.#touched.add(row.entry.id)
  }

  #walkAgain(): void {
    this.#walk++
    let place = 0
    for (const { id, element } of identifiedEntries(this.#doc, this.#look)) {
      const row = this.#rows.get(element) ?? this.#added(element, id)
      if (row.entry.id !== id) this.#rename(row, id)
      row.place = place++
      row.walk = this.#walk
    }
    if (this.#rows.size > place) this.#dropUnseen()
  }

  readonly #look: StreamLook = {
    children: parent => {
      const known = this.#children.get(parent) ?? parent.toArray()
      this.#children.set(parent, known)
      return known
    },
    ownId: element => this.#rows.get(element)?.ownId ?? element.getAttribute('id'),
  }

  #added(element: Y.XmlElement, id: string): Row {
    const entry = readEntry(element, id)
    const ownId: unknown = element.getAttribute('id')
    const row: Row = { element, ownId, entry, rank: entry.rank, ms: timeOf(entry), place: 0, walk: 0 }
    this.#rows.set(element, row)
    this.#byId.set(id, row)
    this.#touched.add(id)
    return row
  }

  #rename(row: Row, id: string): void {
    this.#forget(row)
    write(row, { ...row.entry, id })
    this.#byId.set(id, row)
    this.#touched.add(id)
  }

  #dropUnseen(): void {
    for (const row of this.#rows.values()) {
      if (row.walk === this.#walk) continue
      this.#rows.delete(row.element)
      this.#forget(row)
    }
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
