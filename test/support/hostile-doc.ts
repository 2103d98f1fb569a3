import fc from 'fast-check'
import * as Y from 'yjs'
import { ROOTS } from '../../shared/meeting/meeting-doc.ts'

/** Content of any Yjs type at any depth, as plain data. */
export type Content =
  | { readonly is: 'json'; readonly value: unknown }
  | { readonly is: 'bytes' }
  | { readonly is: 'doc' }
  | { readonly is: 'map'; readonly values: readonly (readonly [string, Content])[] }
  | { readonly is: 'array' | 'fragment'; readonly items: readonly Content[] }
  | {
      readonly is: 'text' | 'xml-text'
      readonly runs: readonly { readonly text: string; readonly format: boolean; readonly embed: boolean }[]
    }
  | {
      readonly is: 'element'
      readonly name: string
      readonly attributes: readonly (readonly [string, Content])[]
      readonly items: readonly Content[]
    }

const NAMES = [
  'id',
  'kind',
  'theme',
  'agenda',
  'speaker',
  'at',
  'rank',
  'status',
  'mergedInto',
  'due',
  'title',
  'label',
  'parent',
  'startsAt',
  'phase',
  'currentAgenda',
  'schemaVersion',
  'scale',
  'focus',
  '__proto__',
  'constructor',
  'toString',
  '',
]
const VALUES = [
  'x',
  'y',
  'x~y1-0',
  '',
  'memo',
  'omitted',
  'toString',
  '__proto__',
  'a0',
  'ａ',
  '2021-02-30',
  '=1+1',
  '<b>&',
  '\u0000\u001b\t\r\n\u2028',
  '\ud800',
  '😀',
  'か\u3099',
  '　',
]

/**
 * A root's name with what a hostile client puts there: often the right kind of thing at the top, so that the
 * reading gets that far, and anything at all inside it.
 */
export const arbitraryRoots: fc.Arbitrary<(readonly [string, Content])[]> = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom(...Object.values(ROOTS)), contentArbitrary()),
    fc.tuple(
      fc.constant(ROOTS.entries),
      element('fragment', element('page', element('entry', contentArbitrary()))),
    ),
    fc.tuple(fc.constant(ROOTS.entries), element('fragment', element('entry', contentArbitrary()))),
    fc.tuple(fc.constantFrom(ROOTS.agenda, ROOTS.themes, ROOTS.attendees), mapOf(mapOf(contentArbitrary()))),
    fc.tuple(fc.constantFrom(ROOTS.meeting, ROOTS.projector), mapOf(contentArbitrary())),
  ),
  { maxLength: 5 },
)

function names(): fc.Arbitrary<string> {
  return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...NAMES) }, fc.string({ maxLength: 3 }))
}

function words(): fc.Arbitrary<string> {
  return fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: 'binary', maxLength: 6 }))
}

function mapOf(content: fc.Arbitrary<Content>): fc.Arbitrary<Content> {
  return fc.record({
    is: fc.constant('map' as const),
    values: fc.array(fc.tuple(names(), content), { maxLength: 4 }),
  })
}

function element(name: 'fragment' | 'page' | 'entry', child: fc.Arbitrary<Content>): fc.Arbitrary<Content> {
  const items = fc.array(child, { maxLength: 4 })
  if (name === 'fragment') return fc.record({ is: fc.constant('fragment' as const), items })
  const text = fc.record({ is: fc.constant('json' as const), value: words() })
  const id = fc.tuple(fc.constantFrom('id', 'mergedInto'), text)
  const attribute = fc.tuple(names(), fc.oneof(text, contentArbitrary()))
  const attributes = fc.array(fc.oneof(id, attribute), { maxLength: 4 })
  return fc.record({ is: fc.constant('element' as const), name: fc.constant(name), attributes, items })
}

