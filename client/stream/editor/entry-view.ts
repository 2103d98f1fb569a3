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

/**
 * An entry in the editor, as plain DOM: attributes in the margins, text in the middle. The margins can be
 * repainted at any time; the text's element is never re-created while the entry lives. To a screen reader an entry is
 * an item of a list that reads: time, theme, text, kind, speaker. All but kind and status stand in attributes, which the
 * style sheet puts into the row's columns, and their elements have no box: at each key Chromium goes through the boxes
 * and texts of all rows near the window, several times while the input method composes, and most of that time went into
 * these.
 */
export class EntryView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #letter: HTMLElement
  readonly #time: HTMLElement
  readonly #theme: HTMLElement
  readonly #meta: HTMLElement
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
    const speaker = margins.speakers.get(attrs.speaker)
    const marks = statusParts(attrs, margins)
    const isMarked = marks.length > 0
    setFlag(this.#meta, 'data-speaker', isMarked ? null : (speaker ?? null))
    if (isMarked && speaker && attrs.status !== 'omitted') marks.push(worded('span', styles.speaker, speaker))
    if (isMarked || this.#meta.hasChildNodes()) this.#meta.replaceChildren(...marks)
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
  setFlag(cell, 'data-label', mark?.label ?? margins.noTheme)
  cell.style.setProperty('--c', mark ? `var(--t${mark.hue})` : '')
}

function statusParts(attrs: Readonly<Record<string, unknown>>, margins: Margins): HTMLElement[] {
  const parts: HTMLElement[] = []
  const kind = ENTRY_KINDS.find(each => each === attrs.kind)
  if (kind && kind !== 'opinion') parts.push(worded('b', styles.kind, margins.kindName(kind)))
  if (attrs.status === 'omitted') return [...parts, worded('b', styles.kind, margins.statusName('omitted'))]
  if (attrs.room === 'hidden') parts.push(worded('b', styles.kind, margins.hidden))
  if (attrs.status === 'confirmed')
    parts.push(worded('span', styles.confirmed, margins.statusName('confirmed')))
  return parts
}

function worded(tag: string, className: string | undefined, text: string): HTMLElement {
  const created = element(tag, className)
  created.textContent = text
  return created
}
