import * as Y from 'yjs'
import { isAttributeName, isValueName } from '../../shared/meeting/attribute-names.ts'
import { ENTRY_ATTRIBUTES } from '../../shared/meeting/entry.ts'
import { ENTRY, PAGE, ROOTS, SCHEMA_VERSION } from '../../shared/meeting/meeting-doc.ts'
import { unreachable } from '../../shared/unreachable.ts'
import type { Place } from './places.ts'

/** One value of a fact, an attribute or a list item: more than anybody pastes into a form. */
const MAX_VALUE_LENGTH = 100_000
/** Attributes that are one word, reference, name or instant. The rank may grow, and unknown ones may be longer. */
const SHORT_ATTRIBUTES: ReadonlyMap<string, number> = new Map([
  ['id', 64],
  ...ENTRY_ATTRIBUTES.filter(name => name !== 'id' && name !== 'rank').map(name => [name, 200] as const),
])
type Content = Y.Item['content']
type Scalar = string | number | boolean | null

/** Whether this content may stand in that place: the layout of design 'the document model', and nothing else. */
export function isAllowed(place: Place, content: Content): boolean {
  if (place.kind === 'forbidden') return false
  if (place.sub !== null && !isValueName(place.sub)) return false
  if (content instanceof Y.ContentDeleted) return true
  switch (place.kind) {
    case 'stream':
      return place.sub === null && isElement(content, PAGE)
    case 'page':
      return place.sub === null ? isElement(content, ENTRY) : isAttribute(place.sub, content)
    case 'entry':
      return place.sub === null ? isText(content) : isAttribute(place.sub, content)
    case 'text':
      return place.sub === null && content instanceof Y.ContentString
    case 'values':
      return place.sub !== null && isFact(place, content)
    case 'item':
      return place.sub !== null && areValues(content, isWords)
    case 'list':
      return place.sub !== null && isMap(content)
    case 'gone':
      return true
    default:
      return unreachable(place.kind)
  }
}

function isElement(content: Content, name: string): boolean {
  return (
    content instanceof Y.ContentType && content.type instanceof Y.XmlElement && content.type.nodeName === name
  )
}

function isText(content: Content): boolean {
  return content instanceof Y.ContentType && content.type instanceof Y.XmlText
}

function isMap(content: Content): boolean {
  return content instanceof Y.ContentType && content.type instanceof Y.Map
}

function isAttribute(name: string, content: Content): boolean {
  const longest = SHORT_ATTRIBUTES.get(name) ?? MAX_VALUE_LENGTH
  return (
    isAttributeName(name) &&
    areValues(content, value => value === null || (typeof value === 'string' && value.length <= longest))
  )
}

/** A version above the server's would lock everybody out of the meeting. */
function isFact({ parent, sub }: Place, content: Content): boolean {
  if (parent === ROOTS.meeting && sub === 'schemaVersion')
    return areValues(
      content,
      value => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= SCHEMA_VERSION,
    )
  return areValues(content, value => isWords(value) || typeof value !== 'string')
}

function isWords(value: Scalar): boolean {
  return value === null || (typeof value === 'string' && value.length <= MAX_VALUE_LENGTH)
}

function areValues(content: Content, isFine: (value: Scalar) => boolean): boolean {
  if (!(content instanceof Y.ContentAny)) return false
  const values: readonly unknown[] = content.arr
  return values.every(value => {
    if (value === undefined || value === null) return isFine(null)
    return isScalar(value) && isFine(value)
  })
}

function isScalar(value: unknown): value is Exclude<Scalar, null> {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
