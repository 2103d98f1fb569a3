import type { DocColumns } from '../sync/doc-columns.ts'

const WORD_BYTES = 4
/** What V8 keeps without an object of its own; each word turns the sum within it. */
const SUM_BITS = 30
const TURN_BITS = 5
const WITHIN = 2 ** SUM_BITS - 1
const STAYS = 2 ** (SUM_BITS - TURN_BITS) - 1

/** A sum over all that says where a struct belongs, to see whether it came back whole. */
export function sumOf({ about, left, parent, key, value, ids }: DocColumns): number {
  let sum = 0
  for (const column of [about, left, parent, key, value, ids]) {
    const words = Math.floor(column.byteLength / WORD_BYTES)
    sum = addWords(sum ^ column.length, new Uint32Array(column.buffer, column.byteOffset, words))
  }
  return sum
}

function addWords(before: number, words: Uint32Array): number {
  let sum = before
  for (let at = 0; at < words.length; at++)
    sum = ((sum & STAYS) << TURN_BITS) ^ (sum >> (SUM_BITS - TURN_BITS)) ^ ((words[at] ?? 0) & WITHIN)
  return sum
}
