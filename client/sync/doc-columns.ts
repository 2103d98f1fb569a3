import type * as Y from 'yjs'
import type { PackedStrings } from './packed-strings.ts'

export type Struct = Y.Item | Y.GC

/** What a struct holds. */
export const KINDS = {
  collected: 0,
  deleted: 1,
  text: 2,
  /** One string, as attributes have. */
  string: 3,
  /** Any other values. */
  values: 4,
  element: 5,
  words: 6,
  map: 7,
} as const
export type Kind = (typeof KINDS)[keyof typeof KINDS]

/** The parts of what is said about a struct: its kind, and where it was written. */
export const KIND = 0b111
/** Behind the last character of its left neighbour. */
export const BEHIND_LEFT = 0b00_1000
/** Behind, and before, what `ids` names next. */
export const NAMES_ORIGIN = 0b01_0000
export const NAMES_RIGHT = 0b10_0000
/** What counts under its key. */
export const IS_VALUE = 0b100_0000

/**
 * The state of a document, struct by struct, in columns: what Yjs has to find out when it reads an update, where each
 * struct belongs, is written down here. Places count the structs of all clients, as they follow one another.
 */
export type DocColumns = {
  readonly clients: readonly { readonly id: number; readonly structs: number }[]
  /** The names of the document's own types. */
  readonly roots: readonly string[]
  readonly about: Uint8Array
  /** One more than the place of the left neighbour, 0 where there is none. */
  readonly left: Uint32Array
  /** The place of the struct that holds the type it is in; below zero `~` of a root. */
  readonly parent: Int32Array
  /** One more than the place of its key in `strings`, 0 where it has none. */
  readonly key: Uint32Array
  /** By kind: a place in `strings`, `texts` or `values`, or a length. */
  readonly value: Uint32Array
  /** Client, clock. */
  readonly ids: Float64Array
  readonly strings: PackedStrings
  readonly texts: PackedStrings
  readonly values: readonly (readonly unknown[])[]
}
