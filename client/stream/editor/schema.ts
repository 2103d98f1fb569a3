import { type Attrs, type NodeType, Schema } from '@tiptap/pm/model'
import { ENTRY_ATTRIBUTES } from '../../../shared/meeting/entry.ts'
import { ENTRY, PAGE } from '../../../shared/meeting/meeting-doc.ts'

/**
 * The editor's schema. Permissive on purpose: what it does not allow, y-tiptap deletes from the document for
 * everybody (knowledge: a stricter schema destroys content). Hence stray entries outside pages are allowed.
 */
export function createSchema(): Schema {
  const schema = new Schema({
    topNode: 'doc',
    nodes: {
      doc: { content: `(${PAGE} | ${ENTRY})*` },
      [PAGE]: { content: `${ENTRY}*`, isolating: true, selectable: false, toDOM: () => ['div', 0] },
      [ENTRY]: {
        content: 'text*',
        marks: '',
        whitespace: 'pre',
        selectable: false,
        attrs: Object.fromEntries(ENTRY_ATTRIBUTES.map(name => [name, { default: null }])),
        toDOM: () => ['p', 0],
      },
      text: { group: 'inline' },
    },
  })
  const type = schema.nodes[ENTRY]
  if (type !== undefined) keepUnknownAttributes(type)
  return schema
}

type ReadsAttributes = NodeType & { computeAttrs: (attrs: Attrs | null) => Attrs }

const ABSENT: Attrs = Object.freeze(Object.fromEntries(ENTRY_ATTRIBUTES.map(name => [name, null])))

/**
 * Entries carry along the attributes that this version does not know: the binding takes away from the document what
 * a node lacks. ProseMirror has no such schema, so the one place where it reads a node's attributes is widened. It also
 * makes objects of which each is a table of its own; those of a long meeting are made faster, and smaller, alike.
 */
function keepUnknownAttributes(type: NodeType): void {
  const widened = type as ReadsAttributes
  widened.computeAttrs = attrs => {
    const known: Record<string, unknown> = { ...ABSENT }
    let isAll = true
    for (const name in attrs) {
      if (!Object.hasOwn(ABSENT, name)) isAll = false
      else if (attrs[name] !== undefined) known[name] = attrs[name]
    }
    return isAll ? known : Object.assign(Object.create(null), attrs, known)
  }
}
