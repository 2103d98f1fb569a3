import type { Suggestion } from '../../../shared/assist/hints.ts'
import { element, setFlag } from '../editor/element.ts'
import type { StreamEditor } from '../editor/stream-editor.ts'

/** Puts the suggested theme into its row's theme cell; null takes it out. */
export function createSuggestionMark(rowOf: StreamEditor['rowOf']): (suggestion: Suggestion | null) => void {
  let marked: Element | null = null
  return suggestion => {
    const cell = suggestion && (rowOf(suggestion.entry)?.querySelector('[data-part=theme]') ?? null)
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
