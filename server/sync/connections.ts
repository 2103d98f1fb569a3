import { CLOSE_CODES } from '../../shared/sync/close-codes.ts'

/** An open connection of any kind (socket or outline stream) and by what it was let in. */
export type Connection = {
  readonly meeting: string
  readonly tokenHash: string
  /** Hash of the browser session, null for a bearer token. */
  readonly session: string | null
  /** Hash of the browser's long-lived id, null for a bearer token. */
  readonly browser: string | null
  readonly end: (code: number, reason: string) => void
  readonly rename: (name: string) => void
}

/** Everything that is open, so that a token that is replaced, a sign-out or a new name reaches it at once. */
export class Connections {
  readonly #open = new Set<Connection>()

  get size(): number {
    return this.#open.size
  }

  add(connection: Connection): () => void {
    this.#open.add(connection)
    return () => this.#open.delete(connection)
  }

  revoke(tokenHash: string): void {
    for (const each of [...this.#open])
      if (each.tokenHash === tokenHash) each.end(CLOSE_CODES.tokenReplaced, 'the link was replaced')
  }

  endMeeting(meeting: string, code: number, reason: string): void {
    for (const each of [...this.#open]) if (each.meeting === meeting) each.end(code, reason)
  }

  endSession(session: string): void {
    for (const each of [...this.#open])
      if (each.session === session) each.end(CLOSE_CODES.tokenReplaced, 'signed out')
  }

  rename(browser: string, name: string): void {
    for (const each of this.#open) if (each.browser === browser) each.rename(name)
  }
}
