import type { ClientBinding } from '../store/store.ts'

/** So long what is missing may come back with anybody; whoever was away comes within it. */
export const LENIENT_FOR_MS = 30 * 24 * 60 * 60 * 1000

/** Whether content may be missing, and since when that is known. */
export type Lack = {
  readonly mayLack: boolean
  readonly lackingSinceMs: number
  readonly nowMs: () => number
}

/** To whom the client ids belong under which the server itself writes. */
export const SERVER_OWNER = 'server'

/**
 * Whose the Yjs client ids of a meeting are, and the recorders' numbers in the order of their first edit.
 *
 * Where content may be missing (damage, a restored backup), a client's answer to our request for all it has may bring
 * back what others wrote, for `LENIENT_FOR_MS` after that was found out. Such an answer says nothing about whose an id is: the id stays nobody's until somebody
 * types under it, which only its own tab does.
 */
export class Owners {
  readonly #byClient = new Map<number, string>()
  readonly #numbers = new Map<string, number>()
  readonly #lack: Lack

  constructor(clients: readonly ClientBinding[], lack: Lack) {
    this.#lack = lack
    for (const { client, owner } of clients) {
      this.#byClient.set(client, owner)
      if (owner !== SERVER_OWNER) this.numberOf(owner)
    }
  }

  /** As far as `asker` is concerned, for an edit of theirs (`isAnswer`: to our request for all they have). */
  of(client: number, asker: string, isAnswer: boolean): string | undefined {
    return isAnswer && this.#isLenient() ? asker : this.#byClient.get(client)
  }

  /** Whose an id is, undefined for nobody's. */
  ownerOf(client: number | null): string | undefined {
    return client === null ? undefined : this.#byClient.get(client)
  }

  /** From 1, drawn at the first call. */
  numberOf(owner: string): number {
    const number = this.#numbers.get(owner) ?? this.#numbers.size + 1
    this.#numbers.set(owner, number)
    return number
  }

  /** Binds those ids that belong to nobody; answers them. */
  bind(clients: readonly number[], owner: string): readonly ClientBinding[] {
    const added = clients.filter(client => !this.#byClient.has(client))
    for (const client of added) this.#byClient.set(client, owner)
    return added.map(client => ({ client, owner }))
  }

  #isLenient(): boolean {
    const { mayLack, lackingSinceMs, nowMs } = this.#lack
    return mayLack && Math.abs(nowMs() - lackingSinceMs) < LENIENT_FOR_MS
  }
}
