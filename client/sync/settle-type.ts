import type * as Y from 'yjs'

/** A type of a document, whatever it is of. */
export type AnyType = Y.Doc['share'] extends Map<string, infer Type> ? Type : never

/** Where Yjs holds what a type was given before it came into a document; null once it is in one. */
const GIVEN_BEFORE = ['_prelimContent', '_prelimAttrs', '_pending']

/** What Yjs' `_integrate` comes to for a type that was given nothing before. Yjs opens a transaction for each. */
export function settle(type: AnyType, doc: Y.Doc, item: Y.Item): void {
  type.doc = doc
  type._item = item
  for (const name of GIVEN_BEFORE) if (name in type) Reflect.set(type, name, null)
}
