import type { Suggestion } from '../../../shared/assist/hints.ts'
import type { Pair } from '../../../shared/assist/pairs.ts'
import { element, setFlag } from '../editor/element.ts'

export type MarkWords = { readonly duplicate: string; readonly merged: string }

/** Marks rows in the places kept for it in their margins, so that no row changes its size. */
export function markRows(
  dom: HTMLElement,
  pairs: readonly Pair[],
  merged: ReadonlySet<string>,
  words: MarkWords,
): void {
  markEach(dom, 'data-duplicate', new Set(pairs.flat()), words.duplicate)
  markEach(dom, 'data-merged', merged, words.merged)
}

/** Puts the suggested theme into its row's theme cell; null takes it out. */
export function markSuggestion(dom: HTMLElement, suggestion: Suggestion | null): void {
  const cell = suggestion && (rowOf(dom, suggestion.entry)?.querySelector('[data-part=theme]') ?? null)
  for (const old of dom.querySelectorAll('[data-suggested]')) {
    if (old === cell) continue
    setFlag(old, 'data-suggested', null)
    old.querySelector('[data-part=chip]')?.remove()
  }
  if (suggestion === null || cell === null) return
  const { id, number, hue, label } = suggestion.theme
  const shown = cell.querySelector('[data-part=chip]')
  if (shown !== null && cell.getAttribute('data-suggested') === id) return
  setFlag(cell, 'data-suggested', id)
  shown?.remove()
  cell.append(chip(String(number), label, hue))
}

function markEach(dom: HTMLElement, name: string, ids: ReadonlySet<string>, word: string): void {
  for (const old of dom.querySelectorAll(`[${name}]`)) {
    if (ids.has(old.getAttribute('data-id') ?? '')) continue
    setFlag(old, name, null)
    metaOf(old)?.removeAttribute('data-word')
  }
  for (const id of ids) {
    const row = rowOf(dom, id)
    if (row === null) continue
    setFlag(row, name, '')
    const meta = metaOf(row)
    if (meta) setFlag(meta, 'data-word', word)
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
