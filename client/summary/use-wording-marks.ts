import { type RefObject, useEffect } from 'react'
import type { WordingPoint } from '../../shared/summary/wording/wording-hints.ts'
import { onceIdle } from '../sync/when-idle.ts'
import type { SummaryLine } from './summary-lines.ts'
import type { CaretPlace } from './text/entry-text.ts'

const NAME = 'wording'
const AT_LATEST_MS = 300

/** Underlines on the paper what hints point at, on the lines given. A highlight of the browser: the text itself is left alone. */
export function useWordingMarks(
  container: RefObject<HTMLElement | null>,
  points: readonly WordingPoint[],
  lines: readonly SummaryLine[],
  caret: CaretPlace | null,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a text that is edited loses its marks
  useEffect(() => {
    if (typeof Highlight !== 'function') return
    return onceIdle(
      () => CSS.highlights.set(NAME, new Highlight(...rangesOn(container, points, lines))),
      AT_LATEST_MS,
    )
  }, [container, points, lines, caret])
  useEffect(
    () => () => {
      if (typeof Highlight === 'function') CSS.highlights.delete(NAME)
    },
    [],
  )
}

function rangesOn(
  container: RefObject<HTMLElement | null>,
  points: readonly WordingPoint[],
  lines: readonly SummaryLine[],
): Range[] {
  const shown = new Set(lines.flatMap(line => ('entry' in line ? [line.entry.id] : [])))
  return points
    .filter(({ entry }) => shown.has(entry.id))
    .flatMap(point => {
      const paragraph = container.current?.querySelector(`[data-entry="${CSS.escape(point.entry.id)}"] p`)
      return paragraph ? rangesOf(point, paragraph) : []
    })
}

/** Blanks at the ends of lines are not printed: places are counted in the other characters. */
function rangesOf({ entry, hint }: WordingPoint, paragraph: Element): Range[] {
  const printed = charactersIn(paragraph)
  const length = (text: string) => text.replace(/\s/g, '').length
  const from = printed.length - length(entry.text) - length(deadlineOf(paragraph))
  const start = printed[from + length(entry.text.slice(0, hint.start))]
  const end = printed[from + length(entry.text.slice(0, hint.end)) - 1]
  if (start === undefined || end === undefined) return []
  const range = document.createRange()
  range.setStart(start.node, start.at)
  range.setEnd(end.node, end.at + 1)
  return [range]
}

function charactersIn(paragraph: Element): { readonly node: Node; readonly at: number }[] {
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  const characters: { readonly node: Node; readonly at: number }[] = []
  while (texts.nextNode()) {
    const node = texts.currentNode
    for (let at = 0; at < (node.textContent?.length ?? 0); at++)
      if (!/\s/.test(node.textContent?.charAt(at) ?? '')) characters.push({ node, at })
  }
  return characters
}

function deadlineOf(paragraph: Element): string {
  return paragraph.getAttribute('data-behind') ?? ''
}
