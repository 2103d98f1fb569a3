import { PEERS } from './peers.ts'
import type { Target } from './target.ts'
import { YOROKU } from './yoroku.ts'

/** The target with that id. Throws for an unknown one: the ids are written in the workloads alone. */
export function targetOf(id: string): Target {
  const target = [...PEERS, YOROKU].find(each => each.id === id)
  if (target === undefined) throw new Error(`no target ${id}`)
  return target
}
