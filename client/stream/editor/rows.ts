import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView, NodeViewConstructor } from '@tiptap/pm/view'
import { ENTRY, PAGE } from '../../../shared/meeting/meeting-doc.ts'
import type { Observable } from '../../sync/observable.ts'
import type { Margins } from '../margins.ts'
import type { CompositionWatch } from './composition.ts'
import { currentMarker } from './current-row.ts'
import { drawnPages } from './drawn-pages.ts'
import { setFlag } from './element.ts'
import { entryAt, entryBefore } from './entry-place.ts'
import { EntryView, type RowMark, type RowWords } from './entry-view.ts'
import { pageView } from './page-view.ts'

/** What is marked on rows besides their own attributes. */
export type RowFacts = {
  readonly margins: Observable<Margins>
  readonly unsaved: Observable<ReadonlySet<string>>
  readonly recorder: () => string
  readonly unsavedWord: string
  /** What the pages scroll in. */
  readonly scroller: Element | null
  readonly whenIdle: CompositionWatch['whenIdle']
}

export type Rows = {
  readonly plugins: readonly Plugin[]
  /** The row of an entry, null while it is not drawn. */
  readonly rowOf: (id: string) => HTMLElement | null
  /** Says a word at an entry's row, or (null) takes it back; a row that is drawn later says it too. */
  readonly mark: (id: string, mark: RowMark, word: string | null) => void
}

/** Draws entries and pages, and marks rows by their neighbours: a repeated recorder, theme or speaker is not repeated. */
export function createRows(facts: RowFacts): Rows {
  const views = new Map<string, EntryView>()
  const words = new Map<string, RowWords>()
  const redrawn = new Set<Node>()
  let begun: RowBegun = () => undefined
  const forget = (id: string, view: EntryView) => {
    if (views.get(id) === view) views.delete(id)
  }
  const entryView = (node: Node) => {
    const id = String(node.attrs.id)
    const view = new EntryView(node, facts.margins.get(), gone => forget(id, gone))
    views.set(id, view)
    view.say(words.get(id) ?? {})
    begun(node, view.dom)
    return Object.assign(view, { update: (next: Node) => view.updateTo(next, facts.margins.get()) })
  }
  const newPage: NodeViewConstructor = (node, _view, _getPos, decorations) => {
    redrawn.add(node)
    return pageView(node, decorations)
  }
  const plugin = new Plugin({
    props: { nodeViews: { [ENTRY]: entryView, [PAGE]: newPage } },
    view: view => {
      const following = followRows(view, { ...facts, views, redrawn })
      begun = following.begun
      return following
    },
  })
  return {
    plugins: [plugin, drawnPages(facts.scroller, facts.whenIdle)],
    rowOf: id => views.get(id)?.dom ?? null,
    mark: (id, mark, word) => {
      const { [mark]: _, ...others } = words.get(id) ?? {}
      const next = word === null ? others : { ...others, [mark]: word }
      if (Object.keys(next).length > 0) words.set(id, next)
      else words.delete(id)
      views.get(id)?.say(next)
    },
  }
}

/** The row of an entry has been made; it is not in the page yet. */
type RowBegun = (entry: Node, row: HTMLElement) => void

type Views = ReadonlyMap<string, EntryView>
type Drawing = RowFacts & {
  readonly views: Views
  /** Pages whose elements are new. */
  readonly redrawn: Set<Node>
}

function followRows(view: EditorView, drawing: Drawing) {
  const current = currentMarker(view, drawing.whenIdle)
  const marks = unsavedMarks(drawing, drawing.views)
  const marked = new WeakMap<HTMLElement, Neighbours>()
  const marking = { ...drawing, marks, marked }
  let painted: readonly PaintedPage[] = []
  const mark = () => {
    painted = markRows(view, marking, painted)
    drawing.redrawn.clear()
    current.follow()
  }
  // ProseMirror puts the caret into a new row before plugins hear of it, and the browser lays the page out for that.
  const begun: RowBegun = (entry, row) => {
    const place = entryAt(view.state.selection.$head)
    if (place?.node !== entry || !view.editable) return
    markRow(row, entry, entryBefore(view.state.doc, place.pos)?.node ?? null, marking)
    current.moveTo(row)
  }
  const repaint = () => {
    for (const each of drawing.views.values()) {
      each.paint(drawing.margins.get())
      marked.delete(each.dom)
    }
    painted = []
    mark()
  }
  const stops = [drawing.margins.subscribe(repaint), drawing.unsaved.subscribe(marks.refresh)]
  mark()
  return {
    begun,
    update: mark,
    destroy: () => {
      for (const stop of stops) stop()
    },
  }
}

