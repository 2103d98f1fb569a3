import * as Y from 'yjs'

/** A type of a document, whatever it is of. */
export type AnyType = Y.Doc['share'] extends Map<string, infer Type> ? Type : never

/** What Yjs' `_integrate` comes to for a type that was given nothing before. Yjs opens a transaction for each. */
export function settle(type: AnyType, doc: Y.Doc, item: Y.Item): void {
  type.doc = doc
  type._item = item
  if (type instanceof Y.Text) type._pending = null
  else Reflect.set(type, '_prelimContent', null)
  if (type instanceof Y.XmlElement) type._prelimAttrs = null
}
