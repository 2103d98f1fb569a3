import { Extension, type Extensions, Node } from '@tiptap/core'
import type { Attrs, NodeType } from '@tiptap/pm/model'
import { ENTRY_ATTRIBUTES } from '../../../shared/meeting/entry.ts'
import { ENTRY, PAGE } from '../../../shared/meeting/meeting-doc.ts'

/**
 * The editor's schema. Permissive on purpose: what it does not allow, y-tiptap deletes from the document for
 * everybody (knowledge: a stricter schema destroys content). Hence stray entries outside pages are allowed.
 */
export const streamSchema: Extensions = [
  Node.create({ name: 'doc', topNode: true, content: `(${PAGE} | ${ENTRY})*` }),
  Node.create({
    name: PAGE,
    content: `${ENTRY}*`,
    isolating: true,
    selectable: false,
    renderHTML: () => ['div', 0],
  }),
  Node.create({
    name: ENTRY,
    content: 'text*',
    marks: '',
    whitespace: 'pre',
    selectable: false,
    addAttributes: () => Object.fromEntries(ENTRY_ATTRIBUTES.map(name => [name, { default: null }])),
    renderHTML: () => ['p', 0],
  }),
  Node.create({ name: 'text', group: 'inline' }),
]

/**
 * Entries carry along the attributes that this version does not know: the binding takes away from the document what
 * a node lacks. ProseMirror has no such schema, so the one place where it reads a node's attributes is widened.
 */
export const keepUnknownAttributes = Extension.create({
  name: 'keepUnknownAttributes',
  onBeforeCreate() {
    const type = this.editor.schema.nodes[ENTRY]
    if (type !== undefined) widen(type)
  },
})

type ReadsAttributes = NodeType & { computeAttrs: (attrs: Attrs | null) => Attrs }

function widen(type: NodeType): void {
  const widened = type as ReadsAttributes
  const computeAttrs = widened.computeAttrs.bind(type)
  widened.computeAttrs = attrs => Object.assign(Object.create(null), attrs, computeAttrs(attrs))
}
