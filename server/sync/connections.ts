import type { Role } from '../../shared/api.ts'
import { CLOSE_CODES } from '../../shared/sync/close-codes.ts'
import { MAX_CONNECTIONS, MAX_EDITORS, MAX_READERS } from './limits.ts'

/** What a room's screen says of itself: its size in CSS pixels. */
export type Screen = { readonly width: number; readonly height: number }

/** An open connection (a recorder's socket or a reader's outline stream) and by what it was let in. */
export type Connection = {
  readonly kind: 'editor' | 'reader'
  readonly meeting: string
  readonly role: Role
  readonly tokenHash: string
  /** Of a reader that is a room's screen; null for every other. */
  readonly screen: Screen | null
  /** Hash of the browser's long-lived id, null for a bearer token. */
  readonly browser: string | null
  readonly end: (code: number, reason: string) => void
  readonly rename: (name: string) => void
}

const MOST: Readonly<Record<Connection['kind'], number>> = { editor: MAX_EDITORS, reader: MAX_READERS }

/** Everything that is open, so that a token that is replaced, a sign-out or a new name reaches it at once. */
export class Connections {
  readonly #open = new Set<Connection>()
  readonly #counts = new Map<string, number>()
  #revocations = 0

  /** Grows whenever somebody may have lost access, each time after the store knows. */
  get revocations(): number {
    return this.#revocations
  }

  get size(): number {
    return this.#open.size
  }

  /** Whether one more would be too many, for the meeting or for the server. */
  isFull(kind: Connection['kind'], meeting: string): boolean {
    return this.size >= MAX_CONNECTIONS || (this.#counts.get(`${kind} ${meeting}`) ?? 0) >= MOST[kind]
  }

  add(connection: Connection): () => void {
    this.#open.add(connection)
    this.#count(connection, 1)
    return () => {
      if (this.#open.delete(connection)) this.#count(connection, -1)
    }
  }

  /** The screens on which a meeting is shown, in the order in which they came. */
  screensOf(meeting: string): Screen[] {
    return [...this.#open].flatMap(each => (each.meeting === meeting && each.screen ? [each.screen] : []))
  }

  /** The administrator's tokens by which something is open: the one kind that another program can replace. */
  adminTokens(): ReadonlySet<string> {
    return new Set([...this.#open].flatMap(each => (each.role === 'admin' ? each.tokenHash : [])))
  }

  revoke(tokenHash: string): void {
    this.#revocations++
    for (const each of [...this.#open])
      if (each.tokenHash === tokenHash) each.end(CLOSE_CODES.tokenReplaced, 'the link was replaced')
  }

  endMeeting(meeting: string, code: number, reason: string): void {
    this.#revocations++
    for (const each of [...this.#open]) if (each.meeting === meeting) each.end(code, reason)
  }

  /** Signs a browser out, whichever of its sessions (each sign-in makes a new one) a connection came from. */
  endBrowser(browser: string): void {
    this.#revocations++
    for (const each of [...this.#open])
      if (each.browser === browser) each.end(CLOSE_CODES.tokenReplaced, 'signed out')
  }

  rename(browser: string, name: string): void {
    for (const each of this.#open) if (each.browser === browser) each.rename(name)
  }

  #count({ kind, meeting }: Connection, change: number): void {
    const key = `${kind} ${meeting}`
    const count = (this.#counts.get(key) ?? 0) + change
    if (count > 0) this.#counts.set(key, count)
    else this.#counts.delete(key)
  }
}
