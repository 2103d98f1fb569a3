import type { Suggestion } from '../../../shared/assist/hints.ts'
import type { Pair } from '../../../shared/assist/pairs.ts'
import { element, setFlag } from '../editor/element.ts'

export type MarkWords = { readonly duplicate: string; readonly merged: string }

export type RowMarks = (pairs: readonly Pair[], merged: ReadonlySet<string>) => void

/** Marks rows in the places kept for it in their margins, so that no row changes its size. */
export function createRowMarks(dom: HTMLElement, words: MarkWords): RowMarks {
  const duplicates = createMark(dom, 'data-duplicate', words.duplicate)
  const mergers = createMark(dom, 'data-merged', words.merged)
  return (pairs, merged) => {
    duplicates(new Set(pairs.flat()))
    mergers(merged)
  }
}

/** Puts the suggested theme into its row's theme cell; null takes it out. */
export function createSuggestionMark(dom: HTMLElement): (suggestion: Suggestion | null) => void {
  let marked: Element | null = null
  return suggestion => {
    const cell = suggestion && (rowOf(dom, suggestion.entry)?.querySelector('[data-part=theme]') ?? null)
    if (marked !== null && marked !== cell) unmark(marked)
    marked = cell
    if (suggestion === null || cell === null) return
    const { id, number, hue, label } = suggestion.theme
    const shown = cell.querySelector('[data-part=chip]')
    if (shown !== null && cell.getAttribute('data-suggested') === id) return
    setFlag(cell, 'data-suggested', id)
    shown?.remove()
    cell.append(chip(String(number), label, hue))
  }
}

function unmark(cell: Element): void {
  setFlag(cell, 'data-suggested', null)
  cell.querySelector('[data-part=chip]')?.remove()
}

/** Remembers the rows that it has marked: thousands are not searched for a few. */
function createMark(dom: HTMLElement, name: string, word: string): (ids: ReadonlySet<string>) => void {
  const marked = new Map<string, Element>()
  const unmark = (row: Element) => {
    setFlag(row, name, null)
    metaOf(row)?.removeAttribute('data-word')
  }
  const mark = (row: Element) => {
    setFlag(row, name, '')
    const meta = metaOf(row)
    if (meta) setFlag(meta, 'data-word', word)
  }
  return ids => {
    for (const [id, row] of marked) {
      if (ids.has(id) && row.isConnected) continue
      marked.delete(id)
      unmark(row)
    }
    for (const id of ids) {
      const row = marked.has(id) ? null : rowOf(dom, id)
      if (row === null) continue
      marked.set(id, row)
      mark(row)
    }
  }
}

function chip(number: string, label: string, hue: number): HTMLElement {
  const [square, words] = [element('b', undefined), element('span', undefined)]
  square.textContent = number
  words.textContent = label
  const created = element('span', undefined, square, words)
  created.setAttribute('data-part', 'chip')
  created.setAttribute('aria-hidden', 'true')
  created.style.setProperty('--c', `var(--t${hue})`)
  return created
}

function metaOf(row: Element): Element | null {
  return row.querySelector('[data-part=meta]')
}

function rowOf(dom: HTMLElement, id: string): Element | null {
  return dom.querySelector(`[data-id="${CSS.escape(id)}"]`)
}