/** What a row's marks were made from. */
type Neighbours = { readonly entry: Node; readonly before: Node | null }
type Marking = Drawing & { readonly marks: UnsavedMarks; readonly marked: WeakMap<HTMLElement, Neighbours> }

type PaintedPage = { readonly page: Node; readonly before: Node | null }

/** Marks the rows of pages that have changed, or whose predecessor has. */
function markRows(view: EditorView, marking: Marking, painted: readonly PaintedPage[]): PaintedPage[] {
  let before: Node | null = null
  const next: PaintedPage[] = []
  view.state.doc.forEach((page, offset, index) => {
    const known = painted[index]
    if (known?.page !== page || marking.redrawn.has(page) || !isSameRun(known.before, before))
      markPage(rowsOf(view.nodeDOM(offset), page), page, before, marking)
    next.push({ page, before })
    before = (page.type.name === ENTRY ? page : page.lastChild) ?? before
  })
  return next
}

function markPage(rows: readonly HTMLElement[], page: Node, before: Node | null, marking: Marking): void {
  let last = before
  for (const [at, entry] of entriesOf(page).entries()) {
    const row = rows[at]
    const known = row && marking.marked.get(row)
    if (row && (known?.entry !== entry || !isSameRun(known.before, last))) markRow(row, entry, last, marking)
    last = entry
  }
}

/** A page's entries; a stray entry outside pages stands for itself. */
function entriesOf(page: Node): readonly Node[] {
  return page.type.name === ENTRY ? [page] : page.children
}

function rowsOf(dom: globalThis.Node | null, page: Node): HTMLElement[] {
  if (!(dom instanceof HTMLElement)) return []
  if (page.type.name === ENTRY) return [dom]
  return [...dom.children].filter(child => child instanceof HTMLElement)
}

function isSameRun(a: Node | null, b: Node | null): boolean {
  return a === b || (a !== null && b !== null && a.hasMarkup(b.type, b.attrs))
}

function markRow(row: HTMLElement, entry: Node, before: Node | null, facts: Marking): void {
  const margins = facts.margins.get()
  const same = (name: string) => before !== null && before.attrs[name] === entry.attrs[name]
  const item = margins.agenda.get(entry.attrs.agenda)
  const divider = item && !same('agenda') ? margins.agendaName(item.number, item.title) : null
  setFlag(row, 'data-divider', divider)
  setFlag(row, 'data-same-recorder', same('recorder') && divider === null ? '' : null)
  setFlag(row, 'data-same-theme', same('theme') && divider === null ? '' : null)
  setFlag(row, 'data-same-speaker', same('speaker') && divider === null ? '' : null)
  setFlag(row, 'data-mine', entry.attrs.recorder === facts.recorder() ? '' : null)
  facts.marks.painted(entry.attrs.id, row)
  facts.marked.set(row, { entry, before })
}

type UnsavedMarks = {
  /** A row has been painted. */
  readonly painted: (id: string, row: HTMLElement) => void
  /** Other entries are unsaved now. */
  readonly refresh: () => void
}

function unsavedMarks({ unsaved, unsavedWord }: RowFacts, views: Views): UnsavedMarks {
  const marked = new Set<HTMLElement>()
  const flag = (row: HTMLElement) => {
    marked.add(row)
    setFlag(row, 'data-unsaved', '')
    setFlag(row.querySelector('time') ?? row, 'data-unsaved-word', unsavedWord)
  }
  return {
    painted: (id, row) => {
      if (unsaved.get().has(id)) flag(row)
    },
    refresh: () => {
      const ids = unsaved.get()
      for (const row of marked) {
        if (ids.has(row.dataset.id ?? '')) continue
        setFlag(row, 'data-unsaved', null)
        marked.delete(row)
      }
      for (const id of ids) {
        const row = views.get(id)?.dom
        if (row !== undefined) flag(row)
      }
    },
  }
}
