import * as Y from 'yjs'
import { findEntryElement, needsNewer } from '../../../shared/meeting/meeting-doc.ts'
import { cloneDoc, cloneLater, fillNow, type OnType } from '../../sync/clone-doc.ts'
import { partsByAuthor } from '../../sync/edit-parts.ts'
import type { Observable } from '../../sync/observable.ts'
import { changedRecords } from '../../sync/unsaved.ts'
import { createRescue, type RescueDesk } from './rescue.ts'

/** Origins of the transactions that carry edits from one document to the other. */
const FROM_NET = { name: 'from the network document' }
const FROM_EDITOR = { name: 'from the editor' }

/** Edits of colleagues are given to the editor together, at most this often: twenty cost as much as one. */
export const BATCH_MS = 40

export type Composition = {
  /** True while the input method composes, and until the editor has read its result. */
  readonly isBusy: () => boolean
  /** The id of the entry in which the caret stands, null when none is known. */
  readonly entry: () => string | null
}

export type EditDocOptions = {
  readonly net: Y.Doc
  readonly composition: Composition
  /** Ids of entries with edits that the server has not stored, those held here among them. */
  readonly unsaved: Observable<ReadonlySet<string>>
  readonly onHeld: (records: ReadonlySet<string>) => void
  /** Colleagues' edits are about to reach the editor; never while the input method composes. */
  readonly onTakingIn?: () => void
  readonly desk: RescueDesk
  /** Words typed into an entry that a colleague has taken away stand in an entry of their own now. */
  readonly onRescued: (entry: { readonly id: string; readonly hadCaret: boolean }) => void
  /** With it the document stays empty until its first use (see `cloneLater`), and this is told what stands for what. */
  readonly onType?: OnType
  /** When edits that have just come are taken in. */
  readonly schedule?: (task: () => void) => void
  /** When edits that were just made go out; at once unless given. */
  readonly sendLater?: (task: () => void) => void
}

export type EditDoc = {
  readonly doc: Y.Doc
  /** Exchanges what was held. The composition must have ended. */
  readonly release: () => void
  readonly close: () => void
}

/** An edit of the network document that the editor does not have yet. */
type Incoming = {
  readonly update: Uint8Array
  readonly records: ReadonlySet<string>
  readonly deleted: Y.Transaction['deleteSet']
  /** The same, a part for each author. */
  readonly parts: () => Incoming[]
}

/**
 * A copy of the network document for the editor, behind a gate. While its user composes, its own edits are
 * held back (nobody sees unconverted kana) and so are incoming ones that touch the entry being composed: input
 * methods resend their whole text when it changes under them. Of an update of several authors, those alone wait who
 * touch that entry. What builds on a held edit waits for it in Yjs.
 *
 *   network document ──(held if they touch the composed entry)──► edit document ◄──► editor
 *                    ◄──────────(held while composing)──────────
 *
 * Nothing comes in any more once the meeting is of a newer schema: the editor would delete what it does not know.
 */
export function createEditDoc(options: EditDocOptions): EditDoc {
  const { net, composition, schedule = (task: () => void) => setTimeout(task, BATCH_MS) } = options
  const { sendLater = (task: () => void) => task() } = options
  const doc = options.onType ? cloneLater(net, options.onType) : cloneDoc(net)
  const outgoing = createOutgoing(net, options.onHeld, sendLater)
  const rescue = createRescue({ ...options, doc, isOnItsWay: outgoing.holds })
  let incoming: Incoming[] = []
  let isDue = false

  const takeIn = () => {
    isDue = false
    if (needsNewer(net)) return
    const mustWait = composition.isBusy() ? waitingFor(doc, composition.entry()) : () => false
    incoming = incoming.flatMap(each => (mustWait(each) ? each.parts() : each))
    const due = incoming.filter(each => !mustWait(each))
    if (due.length === 0) return
    incoming = incoming.filter(mustWait)
    if (!composition.isBusy()) options.onTakingIn?.()
    rescue.around(() => Y.applyUpdate(doc, Y.mergeUpdates(due.map(({ update }) => update)), FROM_NET))
  }
  const onNetUpdate = (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction) => {
    if (origin === FROM_EDITOR) return
    incoming.push(incomingOf(update, transaction))
    rescue.noteLost()
    if (isDue) return
    isDue = true
    schedule(takeIn)
  }
  const onEditUpdate = (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction) => {
    if (origin === FROM_NET) return
    rescue.noteEdit(transaction)
    if (composition.isBusy()) outgoing.sendDue()
    outgoing.add(update, changedRecords(transaction))
    if (composition.isBusy()) outgoing.hold()
    else outgoing.sendSoon()
  }
  net.on('update', onNetUpdate)
  doc.on('update', onEditUpdate)
  return {
    doc,
    release: () => {
      outgoing.send()
      takeIn()
    },
    close: () => {
      fillNow(doc)
      outgoing.send()
      net.off('update', onNetUpdate)
      rescue.close()
      doc.destroy()
    },
  }
}

function incomingOf(update: Uint8Array, transaction: Y.Transaction): Incoming {
  const records = changedRecords(transaction)
  const { deleteSet: deleted } = transaction
  const parts = () =>
    partsByAuthor(update, transaction, records).map(part => {
      const alone: Incoming = { ...part, deleted, parts: () => [alone] }
      return alone
    })
  return { update, records, deleted, parts }
}

/** Which edits must wait while an entry is composed in: those that change it or take it away; all when it is unknown. */
function waitingFor(doc: Y.Doc, entry: string | null): (incoming: Incoming) => boolean {
  const item = entry === null ? null : findEntryElement(doc, entry)?._item
  if (entry === null || !item) return () => true
  return ({ records, deleted }) => records.has(entry) || Y.isDeleted(deleted, item.id)
}

function createOutgoing(net: Y.Doc, onHeld: EditDocOptions['onHeld'], sendLater: (task: () => void) => void) {
  const updates: Uint8Array[] = []
  const records = new Set<string>()
  let isHeld = false
  let isDue = false
  const send = () => {
    isDue = false
    const waiting = updates.splice(0)
    records.clear()
    if (waiting.length > 0) Y.applyUpdate(net, Y.mergeUpdates(waiting), FROM_EDITOR)
    if (!isHeld) return
    isHeld = false
    onHeld(new Set())
  }
  const sendDue = () => {
    if (isDue) send()
  }
  return {
    holds: (record: string) => records.has(record),
    add: (update: Uint8Array, touched: ReadonlySet<string>) => {
      updates.push(update)
      for (const record of touched) records.add(record)
    },
    hold: () => {
      isHeld = true
      onHeld(new Set(records))
    },
    send,
    /** What was written before a composition does not wait for its end. */
    sendDue,
    sendSoon: () => {
      if (isDue) return
      isDue = true
      sendLater(sendDue)
    },
  }
}
