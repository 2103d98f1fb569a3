import { strFromU8 } from 'fflate'
import { isTagName, isTextAt, listAt, type TagLevel } from '../../../shared/formats/template/tags.ts'
import type { TagPlace, TemplateFault } from '../../../shared/template-faults.ts'
import { readXml } from '../../import/office-xml.ts'
import type { Parts } from './template-package.ts'

const MOST_TAGS = 1_000
const MOST_LOOPS = 40

/** The tags of a template, or what is wrong with them. */
export function tagFaults(parts: Parts): TemplateFault[] {
  const found = { tags: 0, loops: 0 }
  const faults = Object.entries(parts).flatMap(([name, bytes]) => {
    const part = partOf(name)
    return part === null ? [] : new TagReader(part, found).read(strFromU8(bytes))
  })
  if (faults.length > 0) return faults
  if (found.tags === 0) return [{ kind: 'no-tags', what: '' }]
  return found.tags > MOST_TAGS || found.loops > MOST_LOOPS ? [{ kind: 'too-many-tags', what: '' }] : []
}

function partOf(name: string): TagPlace['part'] | null {
  if (name === 'word/document.xml') return 'body'
  const [, kind = ''] = /^word\/(header|footer|footnotes|endnotes|comments)\d*\.xml$/.exec(name) ?? []
  if (kind === '') return null
  return kind === 'header' || kind === 'footer' ? kind : 'notes'
}

/** An open loop or condition. A condition stays at its level. */
type Open = { readonly name: string; readonly level: TagLevel; readonly place: TagPlace }

/** Elements whose text may hold a tag. */
const TEXTS: ReadonlySet<string> = new Set(['w:t', 'a:t', 'm:t'])

/** Reads the tags of one part in the order in which they stand. */
class TagReader {
  readonly #part: TagPlace['part']
  readonly #count: { tags: number; loops: number }
  readonly #faults: TemplateFault[] = []
  readonly #open: Open[] = []

  constructor(part: TagPlace['part'], count: { tags: number; loops: number }) {
    this.#part = part
    this.#count = count
  }

  read(xml: string): TemplateFault[] {
    for (const [index, text] of paragraphsIn(xml).entries()) this.#paragraph(text, index + 1)
    for (const { name, place } of this.#open) this.#fault('unclosed-loop', `#${name}`, place)
    return this.#faults
  }

  #paragraph(text: string, paragraph: number): void {
    const place = (at: number): TagPlace => ({
      part: this.#part,
      paragraph,
      near: text.slice(Math.max(0, at - 15), at + 25).trim(),
    })
    for (const { 0: piece, 1: tag, index } of text.matchAll(/\{([^{}]*)\}|[{}]/g)) {
      if (tag !== undefined) this.#tag(tag.trim(), place(index))
      else if (piece === '{') this.#fault('unclosed-brace', '{', place(index))
      else this.#fault('unopened-brace', '}', place(index))
    }
    for (const { 1: tag = '', index } of text.matchAll(/｛[#^/＃＾／]?\s*([^｛｝]*?)\s*｝/g))
      if (isTagName(tag)) this.#fault('wide-braces', tag, place(index))
  }

  #tag(tag: string, place: TagPlace): void {
    this.#count.tags += 1
    const [sign, name] = /^[#^/]/.test(tag) ? [tag.charAt(0), tag.slice(1).trim()] : ['', tag]
    if (sign === '/') this.#close(name, place)
    else if (!isTagName(name)) this.#fault('unknown-tag', tag, place)
    else if (sign === '') this.#text(name, place)
    else this.#loop(sign, name, place)
  }

  #text(name: string, place: TagPlace): void {
    if (!isTextAt(this.#levels(), name)) this.#fault('misplaced-tag', name, place)
  }

  /** A list is only repeated at its own level, so that no template multiplies a meeting by itself. */
  #loop(sign: string, name: string, place: TagPlace): void {
    const levels = this.#levels()
    const here = levels.at(-1) ?? 'document'
    const inside = listAt(here, name)
    if (inside !== null) this.#count.loops += 1
    if (inside === null && !isTextAt(levels, name)) this.#fault('misplaced-tag', `${sign}${name}`, place)
    this.#open.push({ name, level: sign === '#' && inside !== null ? inside : here, place })
  }

  #close(name: string, place: TagPlace): void {
    const open = this.#open.at(-1)
    if (open !== undefined && (name === '' || open.name === name)) this.#open.pop()
    else if (!this.#open.some(each => each.name === name)) this.#fault('unopened-loop', `/${name}`, place)
    else
      for (let last = this.#open.pop(); last !== undefined && last.name !== name; last = this.#open.pop())
        this.#fault('unclosed-loop', `#${last.name}`, last.place)
  }

  #levels(): TagLevel[] {
    return ['document', ...this.#open.map(({ level }) => level)]
  }

  #fault(kind: Extract<TemplateFault, { tag: string }>['kind'], tag: string, place: TagPlace): void {
    this.#faults.push({ kind, tag: tag.slice(0, 60), place })
  }
}

/** The text of each paragraph; one inside another (a text box) comes first. */
function paragraphsIn(xml: string): string[] {
  const paragraphs: string[] = []
  const open: string[] = []
  let isText = false
  readXml(xml, {
    open: name => {
      isText = TEXTS.has(name)
      if (name === 'w:p' || name === 'a:p') open.push('')
    },
    close: name => {
      isText = false
      if (name === 'w:p' || name === 'a:p') paragraphs.push(open.pop() ?? '')
    },
    text: text => {
      if (isText) open.push((open.pop() ?? '') + text)
    },
  })
  return paragraphs
}
