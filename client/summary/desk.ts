import type * as Y from 'yjs'
import { entriesOf, factsOf, listOf } from '../../shared/meeting/meeting-doc.ts'
import { newId } from '../new-id.ts'
import { createEditDoc } from '../stream/editor/edit-doc.ts'
import { type Composing, createUndoManager } from '../stream/editor/undo-manager.ts'
import type { MeetingConnection } from '../sync/connection.ts'
import { createSource, type Observable } from '../sync/observable.ts'

export type Act =
  | 'text'
  | 'move'
  | 'theme'
  | 'confirm'
  | 'omit'
  | 'restore'
  | 'merge'
  | 'split'
  | 'due'
  | 'remove'
  | 'themes'
  | 'setting'
  | 'room'

/** Something done on this page; `entry` is the one that it was about. */
export type Step = { readonly act: Act; readonly entry: string | null }

/** What is being typed in, as far as the gate must know. */
export type Typing = {
  readonly entry: string
  readonly composition: Composing
}

/** The page's own copy of the meeting, behind the gate of compositions, and the way back from what was done here. */
export type Desk = {
  /** Everything on this page is written to it. */
  readonly doc: Y.Doc
  /** Does something as one step of undo. */
  readonly edit: (step: Step, task: () => void) => void
  /** Writes a piece of typing: undone together with what was typed just before it. */
  readonly type: (entry: string, task: () => void) => void
  /** What was taken back, or done again; null when there was nothing. */
  readonly undo: () => Step | null
  readonly redo: () => Step | null
  readonly history: Observable<History>
  /** Tells the gate in which entry an input method may compose; null for none. */
  readonly setTyping: (typing: Typing | null) => void
  /** A composition has ended: what was held is exchanged. */
  readonly release: () => void
  readonly close: () => void
}
export type History = { readonly undo: number; readonly redo: number }

type Parts = {
  readonly connection: Pick<MeetingConnection, 'doc' | 'unsaved' | 'setHeld'>
  readonly recorder: string
  /** What was typed into an entry that a colleague took away stands in one of its own. */
  readonly onRescued: (entry: string) => void
}

const ORIGIN = { name: 'from the summary page' }
const STEP = 'step'

export function createDesk({ connection, recorder, onRescued }: Parts): Desk {
  let typing: Typing | null = null
  let step: Step = { act: 'text', entry: null }
  const isBusy = () => typing?.composition.isBusy() ?? false
  const composing: Composing = { isBusy, count: () => typing?.composition.count() ?? 0 }
  const gate = createEditDoc({
    net: connection.doc,
    composition: { isBusy, entry: () => typing?.entry ?? null },
    unsaved: connection.unsaved,
    onHeld: connection.setHeld,
    desk: { newId, now: () => new Date().toISOString(), recorder: () => recorder },
    onRescued: ({ id }) => onRescued(id),
  })
  const { doc } = gate
  const roots = [listOf(doc, 'themes'), factsOf(doc)]
  const manager = createUndoManager(entriesOf(doc), composing, roots, ORIGIN)
  const history = createSource<History>({ undo: 0, redo: 0 }, sameHistory)
  const note = () => history.set({ undo: manager.undoStack.length, redo: manager.redoStack.length })
  manager.on('stack-item-added', ({ stackItem }: { readonly stackItem: StackItem }) => {
    stackItem.meta.set(STEP, step)
    note()
  })
  manager.on('stack-item-popped', note)
  const back = (stack: readonly StackItem[], run: () => StackItem | null) => {
    manager.stopCapturing()
    step = stepOf(stack.at(-1)) ?? step
    return stepOf(run())
  }
  return {
    doc,
    history,
    edit: (next, task) => {
      manager.stopCapturing()
      step = next
      doc.transact(task, ORIGIN)
      manager.stopCapturing()
    },
    type: (entry, task) => {
      step = { act: 'text', entry }
      doc.transact(task, ORIGIN)
    },
    undo: () => back(manager.undoStack, () => manager.undo()),
    redo: () => back(manager.redoStack, () => manager.redo()),
    setTyping: next => {
      manager.stopCapturing()
      typing = next
      if (next === null) gate.release()
    },
    release: gate.release,
    close: () => {
      manager.destroy()
      gate.close()
    },
  }
}

type StackItem = NonNullable<ReturnType<Y.UndoManager['undo']>>

function stepOf(item: StackItem | null | undefined): Step | null {
  return (item?.meta.get(STEP) as Step | undefined) ?? null
}

function sameHistory(a: History, b: History): boolean {
  return a.undo === b.undo && a.redo === b.redo
}
