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
  const views = new Set<EntryView>()
  const entryView = (node: Node) => {
    const view = new EntryView(node, facts.margins.get(), gone => views.delete(gone))
    views.add(view)
    return Object.assign(view, { update: (next: Node) => view.updateTo(next, facts.margins.get()) })
  }
  const plugin = new Plugin({
    props: { nodeViews: { [ENTRY]: entryView, [PAGE]: pageView } },
    view: view =>
      followRows(view, facts, () => {
        for (const each of views) each.paint(facts.margins.get())
      }),
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

function followRows(view: EditorView, facts: RowFacts, repaint: () => void) {
  let painted: readonly PaintedPage[] = []
  const mark = () => {
    painted = markRows(view, facts, painted)
    markCurrent(view)
  }
  const remark = () => {
    painted = []
    mark()
  }
  const stops = [
    facts.margins.subscribe(() => {
      repaint()
      remark()
    }),
    facts.unsaved.subscribe(() => markUnsaved(view, facts)),
  ]
  mark()
  return {
    update: mark,
    destroy: () => {
      for (const stop of stops) stop()
    },
  }
}

type PaintedPage = { readonly page: Node; readonly before: Node | null }

/** Marks the rows of pages that have changed, or whose predecessor has. */
function markRows(view: EditorView, facts: RowFacts, painted: readonly PaintedPage[]): PaintedPage[] {
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

function markRow(
  row: HTMLElement,
  entry: Node,
  before: Node | null,
  margins: Margins,
  facts: RowFacts,
): void {
  const same = (name: string) => before !== null && before.attrs[name] === entry.attrs[name]
  const item = margins.agenda.get(entry.attrs.agenda)
  const divider = item && !same('agenda') ? margins.agendaName(item.number, item.title) : null
  setFlag(row, 'data-divider', divider)
  setFlag(row, 'data-same-recorder', same('recorder') && divider === null ? '' : null)
  setFlag(row, 'data-same-theme', same('theme') && divider === null ? '' : null)
  setFlag(row, 'data-same-speaker', same('speaker') && divider === null ? '' : null)
  setFlag(row, 'data-mine', entry.attrs.recorder === facts.recorder() ? '' : null)
  if (facts.unsaved.get().has(entry.attrs.id)) flagUnsaved(row, facts)
}

function markCurrent(view: EditorView): void {
  const place = entryAt(view.state.selection.$head)
  const row = place && view.editable ? view.nodeDOM(place.pos) : null
  for (const old of view.dom.querySelectorAll('[data-current]'))
    if (old !== row) setFlag(old, 'data-current', null)
  const page = row instanceof HTMLElement ? row.parentElement : null
  for (const old of view.dom.querySelectorAll('[data-holds-caret]'))
    if (old !== page) setFlag(old, 'data-holds-caret', null)
  if (row instanceof HTMLElement) setFlag(row, 'data-current', '')
  if (page !== null && page !== view.dom) setFlag(page, 'data-holds-caret', '')
}

function markUnsaved(view: EditorView, facts: RowFacts): void {
  const ids = facts.unsaved.get()
  for (const old of view.dom.querySelectorAll('[data-unsaved]'))
    if (!ids.has(old.getAttribute('data-id') ?? '')) setFlag(old, 'data-unsaved', null)
  for (const id of ids) {
    const row = view.dom.querySelector(`[data-id="${CSS.escape(id)}"]`)
    if (row !== null) flagUnsaved(row, facts)
  }
}

function flagUnsaved(row: Element, { unsavedWord }: RowFacts): void {
  setFlag(row, 'data-unsaved', '')
  setFlag(row.querySelector('time') ?? row, 'data-unsaved-word', unsavedWord)
}
