import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { ENTRY_KINDS } from '../../../shared/meeting/entry.ts'
import { clockMinute } from '../../ui/clock-time.ts'
import type { Margins } from '../margins.ts'
import styles from './editor.module.css'
import { element, inert, setFlag } from './element.ts'

/** What the help while typing says at a row, most important last. */
export const ROW_MARKS = ['duplicate', 'merged'] as const
export type RowMark = (typeof ROW_MARKS)[number]
export type RowWords = { readonly [mark in RowMark]?: string }

/** So many full-width characters of a theme's label fit into its column (`--label`), with wide letter spacing too. */
const LABEL_FITS = 8

/**
 * An entry in the editor, as plain DOM: attributes in the margins, text in the middle. The margins can be
 * repainted at any time; the text's element is never re-created while the entry lives. To a screen reader an entry is
 * an item of a list that reads: time, theme, text, kind, speaker. At each key Chromium goes through the boxes and texts
 * of all rows near the window, several times while the input method composes, and most of that time went into the
 * margins. So their elements have no box: time, theme and letter stand in attributes, which the style sheet puts into the
 * row's columns, kind and speaker in a shadow tree.
 */
export class EntryView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #letter: HTMLElement
  readonly #time: HTMLElement
  readonly #theme: HTMLElement
  readonly #meta: HTMLElement
  readonly #cell: HTMLElement
  readonly #onDestroy: (view: EntryView) => void
  #node: Node

  constructor(node: Node, margins: Margins, onDestroy: (view: EntryView) => void) {
    this.#node = node
    this.#onDestroy = onDestroy
    const { row, letter, time, theme, text, meta } = newRow()
    this.dom = row
    this.contentDOM = text
    this.#letter = letter
    this.#time = time
    this.#theme = theme
    this.#meta = meta
    this.#cell = cellIn(meta)
    this.paint(margins)
  }

  /** False for another entry: ProseMirror must not reuse the element that the input method composes in. */
  updateTo(node: Node, margins: Margins): boolean {
    if (node.type !== this.#node.type || node.attrs.id !== this.#node.attrs.id) return false
    const isSame = sameAttributes(node, this.#node)
    this.#node = node
    if (!isSame) this.paint(margins)
    return true
  }

  /** Writes what the attributes say into the margins. */
  paint(margins: Margins): void {
    const { attrs } = this.#node
    const recorder = margins.recorders.get(attrs.recorder)
    setFlag(this.dom, 'data-id', attrs.id)
    setFlag(this.dom, 'data-hue', recorder?.hue ?? null)
    setFlag(this.dom, 'data-memo', attrs.kind === 'memo' ? '' : null)
    setFlag(this.dom, 'data-status', attrs.status === 'draft' ? null : attrs.status)
    setFlag(this.dom, 'data-themeless', margins.themes.has(attrs.theme) ? null : '')
    setFlag(this.#letter, 'data-initial', recorder?.letter ?? null)
    this.#letter.title = attrs.recorder ?? ''
    setFlag(this.#time, 'data-clock', clockMinute(attrs.at ?? ''))
    paintTheme(this.#theme, attrs.theme, margins)
    const parts = metaParts(attrs, margins)
    setFlag(this.#meta, 'data-kind', parts.some(each => each.part.contains('kind')) ? '' : null)
    if (parts.length > 0 || this.#cell.hasChildNodes()) this.#cell.replaceChildren(...parts)
  }

  /** Says words in the place kept for them in the margin, so that no row changes its size. */
  say(words: RowWords): void {
    for (const mark of ROW_MARKS) setFlag(this.dom, `data-${mark}`, words[mark] === undefined ? null : '')
    setFlag(this.#meta, 'data-word', words.merged ?? words.duplicate ?? null)
  }

  ignoreMutation(
    mutation: MutationRecord | { readonly type: 'selection'; readonly target: globalThis.Node },
  ): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  destroy(): void {
    this.#onDestroy(this)
  }
}

type Row = Readonly<Record<'row' | 'letter' | 'time' | 'theme' | 'text' | 'meta', HTMLElement>>

let empty: HTMLElement | null = null

/** A row without anything in it: copied, because thousands are made when a meeting opens. */
function newRow(): Row {
  empty ??= emptyRow()
  const copy = empty.cloneNode(true)
  const [row, letter, time, theme, text, meta] = [copy, ...copy.childNodes].filter(
    part => part instanceof HTMLElement,
  )
  if (!row || !letter || !time || !theme || !text || !meta) throw new Error('a row has lost its parts')
  return { row, letter, time, theme, text, meta }
}

function emptyRow(): HTMLElement {
  const [letter, time, theme, meta] = [
    inert('span', styles.letter),
    inert('time', styles.time),
    inert('span', styles.theme),
    inert('span', styles.meta),
  ]
  letter.setAttribute('aria-hidden', 'true')
  theme.dataset.part = 'theme'
  meta.dataset.part = 'meta'
  const row = element('div', styles.row, letter, time, theme, element('p', styles.text), meta)
  row.setAttribute('role', 'listitem')
  return row
}

function sameAttributes(a: Node, b: Node): boolean {
  return Object.entries(a.attrs).every(([name, value]) => b.attrs[name] === value)
}

function paintTheme(cell: HTMLElement, theme: string | null, margins: Margins): void {
  const mark = margins.themes.get(theme ?? '')
  setFlag(cell, 'data-number', mark ? String(mark.number) : null)
  const label = mark?.label ?? margins.noTheme
  setFlag(cell, 'data-label', label)
  setFlag(cell, 'data-long', label.length > LABEL_FITS ? '' : null)
  cell.style.setProperty('--c', mark ? `var(--t${mark.hue})` : '')
}

/** Search in the page and screen readers look into a shadow tree; Chromium's reading for the input method does not. */
function cellIn(meta: HTMLElement): HTMLElement {
  const cell = document.createElement('span')
  cell.part.add('cell')
  meta.attachShadow({ mode: 'open' }).append(cell)
  return cell
}

function metaParts(attrs: Readonly<Record<string, unknown>>, margins: Margins): HTMLElement[] {
  const parts: HTMLElement[] = []
  const kind = ENTRY_KINDS.find(each => each === attrs.kind)
  if (kind && kind !== 'opinion') parts.push(worded('b', 'kind', margins.kindName(kind)))
  if (attrs.status === 'omitted') return [...parts, worded('b', 'kind', margins.statusName('omitted'))]
  if (attrs.room === 'hidden') parts.push(worded('b', 'kind', margins.hidden))
  if (attrs.status === 'confirmed') parts.push(worded('span', 'confirmed', margins.statusName('confirmed')))
  const speaker = typeof attrs.speaker === 'string' ? margins.speakers.get(attrs.speaker) : undefined
  if (speaker) parts.push(worded('span', 'speaker', speaker))
  return parts
}

function worded(tag: string, part: string, text: string): HTMLElement {
  const created = document.createElement(tag)
  created.part.add(part)
  created.textContent = text
  return created
}
