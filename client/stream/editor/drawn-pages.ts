import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { onceIdle } from '../../sync/when-idle.ts'
import type { CompositionWatch } from './composition.ts'
import { readCaret } from './read-caret.ts'

/** Pages with a row that is no further from the caret's are drawn with it: what is seen first. */
const NEAR_ROWS = 30
/** Pages within so many heights of the window are drawn before it comes to them. */
const NEAR = '100%'
/** On a page that is never idle the next ones are drawn after this long. */
const AT_LATEST_MS = 500

const key = new PluginKey<DecorationSet>('drawn-pages')
const UNDRAWN = { isUndrawn: true }

/**
 * A long meeting can be written in before all of it is drawn: pages out of sight follow in idle time, nearest to the
 * caret first, or as soon as they come into view; never while the input method composes. Until then each is an empty
 * element of about its size.
 */
export function drawnPages(scroller: Element | null, whenIdle: CompositionWatch['whenIdle']): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc, selection }) => putOff(doc, selection.head),
      apply: (tr, undrawn, before, state) => {
        const known =
          before.doc.childCount === 0
            ? putOff(state.doc, state.selection.head)
            : undrawn.map(tr.mapping, tr.doc)
        return known.remove(dueIn(known, tr, state))
      },
    },
    props: { decorations: state => key.getState(state) },
    view: view => {
      const drawing = drawInIdleTime(view, scroller, whenIdle)
      return { update: drawing.goOn, destroy: drawing.close }
    },
  })
}

/** True for the decorations of a page that is not drawn yet. */
export function isUndrawn(decorations: readonly Decoration[]): boolean {
  return decorations.some(({ spec }) => spec === UNDRAWN)
}

/** Draws the page that a position is on, if it was not yet. */
export function drawPageAt(view: EditorView, pos: number): void {
  const due = key.getState(view.state)?.find(pos, pos) ?? []
  if (due.length > 0) draw(view, due)
}

function putOff(doc: Node, caret: number): DecorationSet {
  const decorations: Decoration[] = []
  const own = rowAt(doc.resolve(caret))
  let first = 0
  doc.forEach((page, offset) => {
    const behind = first + rowsOn(page)
    const isNear = first <= own + NEAR_ROWS && behind > own - NEAR_ROWS
    first = behind
    if (page.isTextblock || isNear) return
    decorations.push(Decoration.node(offset, offset + page.nodeSize, {}, UNDRAWN))
  })
  return DecorationSet.create(doc, decorations)
}

/** A stray row outside pages stands for itself. */
function rowsOn(page: Node): number {
  return page.isTextblock ? 1 : page.childCount
}

/** Which row of the document a position is in. */
function rowAt($pos: ResolvedPos): number {
  const before = $pos.doc.children.slice(0, $pos.index(0)).reduce((sum, page) => sum + rowsOn(page), 0)
  return before + ($pos.depth > 0 && !$pos.node(1).isTextblock ? $pos.index(1) : 0)
}

/** Those that a transaction asks for, and the pages of the caret's new place. */
function dueIn(undrawn: DecorationSet, tr: Transaction, { selection }: EditorState): Decoration[] {
  const asked: readonly Decoration[] = tr.getMeta(key) ?? []
  if (!tr.selectionSet || undrawn === DecorationSet.empty) return [...asked]
  return [...asked, ...[selection.anchor, selection.head].flatMap(at => undrawn.find(at, at))]
}

function draw(view: EditorView, due: readonly Decoration[]): void {
  view.dispatch(view.state.tr.setMeta(key, due).setMeta('addToHistory', false))
}

function drawInIdleTime(view: EditorView, scroller: Element | null, whenIdle: CompositionWatch['whenIdle']) {
  let callOff: (() => void) | null = null
  const work = () => {
    callOff = null
    readCaret(view)
    const [next] = nearestFirst(key.getState(view.state)?.find() ?? [], view.state.selection.head)
    if (next !== undefined) draw(view, [next])
  }
  const goOn = () => {
    if (key.getState(view.state) === DecorationSet.empty) return seen.disconnect()
    for (const each of view.dom.querySelectorAll(':scope > [data-undrawn]')) seen.observe(each)
    callOff ??= onceIdle(() => whenIdle(work), AT_LATEST_MS)
  }
  const show = (page: Element) => {
    readCaret(view)
    if (page.isConnected) drawPageAt(view, view.posAtDOM(page, 0))
  }
  const seen = new IntersectionObserver(
    entries => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) whenIdle(() => show(target))
    },
    { root: scroller, rootMargin: `${NEAR} 0px` },
  )
  goOn()
  return {
    goOn,
    close: () => {
      callOff?.()
      seen.disconnect()
    },
  }
}

function nearestFirst(decorations: readonly Decoration[], pos: number): Decoration[] {
  return decorations.toSorted((a, b) => Math.abs(a.from - pos) - Math.abs(b.from - pos))
}
