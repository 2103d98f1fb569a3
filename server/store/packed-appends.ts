import { concatenated } from '../concatenated.ts'
import type { StoreCall } from './sqlite-calls.ts'
import type { ClientBinding } from './store.ts'

type AppendCall = StoreCall & { readonly method: 'append' }

/**
 * Many `append` calls as they cross to the other thread: few long arrays, which a thread hands over for a tenth of
 * what it takes to copy as many small objects. The n-th call has `counts[n]` updates; their lengths follow in
 * `lengths`, their bytes in `bytes`.
 */
export type PackedAppends = {
  readonly ids: readonly number[]
  readonly meetings: readonly string[]
  readonly atMs: readonly number[]
  readonly counts: readonly number[]
  readonly lengths: readonly number[]
  /** Of a buffer of its own, so that it can be handed over without a copy. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** By index of the call; most have none. */
  readonly clients: readonly (readonly [number, readonly ClientBinding[]])[]
}

/** True for the frequent ones, which bring nothing but updates. */
export function isAppend(call: StoreCall): call is AppendCall {
  return call.method === 'append' && call.args[1].points === undefined
}

export function packAppends(calls: readonly AppendCall[]): PackedAppends {
  const ids: number[] = []
  const meetings: string[] = []
  const atMs: number[] = []
  const counts: number[] = []
  const updates: Uint8Array[] = []
  const clients: [number, readonly ClientBinding[]][] = []
  for (const {
    id,
    args: [meeting, added],
  } of calls) {
    if (added.clients.length > 0) clients.push([ids.length, added.clients])
    ids.push(id)
    meetings.push(meeting)
    atMs.push(added.atMs)
    counts.push(added.updates.length)
    updates.push(...added.updates)
  }
  const lengths = updates.map(update => update.length)
  return { ids, meetings, atMs, counts, lengths, bytes: concatenated(updates), clients }
}

/** The calls again; their updates are views of the packed bytes. */
export function unpackAppends(packed: PackedAppends): AppendCall[] {
  const clients = new Map(packed.clients)
  let update = 0
  let at = 0
  return packed.ids.map((id, index) => {
    const updates = Array.from({ length: packed.counts[index] ?? 0 }, () => {
      const from = at
      at += packed.lengths[update++] ?? 0
      return packed.bytes.subarray(from, at)
    })
    const added = { updates, clients: clients.get(index) ?? [], atMs: packed.atMs[index] ?? 0 }
    return { id, method: 'append', args: [packed.meetings[index] ?? '', added] }
  })
}
