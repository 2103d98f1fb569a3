import * as Y from 'yjs'
import { findEntryElement } from '../../../shared/meeting/meeting-doc.ts'
import { stateUpdates } from '../../sync/first-updates.ts'
import { changedRecords } from '../../sync/unsaved.ts'

/** Origins of the transactions that carry edits from one document to the other. */
const FROM_NET = { name: 'from the network document' }
const FROM_EDITOR = { name: 'from the editor' }

/** Edits of colleagues are given to the editor together, at most this often: twenty cost as much as one. */
const BATCH_MS = 40

export type Composition = {
  /** True while the input method composes, and until the editor has read its result. */
  readonly isBusy: () => boolean
  /** The id of the entry being composed in, null when none is known. */
  readonly entry: () => string | null
}

export type EditDoc = {
  readonly doc: Y.Doc
  /** Exchanges what was held. The composition must have ended. */
  readonly release: () => void
  readonly close: () => void
}

/**
 * A copy of the network document for the editor, behind a gate. While its user composes, its own edits are
 * held back (nobody sees unconverted kana) and so are incoming ones from the first that touches the entry
 * being composed: input methods resend their whole text when it changes under them.
 *
 *   network document ──(held if they touch the composed entry)──► edit document ◄──► editor
 *                    ◄──────────(held while composing)──────────
 */
export function createEditDoc(
  net: Y.Doc,
  composition: Composition,
  onHeld: (records: ReadonlySet<string>) => void,
  schedule: (task: () => void) => void = task => setTimeout(task, BATCH_MS),
): EditDoc {
  const doc = new Y.Doc()
  for (const update of stateUpdates(net)) Y.applyUpdate(doc, update, FROM_NET)
  const incoming = createQueue(update => Y.applyUpdate(doc, update, FROM_NET))
  const outgoing = createQueue(update => Y.applyUpdate(net, update, FROM_EDITOR))
  const touched = new Set<string>()
  const held = new Set<string>()
  let isDue = false

  const mustWait = () => {
    if (!composition.isBusy()) return false
    const entry = composition.entry()
    return entry === null || touched.has(entry) || findEntryElement(net, entry) === null
  }
  const takeIn = () => {
    isDue = false
    if (mustWait()) return
    touched.clear()
    incoming.flush()
  }
  const sendOut = () => {
    outgoing.flush()
    if (held.size === 0) return
    held.clear()
    onHeld(new Set())
  }
  const onNetUpdate = (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction) => {
    if (origin === FROM_EDITOR) return
    for (const record of changedRecords(transaction)) touched.add(record)
    incoming.add(update)
    if (isDue) return
    isDue = true
    schedule(takeIn)
  }
  const onEditUpdate = (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction) => {
    if (origin === FROM_NET) return
    outgoing.add(update)
    if (!composition.isBusy()) return sendOut()
    for (const record of changedRecords(transaction)) held.add(record)
    onHeld(new Set(held))
  }
  net.on('update', onNetUpdate)
  doc.on('update', onEditUpdate)
  const release = () => {
    sendOut()
    takeIn()
  }
  return {
    doc,
    release,
    close: () => {
      sendOut()
      net.off('update', onNetUpdate)
      doc.destroy()
    },
  }
}

function createQueue(apply: (update: Uint8Array) => void) {
  let updates: Uint8Array[] = []
  return {
    add: (update: Uint8Array) => updates.push(update),
    flush: () => {
      if (updates.length === 0) return
      const merged = Y.mergeUpdates(updates)
      updates = []
      apply(merged)
    },
  }
}
