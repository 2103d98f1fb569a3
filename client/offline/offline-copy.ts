import { newId } from '../new-id.ts'
import { createSource, type Observable } from '../sync/observable.ts'
import type { CopyStore, KeptUpdate, Visit } from './copy-store.ts'
import type { Aside, CopyContent } from './read-copy.ts'
import { within } from './within.ts'

/** What colleagues write is on the server; it may wait this long for company. */
const GATHER_MS = 1_000
/** A write that takes longer is said: until it ends, what was typed is in this page alone. */
const LATE_AFTER_MS = 1_000
/** A database that does not open in this time keeps nobody waiting. */
const OPEN_WITHIN_MS = 2_000
/** So many updates, or so many bytes of them, are merged into one, a while after they came. */
const TIDY_AT = 500
const TIDY_AT_BYTES = 65_536
const TIDY_AFTER_MS = 1_000

/**
 * kept: what is typed here is in this browser's database, or will be in a moment. late: a write does not end.
 * off: this browser keeps nothing. none: there is nothing to keep (the meeting is final or gone, or somebody signed out).
 */
export type CopyState = 'kept' | 'late' | 'off' | 'none'

/** An edit of this page by its number (see `createUnsaved`) and the records that it changes. */
export type OwnEdit = { readonly edit: number; readonly records: readonly string[] }

export type CopyParts = {
  /** `onGone` is told when another tab deletes the copy. */
  readonly open: (onGone: () => void) => Promise<CopyStore>
  readonly remove: () => Promise<void>
}

export const EMPTY_COPY: CopyContent = { columns: null, updates: [], pending: [], refused: null, aside: [] }

type Waiting = KeptUpdate & { readonly edit: number }

/**
 * Keeps a document's updates in this browser as they come. What was typed here is written at once, together with what
 * came before and it may build on: a page that ends in the next moment has lost nothing.
 */
export class OfflineCopy {
  /** What was kept; empty when there was nothing or it cannot be had. */
  readonly loaded: Promise<CopyContent>
  readonly #parts: CopyParts
  readonly #state = createSource<CopyState>('kept')
  /** The updates in the database that this page knows to be pending, by key. */
  readonly #editOf = new Map<string, number>()
  #store: CopyStore | null = null
  #queue: Waiting[] = []
  #loadedKeys: readonly string[] = []
  #acknowledged = 0
  #loose = { updates: 0, bytes: 0 }
  #isClosed = false
  #mayResume = false
  #gathering: ReturnType<typeof setTimeout> | undefined
  #tidying: ReturnType<typeof setTimeout> | undefined

