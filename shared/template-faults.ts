/** Where in a template: which part, its paragraph counted from 1, and what stands around. */
export type TagPlace = {
  readonly part: 'body' | 'header' | 'footer' | 'notes'
  readonly paragraph: number
  readonly near: string
}

/** What is wrong with a tag. */
export const TAG_FAULTS = [
  'unknown-tag',
  'misplaced-tag',
  'unclosed-brace',
  'unopened-brace',
  'unclosed-loop',
  'unopened-loop',
  'wide-braces',
] as const
/** What is wrong with a file as a whole. */
export const FILE_FAULTS = [
  'not-word',
  'unpacks-to-too-much',
  'macros',
  'embedded',
  'external-link',
  'field',
  'no-tags',
  'too-many-tags',
  'unreadable',
] as const

/** Why a Word template is not taken. `what`: a link's target, a field, or a reader's own words; '' for none. */
export type TemplateFault =
  | { readonly kind: (typeof TAG_FAULTS)[number]; readonly tag: string; readonly place: TagPlace }
  | { readonly kind: (typeof FILE_FAULTS)[number]; readonly what: string }
