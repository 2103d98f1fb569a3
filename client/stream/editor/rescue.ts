import * as Y from 'yjs'
import { entryElement, type NewEntry } from '../../../shared/meeting/edit-meeting.ts'
import { attributesOf, ENTRY, entriesOf, PAGE } from '../../../shared/meeting/meeting-doc.ts'
import type { EditDocOptions } from './edit-doc.ts'
import type { Desk } from './new-entry.ts'

/** What the server has stored still takes its time to a colleague's eyes, and their removal of it to this editor. */
const ON_ITS_WAY_MS = 1_000

export type RescueDesk = Pick<Desk, 'newId' | 'now' | 'recorder'>

type Options = Omit<EditDocOptions, 'onHeld' | 'schedule' | 'sendLater'> & {
  readonly doc: Y.Doc
  /** True for an entry with edits that have not left this editor. */
  readonly isOnItsWay: (id: string) => boolean
}

export type Rescue = {
  /** An edit of this editor: what it wrote counts as unseen until a moment after the server has stored it. */
  readonly noteEdit: (transaction: Y.Transaction) => void
  /** The network document has changed: looks which entries with unseen words are gone there. */
  readonly noteLost: () => void
  /** Runs what brings the colleagues' edits in, and puts the words that it would drop into entries of their own. */
  readonly around: (takeIn: () => void) => void
  readonly close: () => void
}

/** An entry of the editor's document and the clock from which its owner's words in it are unseen. */
type Unseen = { readonly element: Y.XmlElement; readonly since: number }

/**
 * Yjs drops what is typed into an entry while a colleague takes it away, as happens to a composition that is held
 * back, or without a connection. Each editor saves its own words: they become an entry where the lost one stood.
 */
export function createRescue(options: Options): Rescue {
  const { doc, net, unsaved, composition, desk, onRescued, isOnItsWay } = options
  const unseen = new Map<string, Unseen>()
  const lost = new Map<string, Unseen>()
  const noteLost = () => {
    for (const [id, entry] of unseen) if (isGone(net, entry.element)) lost.set(id, entry)
  }
  const seenUpTo = (id: string, clock: number) => {
    const entry = unseen.get(id)
    if (entry === undefined) return
    if (clock < Y.getState(doc.store, doc.clientID)) unseen.set(id, { ...entry, since: clock })
    else unseen.delete(id)
  }
  const stop = unsaved.subscribe(() => {
    const clock = Y.getState(doc.store, doc.clientID)
    for (const id of unseen.keys())
      if (!unsaved.get().has(id) && !isOnItsWay(id)) setTimeout(() => seenUpTo(id, clock), ON_ITS_WAY_MS)
  })
  return {
    noteLost,
    noteEdit: transaction => {
      const since = transaction.beforeState.get(doc.clientID) ?? 0
      for (const element of editedEntries(transaction)) {
        const id = element.getAttribute('id') ?? ''
        if (!unseen.has(id)) unseen.set(id, { element, since })
      }
      noteLost()
    },
    around: takeIn => {
      const caret = composition.entry()
      const wrecks = [...lost].map(([id, entry]) => ({ id, ...wreckOf(entry, doc.clientID) }))
      takeIn()
      for (const { id, element, ...wreck } of wrecks) {
        if (element._item?.deleted !== true) continue
        lost.delete(id)
        unseen.delete(id)
        if (wreck.text.trim() === '') continue
        const fresh = { id: desk.newId(), recorder: desk.recorder(), at: desk.now() }
        putAfter(doc, wreck, { ...wreck.attributes, ...fresh, text: wreck.text })
        onRescued({ id: fresh.id, hadCaret: caret === id })
      }
    },
    close: stop,
  }
}

/** Known to the network document, and deleted there. */
function isGone(net: Y.Doc, { _item }: Y.XmlElement): boolean {
  if (_item === null || Y.getState(net.store, _item.id.client) <= _item.id.clock) return false
  return Y.getItem(net.store, _item.id).deleted
}

function editedEntries({ changed }: Y.Transaction): Set<Y.XmlElement> {
  const entries = new Set<Y.XmlElement>()
  for (const type of changed.keys())
    for (let at: unknown = type; at instanceof Y.AbstractType; at = at.parent)
      if (at instanceof Y.XmlElement && at.nodeName === ENTRY) entries.add(at)
  return entries
}

/** What is needed of an entry once it is gone. `before` are its neighbours on the page, the nearest first. */
type Wreck = {
  readonly page: unknown
  readonly before: readonly unknown[]
  readonly attributes: Inherited
  readonly text: string
}
type Inherited = Pick<NewEntry, 'theme' | 'agenda' | 'speaker'>

function wreckOf({ element, since }: Unseen, client: number): Wreck & { readonly element: Y.XmlElement } {
  const page = element.parent
  const siblings = page instanceof Y.XmlFragment ? page.toArray() : []
  const { theme, agenda, speaker } = attributesOf(element)
  return {
    element,
    page,
    before: siblings.slice(0, Math.max(0, siblings.indexOf(element))).reverse(),
    attributes: { theme: wordOf(theme), agenda: wordOf(agenda), speaker: wordOf(speaker) },
    text: wordsOf(element, client, since),
  }
}

function wordOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** What a client has written into an entry from a clock on, in the order of the text. */
function wordsOf(element: Y.XmlElement, client: number, since: number): string {
  const texts = element.toArray().filter(child => child instanceof Y.XmlText)
  return texts.map(text => ownPart(text, client, since)).join('')
}

function ownPart(text: Y.XmlText, client: number, since: number): string {
  let words = ''
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || item.id.client !== client || !(item.content instanceof Y.ContentString)) continue
    words += item.content.str.slice(Math.max(0, since - item.id.clock))
  }
  return words
}

function putAfter(doc: Y.Doc, { page, before }: Wreck, entry: NewEntry): void {
  doc.transact(() => {
    const home = page instanceof Y.XmlElement && page._item?.deleted === false ? page : lastPage(doc)
    const siblings: unknown[] = home.toArray()
    const neighbour = before.find(each => siblings.includes(each))
    const at = neighbour === undefined ? 0 : siblings.indexOf(neighbour) + 1
    home.insert(home === page ? at : siblings.length, [entryElement(entry)])
  })
}

function lastPage(doc: Y.Doc): Y.XmlElement {
  const root = entriesOf(doc)
  const last = root.length > 0 ? root.get(root.length - 1) : null
  if (last instanceof Y.XmlElement && last.nodeName === PAGE) return last
  const page = new Y.XmlElement(PAGE)
  root.insert(root.length, [page])
  return page
}
