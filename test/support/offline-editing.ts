import fc from 'fast-check'
import * as Y from 'yjs'
import { checkUpdate } from '../../server/sync/gate.ts'
import { SERVER_OWNER } from '../../server/sync/owners.ts'
import { appendEntry, entryElement, setEntry } from '../../shared/meeting/edit-meeting.ts'
import { entriesOf, entryElements } from '../../shared/meeting/meeting-doc.ts'

const ACTS = [
  'type',
  'type',
  'type',
  'cut',
  'split',
  'join',
  'paste',
  'remove',
  'remove-page',
  'tag',
  'undo',
  'undo',
  'redo',
  'sync',
  'sync',
  'drop',
  'reload',
  'twin',
  'resend',
] as const
export type EditingStep = {
  readonly client: number
  readonly act: (typeof ACTS)[number]
  readonly place: number
}

/** Edits as an editor makes them, of browsers that are often offline, as plain data. */
export function arbitraryEditing(clients: number): fc.Arbitrary<EditingStep[]> {
  return fc.array(
    fc.record({ client: fc.nat(clients - 1), act: fc.constantFrom(...ACTS), place: fc.nat(1000) }),
    { maxLength: 60 },
  )
}

/** A server behind the gate; throws on a refusal, answers false when something is missing. */
export class GateServer {
  readonly doc = new Y.Doc()
  readonly #owners = new Map<number, string>()

  constructor() {
    const seed = new Y.Doc()
    seed.clientID = 1
    for (let n = 0; n < 3; n++) appendEntry(seed, { id: `seed-${n}`, recorder: '', at: '', text: '最初の行' })
    this.receive(SERVER_OWNER, Y.encodeStateAsUpdate(seed))
  }

  receive(owner: string, update: Uint8Array): boolean {
    const verdict = checkUpdate(this.doc, update, owner, client => this.#owners.get(client))
    if (verdict.kind === 'refused') throw new Error(`refused: ${verdict.reason}`)
    if (verdict.kind === 'gap') return false
    for (const { client } of verdict.clients) this.#owners.set(client, owner)
    Y.applyUpdate(this.doc, update)
    return this.doc.store.pendingStructs === null && this.doc.store.pendingDs === null
  }
}

/**
 * A browser: a document for the network and a copy for the editor (both under ids of their own or, as `twin`, under
 * one), an editor's undo, and what it has not sent yet.
 */
export class EditingBrowser {
  readonly #owner: string
  readonly #server: GateServer
  #doc = new Y.Doc()
  #undo = new Y.UndoManager(entriesOf(this.#doc))
  #waiting: Uint8Array[] = []
  #loads = 0

  constructor(number: number, server: GateServer) {
    this.#owner = `browser-${number}`
    this.#server = server
    this.#load(Y.encodeStateAsUpdate(server.doc), 1000 * (number + 1))
  }

