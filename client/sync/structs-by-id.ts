import * as Y from 'yjs'

export type Struct = Y.Item | Y.GC
type Store = Y.Doc['store']

const NONE: Struct[] = []

/** The structs of a document, by their ids. Most that are looked for are of the same client as the one before. */
export class StructsById {
  readonly #store: Store
  #client = -1
  #structs = NONE

  constructor(store: Store) {
    this.#store = store
  }

  /** The struct that holds an id, of a client of which structs up to it are there. */
  at({ client, clock }: Y.ID): Struct | null {
    const structs = this.#structsOf(client)
    let from = 0
    let to = structs.length - 1
    while (from < to) {
      const middle = (from + to + 1) >> 1
      if ((structs[middle]?.id.clock ?? 0) <= clock) from = middle
      else to = middle - 1
    }
    return structs[from] ?? null
  }

  add(item: Y.Item): void {
    const { client } = item.id
    const structs = this.#structsOf(client)
    if (structs.length > 0) structs.push(item)
    else this.#store.clients.set(client, [item])
  }

  /** Whether a client's last struct may be one with the struct before it. Yjs' `mergeWith` looks closer. */
  canJoinLast(client: number): boolean {
    const structs = this.#structsOf(client)
    const last = structs[structs.length - 1]
    const before = structs[structs.length - 2]
    if (!(last instanceof Y.Item)) return before !== undefined && !(before instanceof Y.Item)
    return last.left !== null && last.left === before && !(last.content instanceof Y.ContentType)
  }

  #structsOf(client: number): Struct[] {
    if (client === this.#client) return this.#structs
    const structs = this.#store.clients.get(client)
    if (structs === undefined) return NONE
    this.#client = client
    this.#structs = structs
    return structs
  }
}
