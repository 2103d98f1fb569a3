import type { ClientBinding } from '../store/store.ts'

/** To whom the client ids belong under which the server itself writes. */
export const SERVER_OWNER = 'server'

/** Whose the Yjs client ids of a meeting are, and the recorders' numbers in the order of their first edit. */
export class Owners {
  readonly #byClient = new Map<number, string>()
  readonly #numbers = new Map<string, number>()

  constructor(clients: readonly ClientBinding[]) {
    for (const { client, owner } of clients) {
      this.#byClient.set(client, owner)
      if (owner !== SERVER_OWNER) this.numberOf(owner)
    }
  }

  of(client: number): string | undefined {
    return this.#byClient.get(client)
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
}