  act({ act, place }: EditingStep): void {
    switch (act) {
      case 'sync':
        this.sync()
        return
      case 'drop':
        this.#waiting = []
        return
      case 'reload':
        this.#load(Y.encodeStateAsUpdate(this.#doc), this.#doc.clientID + 1)
        return
      case 'twin':
        this.#load(Y.encodeStateAsUpdate(this.#doc), this.#doc.clientID)
        return
      case 'resend':
        this.#sendAll(Y.encodeStateAsUpdate(this.#doc))
        return
      case 'undo':
      case 'redo':
        this.#undo[act]()
        return
      default:
        edit(this.#doc, act, place, `${this.#owner}-${this.#loads}-${place}`)
        this.#undo.stopCapturing()
    }
  }

  /** Sends what waits, one by one; when something of it was lost, all that the server lacks. Then takes the rest in. */
  sync(): void {
    const waiting = this.#waiting.splice(0)
    const isComplete = waiting.every(update => this.#server.receive(this.#owner, update))
    if (!isComplete) this.#sendAll(Y.encodeStateAsUpdate(this.#doc, Y.encodeStateVector(this.#server.doc)))
    const lacking = Y.encodeStateAsUpdate(this.#server.doc, Y.encodeStateVector(this.#doc))
    Y.applyUpdate(this.#doc, lacking, 'server')
  }

  #sendAll(update: Uint8Array): void {
    if (!this.#server.receive(this.#owner, update)) throw new Error('a full answer was not enough')
  }

  /** As a page that opens on what the last one left (a local copy), under a new client id or the same. */
  #load(state: Uint8Array, clientId: number): void {
    this.#loads++
    this.#doc = new Y.Doc()
    Y.applyUpdate(this.#doc, state, 'server')
    this.#doc.clientID = clientId
    this.#undo = new Y.UndoManager(entriesOf(this.#doc), { captureTimeout: 0 })
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.#waiting.push(update)
    })
  }
}

type Edit = Exclude<EditingStep['act'], 'sync' | 'drop' | 'reload' | 'twin' | 'resend' | 'undo' | 'redo'>

/** An entry with its text, its page and its place there. */
type Spot = {
  readonly doc: Y.Doc
  readonly entry: Y.XmlElement
  readonly text: Y.XmlText | null
  readonly page: Y.XmlElement
  readonly at: number
  readonly place: number
  readonly id: string
}

const EDITS: Readonly<Record<Edit, (spot: Spot) => void>> = {
  type: ({ entry, place }) => typeInto(entry, place),
  cut: ({ text, place }) => {
    const from = place % ((text?.length ?? 0) + 1)
    text?.delete(from, Math.min(2, text.length - from))
  },
  split: ({ page, at, text, place, id }) => text && split(page, at, text, place, id),
  join: ({ page, at, entry }) => at > 0 && join(page, at, entry),
  paste: ({ page, at, id }) => page.insert(at + 1, pasted(id)),
  remove: ({ page, at }) => page.delete(at, 1),
  'remove-page': ({ doc, page }) => entriesOf(doc).delete(entriesOf(doc).toArray().indexOf(page), 1),
  tag: ({ doc, entry, place }) =>
    setEntry(doc, String(entry.getAttribute('id')), { theme: `theme-${place % 3}` }),
}

function edit(doc: Y.Doc, act: Edit, place: number, id: string): void {
  const entries = [...entryElements(doc)]
  const entry = entries[place % Math.max(1, entries.length)]
  const page = entry?.parent
  if (!entry || !(page instanceof Y.XmlElement)) {
    appendEntry(doc, newEntry(id, '新しい頁'))
    return
  }
  const first = entry.length > 0 ? entry.get(0) : null
  const text = first instanceof Y.XmlText ? first : null
  const at = page.toArray().indexOf(entry)
  doc.transact(() => EDITS[act]({ doc, entry, text, page, at, place, id }))
}

function typeInto(entry: Y.XmlElement, place: number): void {
  const text = entry.length > 0 ? entry.get(0) : null
  const typed = place % 7 === 0 ? '😀' : 'あ'
  if (text instanceof Y.XmlText) text.insert(place % (text.length + 1), typed)
  else entry.insert(0, [new Y.XmlText(typed)])
}

function split(page: Y.XmlElement, at: number, text: Y.XmlText, place: number, id: string): void {
  const from = place % (text.length + 1)
  const rest = text.toString().slice(from)
  text.delete(from, text.length - from)
  page.insert(at + 1, [entryElement(newEntry(id, rest))])
}

function join(page: Y.XmlElement, at: number, entry: Y.XmlElement): void {
  const before = page.get(at - 1)
  const text = before instanceof Y.XmlElement && before.length > 0 ? before.get(0) : null
  if (text instanceof Y.XmlText) text.insert(text.length, entry.toArray().join(''))
  page.delete(at, 1)
}

function pasted(id: string): Y.XmlElement[] {
  return Array.from({ length: 20 }, (_, n) => entryElement(newEntry(`${id}-${n}`, `貼った行${n}`)))
}

function newEntry(id: string, text: string) {
  return { id, recorder: '記録係', at: '2026-11-22T10:00:00Z', text }
}