  constructor(parts: CopyParts) {
    this.#parts = parts
    this.loaded = this.#load().catch(() => {
      this.#stop('off')
      return EMPTY_COPY
    })
  }

  get state(): Observable<CopyState> {
    return this.#state
  }

  add(update: Uint8Array, own: OwnEdit | null): void {
    if (this.#store === null || this.#isClosed) return
    this.#queue.push({ key: newId(), update, edit: own?.edit ?? 0, records: own?.records ?? [] })
    if (own) this.#flush()
    else this.#gathering ??= setTimeout(() => this.#flush(), GATHER_MS)
  }

  /** From now on what was loaded and is pending counts as this edit. */
  adopt(edit: number): void {
    for (const key of this.#loadedKeys) this.#editOf.set(key, edit)
  }

  /** The server has stored this page's edits up to that number. */
  acknowledged(edit: number): void {
    this.#acknowledged = Math.max(this.#acknowledged, edit)
    this.#settle()
  }

  putVisit(visit: Visit): void {
    void this.#store?.putVisit(visit).catch(goOn)
  }

  /** Marks what is pending as refused by the server: it is set aside when the meeting is opened the next time. */
  putRefusal(code: number): void {
    void this.#store?.putRefusal(code).catch(goOn)
  }

  /** Keeps a text in place of the document, and nothing more; true once that is done. */
  async setAside(aside: Aside | null): Promise<boolean> {
    const store = this.#store
    this.#stop('none')
    if (store === null) return false
    const isDone = await store.setAside(aside).then(
      () => true,
      () => false,
    )
    store.close()
    return isDone
  }

  /** Keeps a text in place of the document, which begins anew. */
  async replaceBy(aside: Aside): Promise<void> {
    await this.#store?.setAside(aside)
  }

  dropAside(): void {
    const dropped = this.#store ? this.#store.dropAside() : this.#parts.remove()
    dropped.catch(goOn)
  }

  /** Deletes everything unless it holds words that are not on the server; keeps nothing until `resume`. */
  async forget(): Promise<void> {
    const store = this.#store
    if (store === null) return
    this.#stop('none')
    this.#mayResume = true
    const holdsWords = await store.holdsWords().catch(() => true)
    store.close()
    if (!holdsWords) await this.#parts.remove().catch(goOn)
  }

  /** Begins anew, after `forget`, with a whole document. */
  async resume(whole: () => Uint8Array): Promise<void> {
    if (!this.#mayResume || this.#isClosed) return
    this.#mayResume = false
    try {
      await this.#open()
      this.#state.set('kept')
      this.add(whole(), null)
    } catch {
      this.#stop('off')
    }
  }

  /** Keeps nothing more on this page: what was kept cannot be used. */
  disable(): void {
    this.#store?.close()
    this.#stop('off')
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#tidying)
    this.#flush()
    this.#store?.close()
  }

  async #load(): Promise<CopyContent> {
    const store = await this.#open()
    const content = await within(OPEN_WITHIN_MS, store.load())
    this.#loadedKeys = content.pending.map(each => each.key)
    this.#tidyWhenDue(content.updates)
    return content
  }

  async #open(): Promise<CopyStore> {
    this.#store = await within(
      OPEN_WITHIN_MS,
      this.#parts.open(() => this.#stop('none')),
    )
    return this.#store
  }

  #stop(as: CopyState): void {
    clearTimeout(this.#gathering)
    this.#gathering = undefined
    this.#store = null
    this.#queue = []
    this.#editOf.clear()
    this.#state.set(as)
  }

  #flush(): void {
    clearTimeout(this.#gathering)
    this.#gathering = undefined
    if (this.#store !== null && this.#queue.length > 0) void this.#write(this.#store, this.#queue.splice(0))
  }

  async #write(store: CopyStore, batch: readonly Waiting[]): Promise<void> {
    const setState = (state: CopyState) => this.#store === store && this.#state.set(state)
    const late = setTimeout(() => setState('late'), LATE_AFTER_MS)
    for (const each of batch) if (isOwn(each)) this.#editOf.set(each.key, each.edit)
    try {
      await store.append(batch)
      setState('kept')
      this.#tidyWhenDue(batch.map(each => each.update))
    } catch {
      if (this.#store === store) this.#queue.unshift(...batch)
      setState('off')
    } finally {
      clearTimeout(late)
    }
  }

  #settle(): void {
    const keys = [...this.#editOf].flatMap(([key, edit]) => (edit <= this.#acknowledged ? [key] : []))
    for (const key of keys) this.#editOf.delete(key)
    if (keys.length > 0) void this.#store?.settle(keys).catch(goOn)
  }

  #tidyWhenDue(added: readonly Uint8Array[]): void {
    const loose = this.#loose
    loose.updates += added.length
    for (const { byteLength } of added) loose.bytes += byteLength
    if (loose.updates < TIDY_AT && loose.bytes < TIDY_AT_BYTES) return
    this.#tidying ??= setTimeout(() => void this.#tidy(), TIDY_AFTER_MS)
  }

  async #tidy(): Promise<void> {
    this.#loose = { updates: 0, bytes: 0 }
    await this.#store?.tidy().catch(goOn)
    this.#tidying = undefined
  }
}

function isOwn(waiting: Waiting): boolean {
  return waiting.records.length > 0
}

/** What failed leaves the copy larger, or more cautious, than it need be; the next opening mends it. */
function goOn(): void {}
