import { type Extensions, Node } from '@tiptap/core'
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
