import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ENTRY, PAGE } from '../../../shared/meeting/meeting-doc.ts'
import type { Observable } from '../../sync/observable.ts'
import type { Margins } from '../margins.ts'
import styles from './editor.module.css'
import { element, setFlag } from './element.ts'
import { entryAt } from './entry-place.ts'
import { EntryView } from './entry-view.ts'

/** What is marked on rows besides their own attributes. */
export type RowFacts = {
  readonly margins: Observable<Margins>
  readonly unsaved: Observable<ReadonlySet<string>>
  readonly recorder: () => string
  readonly unsavedWord: string
}

/** Draws entries and pages, and marks rows by their neighbours: a repeated recorder, theme or speaker is not repeated. */
export function rows(facts: RowFacts): Extension {
  const views = new Map<string, EntryView>()
  const forget = (id: string, view: EntryView) => {
    if (views.get(id) === view) views.delete(id)
  }
  const entryView = (node: Node) => {
    const id = String(node.attrs.id)
    const view = new EntryView(node, facts.margins.get(), gone => forget(id, gone))
    views.set(id, view)
    return Object.assign(view, { update: (next: Node) => view.updateTo(next, facts.margins.get()) })
  }
  const plugin = new Plugin({
    props: { nodeViews: { [ENTRY]: entryView, [PAGE]: pageView } },
    view: view => followRows(view, facts, views),
  })
  return Extension.create({ name: 'rows', addProseMirrorPlugins: () => [plugin] })
}

function pageView() {
  const dom = element('div', styles.page)
  dom.setAttribute('role', 'list')
  return {
    dom,
    contentDOM: dom,
    ignoreMutation: ({ type }: { readonly type: string }) => type === 'attributes',
  }
}

type Views = ReadonlyMap<string, EntryView>

function followRows(view: EditorView, facts: RowFacts, views: Views) {
  const markCurrent = currentMarker(view)
  const marks = unsavedMarks(facts, views)
  const marking = { ...facts, marks }
  let painted: readonly PaintedPage[] = []
  const mark = () => {
    painted = markRows(view, marking, painted)
    markCurrent()
  }
  const remark = () => {
    painted = []
    mark()
  }
  const stops = [
    facts.margins.subscribe(() => {
      for (const each of views.values()) each.paint(facts.margins.get())
      remark()
    }),
    facts.unsaved.subscribe(marks.refresh),
  ]
  mark()
  return {
    update: mark,
    destroy: () => {
      for (const stop of stops) stop()
    },
  }
}

type Marking = RowFacts & { readonly marks: UnsavedMarks }

type PaintedPage = { readonly page: Node; readonly before: Node | null }

/** Marks the rows of pages that have changed, or whose predecessor has. */
function markRows(view: EditorView, facts: Marking, painted: readonly PaintedPage[]): PaintedPage[] {
  const margins = facts.margins.get()
  let before: Node | null = null
  const next: PaintedPage[] = []
  view.state.doc.forEach((page, offset, index) => {
    const known = painted[index]
    if (known?.page !== page || !isSameRun(known.before, before)) {
      const elements = rowsOf(view.nodeDOM(offset), page)
      let last = before
      for (const [at, entry] of entriesOf(page).entries()) {
        const row = elements[at]
        if (row) markRow(row, entry, last, margins, facts)
        last = entry
      }
    }
    next.push({ page, before })
    before = entriesOf(page).at(-1) ?? before
  })
  return next
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

function markRow(row: HTMLElement, entry: Node, before: Node | null, margins: Margins, facts: Marking): void {
  const same = (name: string) => before !== null && before.attrs[name] === entry.attrs[name]
  const item = margins.agenda.get(entry.attrs.agenda)
  const divider = item && !same('agenda') ? margins.agendaName(item.number, item.title) : null
  setFlag(row, 'data-divider', divider)
  setFlag(row, 'data-same-recorder', same('recorder') && divider === null ? '' : null)
  setFlag(row, 'data-same-theme', same('theme') && divider === null ? '' : null)
  setFlag(row, 'data-same-speaker', same('speaker') && divider === null ? '' : null)
  setFlag(row, 'data-mine', entry.attrs.recorder === facts.recorder() ? '' : null)
  facts.marks.painted(entry.attrs.id, row)
}

/** Marks the row with the caret and its page; remembers them, for a search of the page would cost more than the edit. */
function currentMarker(view: EditorView): () => void {
  let current: Element | null = null
  let holder: Element | null = null
  return () => {
    const place = entryAt(view.state.selection.$head)
    const dom = place && view.editable ? view.nodeDOM(place.pos) : null
    const row = dom instanceof HTMLElement ? dom : null
    const page = row?.parentElement === view.dom ? null : (row?.parentElement ?? null)
    current = moveFlag('data-current', current, row)
    holder = moveFlag('data-holds-caret', holder, page)
  }
}

function moveFlag(name: string, from: Element | null, to: Element | null): Element | null {
  if (from !== null && from !== to) setFlag(from, name, null)
  if (to !== null) setFlag(to, name, '')
  return to
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
