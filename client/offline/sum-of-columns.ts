import type { DocColumns } from '../sync/doc-columns.ts'

const FNV_PRIME = 0x0100_0193

/** A sum (FNV-1a, by numbers in the place of bytes) over all that says where a struct belongs, to see whether it came back whole. */
export function sumOf({ about, left, parent, key, value, ids }: DocColumns): number {
  let sum = 0
  for (const column of [about, left, parent, key, value, ids]) {
    sum = Math.imul(sum ^ column.length, FNV_PRIME)
    for (let at = 0; at < column.length; at++) sum = Math.imul(sum ^ (column[at] ?? 0), FNV_PRIME)
  }
  return sum
}
