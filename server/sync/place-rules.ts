import * as Y from 'yjs'
import { ENTRY, PAGE } from '../../shared/meeting/meeting-doc.ts'
import { unreachable } from '../../shared/unreachable.ts'
import type { Place } from './places.ts'

/** One value of a fact, an attribute or a list item. */
const MAX_VALUE_LENGTH = 20_000
const KEY = /^[A-Za-z0-9_.~-]{1,64}$/
const POLLUTING = new Set(['__proto__', 'constructor', 'prototype'])

type Content = Y.Item['content']

/** Whether this content may stand in that place: the layout of design 'the document model', and nothing else. */
export function isAllowed(place: Place, content: Content): boolean {
  if (place.sub !== null && (!KEY.test(place.sub) || POLLUTING.has(place.sub))) return false
  if (place.kind === 'forbidden') return false
  if (content instanceof Y.ContentDeleted) return true
  switch (place.kind) {
    case 'stream':
      return place.sub === null && isElement(content, [PAGE, ENTRY])
    case 'page':
      return place.sub === null ? isElement(content, [ENTRY]) : isValue(content)
    case 'entry':
      return place.sub === null ? isText(content) : isValue(content)
    case 'text':
      return place.sub === null && content instanceof Y.ContentString
    case 'values':
    case 'item':
      return place.sub !== null && isValue(content)
    case 'list':
      return place.sub !== null && isMap(content)
    case 'gone':
      return true
    default:
      return unreachable(place.kind)
  }
}

function isElement(content: Content, names: readonly string[]): boolean {
  return (
    content instanceof Y.ContentType &&
    content.type instanceof Y.XmlElement &&
    names.includes(content.type.nodeName)
  )
}

function isText(content: Content): boolean {
  return content instanceof Y.ContentType && content.type instanceof Y.XmlText
}

function isMap(content: Content): boolean {
  return (
    content instanceof Y.ContentType && content.type instanceof Y.Map && !(content.type instanceof Y.XmlHook)
  )
}

function isValue(content: Content): boolean {
  if (!(content instanceof Y.ContentAny)) return false
  const values: readonly unknown[] = content.arr
  return values.every(
    value =>
      value === null ||
      typeof value === 'boolean' ||
      typeof value === 'number' ||
      (typeof value === 'string' && value.length <= MAX_VALUE_LENGTH),
  )
}