function contentArbitrary(): fc.Arbitrary<Content> {
  const [name, word] = [names(), words()]
  const json = fc.record({
    is: fc.constant('json' as const),
    value: fc.oneof({ weight: 3, arbitrary: word }, fc.jsonValue({ maxDepth: 2 }), fc.double()),
  })
  const runs = fc.array(fc.record({ text: word, format: fc.boolean(), embed: fc.boolean() }), {
    maxLength: 4,
  })
  return fc.letrec<{ content: Content }>(tie => {
    const items = fc.array(tie('content'), { maxLength: 3 })
    const values = fc.array(fc.tuple(name, tie('content')), { maxLength: 3 })
    return {
      content: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        json,
        fc.record({ is: fc.constantFrom('bytes' as const, 'doc' as const) }),
        fc.record({ is: fc.constantFrom('text' as const, 'xml-text' as const), runs }),
        fc.record({ is: fc.constantFrom('array' as const, 'fragment' as const), items }),
        fc.record({ is: fc.constant('map' as const), values }),
        fc.record({
          is: fc.constant('element' as const),
          name: fc.constantFrom('page', 'page', 'entry', 'entry', 'hardBreak', 'paragraph', ''),
          attributes: values,
          items,
        }),
      ),
    }
  }).content
}

/** Writes the content into the roots of a document; a root that is in use as another type is passed over. */
export function writeRoots(doc: Y.Doc, roots: readonly (readonly [string, Content])[]): void {
  for (const [root, content] of roots) if (!isTaken(doc, root, content)) writeRoot(doc, root, content)
}

const OPENERS = {
  map: Y.Map,
  array: Y.Array,
  text: Y.Text,
  'xml-text': Y.XmlText,
  fragment: Y.XmlFragment,
  element: Y.XmlElement,
}

function isTaken(doc: Y.Doc, root: string, content: Content): boolean {
  const type = doc.share.get(root)
  return (
    type !== undefined &&
    'is' in content &&
    content.is in OPENERS &&
    type.constructor !== OPENERS[content.is as keyof typeof OPENERS]
  )
}

function writeRoot(doc: Y.Doc, root: string, content: Content): void {
  if (content.is === 'map') fillMap(doc.getMap(root), content.values)
  else if (content.is === 'array') doc.getArray(root).push(content.items.map(built))
  else if (content.is === 'text') fillText(doc.getText(root), content.runs)
  else if (content.is === 'fragment') fillXml(doc.getXmlFragment(root), content.items)
  else if (content.is === 'element') fillXml(doc.get(root, Y.XmlElement) as Y.XmlElement, content.items)
}

function built(content: Content): unknown {
  switch (content.is) {
    case 'json':
      return content.value
    case 'bytes':
      return new Uint8Array([1, 2])
    case 'doc':
      return new Y.Doc({ guid: 'sub' })
    case 'map':
      return filled(new Y.Map(), map => fillMap(map, content.values))
    case 'array':
      return filled(new Y.Array<unknown>(), array => array.push(content.items.map(built)))
    case 'text':
      return filled(new Y.Text(), text => fillText(text, content.runs))
    case 'xml-text':
      return filled(new Y.XmlText(), text => fillText(text, content.runs))
    case 'fragment':
      return filled(new Y.XmlFragment(), xml => fillXml(xml, content.items))
    case 'element':
      return filled(new Y.XmlElement(content.name), xml => {
        fillXml(xml, content.items)
        for (const [name, value] of content.attributes) xml.setAttribute(name, built(value) as string)
      })
  }
}

function filled<T>(type: T, fill: (type: T) => void): T {
  fill(type)
  return type
}

function fillMap(map: Y.Map<unknown>, values: readonly (readonly [string, Content])[]): void {
  for (const [name, value] of values) map.set(name, built(value))
}

/** The place is counted here: a type that is in no document yet does not know its length. */
function fillText(text: Y.Text, runs: (Content & { is: 'text' | 'xml-text' })['runs']): void {
  let end = 0
  for (const run of runs) {
    if (run.text !== '') text.insert(end, run.text, run.format ? { bold: true, link: { href: 'x' } } : {})
    end += run.text.length
    if (run.embed) text.insertEmbed(end++, { image: 'x' })
  }
}

/** Xml types take any type of Yjs from a foreign client; values that are none go into a map. */
function fillXml(xml: Y.XmlFragment, items: readonly Content[]): void {
  const children = items.map(item => {
    const value = built(item)
    return value instanceof Y.AbstractType ? value : filled(new Y.Map(), map => map.set('value', value))
  })
  xml.insert(0, children as Y.XmlText[])
}
