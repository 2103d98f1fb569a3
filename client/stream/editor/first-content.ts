import { Fragment, type Node, type Schema } from '@tiptap/pm/model'
import { initProseMirrorDoc } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { EntryAttribute } from '../../../shared/meeting/entry.ts'
import { attributesOf, ENTRY, PAGE } from '../../../shared/meeting/meeting-doc.ts'

/** Which node shows an element: what y-tiptap's binding begins with. */
type Mapping = ReturnType<typeof initProseMirrorDoc>['mapping']

export type FirstContent = { readonly doc: Node; readonly mapping: Mapping }

/**
 * What the editor shows first of the stream: what y-tiptap makes of it, for half of the work where the stream consists
 * of pages and entries of plain words, as nearly all do. A long meeting has thousands.
 */
export function firstContent(stream: Y.XmlFragment, schema: Schema): FirstContent {
  const mapping: Mapping = new Map()
  const content = contentOf(stream, schema, mapping)
  return content === null
    ? initProseMirrorDoc(stream, schema)
    : { doc: schema.topNodeType.create(null, content), mapping }
}

/** Null when there is something odd in it. */
function contentOf(parent: Y.XmlFragment, schema: Schema, mapping: Mapping): Fragment | null {
  const nodes: Node[] = []
  for (let item = parent._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const child = item.content instanceof Y.ContentType ? item.content.type : null
    if (!(child instanceof Y.XmlElement)) return null
    const node = nodeOf(child, schema, mapping)
    if (node === null) return null
    mapping.set(child, node)
    nodes.push(node)
  }
  return Fragment.fromArray(nodes)
}

function nodeOf(element: Y.XmlElement, schema: Schema, mapping: Mapping): Node | null {
  const isEntry = element.nodeName === ENTRY
  const isPage = element.nodeName === PAGE && element.parent?._item === null
  const content = isEntry ? wordsOf(element, schema) : isPage ? contentOf(element, schema, mapping) : null
  if (content === null) return null
  const attributes = (isEntry ? knownAttributes(element) : null) ?? attributesOf(element)
  return schema.nodes[element.nodeName]?.create(attributes, content) ?? null
}

type EntryAttributes = Readonly<Record<EntryAttribute, unknown>>

/** Null when there are others among them. Objects written out like this one are made, and read, several times faster than tables. */
function knownAttributes({ _map }: Y.XmlElement): EntryAttributes | null {
  let known = 0
  const read = (name: EntryAttribute) => {
    const item = _map.get(name)
    if (item === undefined) return undefined
    known++
    return item.deleted ? undefined : item.content.getContent().at(-1)
  }
  const attributes: EntryAttributes = {
    id: read('id'),
    kind: read('kind'),
    theme: read('theme'),
    agenda: read('agenda'),
    speaker: read('speaker'),
    recorder: read('recorder'),
    at: read('at'),
    rank: read('rank'),
    status: read('status'),
    mergedInto: read('mergedInto'),
    replyTo: read('replyTo'),
    due: read('due'),
    room: read('room'),
  }
  return known === _map.size ? attributes : null
}

/** What an entry says, of one text without anything else in it. */
function wordsOf(entry: Y.XmlElement, schema: Schema): Fragment | null {
  if (entry.length === 0) return Fragment.empty
  const text = entry.length === 1 ? entry.get(0) : null
  if (!(text instanceof Y.XmlText)) return null
  let words = ''
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (!(item.content instanceof Y.ContentString)) return null
    words += item.content.str
  }
  return words === '' ? Fragment.empty : Fragment.from(schema.text(words))
}
