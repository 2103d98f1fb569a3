import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type { EntryStatus } from '../../../shared/meeting/entry.ts'
import { fillNow } from '../../sync/clone-doc.ts'
import type { MeetingConnection } from '../../sync/connection.ts'
import { createSource, type Observable } from '../../sync/observable.ts'
import { onceIdle } from '../../sync/when-idle.ts'
import type { Margins } from '../margins.ts'
import { caretsOf } from '../people.ts'
import { afterFrame } from './after-frame.ts'
import { announcePlace } from './announce-place.ts'
import { type AssistKeys, assistKeys } from './assist-keys.ts'
import { beforeFrame } from './before-frame.ts'
import { carets } from './carets.ts'
import { collaboration } from './collaboration.ts'
import { watchComposition } from './composition.ts'
import { correctBinding } from './corrected-binding.ts'
import { BATCH_MS, createEditDoc, type EditDoc } from './edit-doc.ts'
import styles from './editor.module.css'
import { caretControls, choiceControls, editControls, select } from './editor-controls.ts'
import type { SettableAttribute } from './entry-attributes.ts'
import { lastOf } from './entry-edits.ts'
import { entryKeys, type KeyActions } from './entry-keys.ts'
import { entryAt, entryById, lastEntry } from './entry-place.ts'
import { firstWriter } from './first-writer.ts'
import { freshIds } from './fresh-ids.ts'
import { hideFromReact } from './hide-from-react.ts'
import { replaceLastEntry } from './last-entry.ts'
import { mountView } from './mount-view.ts'
import { readBeforeKeys, readCaret } from './read-caret.ts'
import { holdRow, isRowShown } from './row-anchor.ts'
import { createRows, type Rows } from './rows.ts'
import { createSchema } from './schema.ts'
import type { Trigger } from './trigger.ts'
import { type PickerKeys, triggers } from './trigger-plugin.ts'

/** On a page that is never idle the editor's document is filled after this long, whether it is needed or not. */
const FILLED_AT_LATEST_MS = 150

export type StreamEditorOptions = {
  readonly host: HTMLElement
  readonly connection: MeetingConnection
  readonly margins: Observable<Margins>
  readonly actions: KeyActions
  readonly onPickerKey: PickerKeys
  readonly label: string
  /** The caret waits where the recorder goes on writing, otherwise at the beginning. */
  readonly isWriting: boolean
  readonly unsavedWord: string
  /** What was typed into a line that a colleague took away now stands in a line of its own. */
  readonly onRescued: () => void
  /** Undo or redo has led to what was out of sight. */
  readonly onLed: () => void
}

/** The entry in which the caret stands, with its attributes as the document has them. */
export type CurrentEntry = { readonly id: string } & { readonly [name in SettableAttribute]: string | null }

/** The editor of the stream, as the page around it sees it. */
export type StreamEditor = {
  readonly trigger: Observable<Trigger | null>
  readonly current: Observable<CurrentEntry | null>
  readonly dom: HTMLElement
  /** Puts the caret where this recorder goes on writing; begins their first entry when there is none. */
  readonly focusOwn: () => void
  readonly focus: () => void
  readonly append: () => void
  /** As Enter and Shift+Enter do. */
  readonly next: () => void
  readonly breakLine: () => void
  readonly undo: () => void
  readonly redo: () => void
  /** Scrolls the caret's row into view, as after a change of the window's size. */
  readonly reveal: () => void
  /** Sets an attribute of the entries that the selection touches, and takes the trigger's text away. */
  readonly choose: (name: 'theme' | 'speaker' | 'kind', value: string | null) => void
  /** Sets an attribute of the entries that the selection touches. */
  readonly set: (name: SettableAttribute, value: string | null) => void
  /** Confirms them or leaves them out, or takes that back. */
  readonly toggleStatus: (status: Exclude<EntryStatus, 'draft'>) => void
  /** Hides them from the room's screens, or shows them again. */
  readonly toggleRoom: () => void
  /** The meeting has moved on: one's own entries that wait empty at the end follow it. */
  readonly takeAgenda: (agenda: string | null) => void
  /** Sets an attribute of one entry, wherever the caret is, as a step of its own for undo. */
  readonly assign: (id: string, name: 'theme' | 'mergedInto', value: string) => void
  /** The row of an entry, and words at it that are no part of the record. */
  readonly rowOf: Rows['rowOf']
  readonly markRow: Rows['mark']
  /** What the keys of hints act on; null for nothing. */
  readonly setAssist: (keys: AssistKeys | null) => void
  readonly isEditable: () => boolean
  /** Scrolls to an entry; the caret stays where it is. */
  readonly revealEntry: (id: string) => void
  readonly dismissPicker: () => void
  /** What is being composed is finished first: the browser would leave it in the page, of which nobody gets it. */
  readonly setEditable: (isEditable: boolean) => void
  /** Top of the caret's row and its text, in the window. */
  readonly rowBox: () => { readonly row: DOMRect; readonly text: DOMRect } | null
  readonly destroy: () => void
}

/** Mounts the editor on a gated copy of the meeting's document. Never on a newer schema, never before the first sync. */
export function createStreamEditor(options: StreamEditorOptions): StreamEditor {
  const { connection, actions } = options
  const trigger = createSource<Trigger | null>(null, sameTrigger)
  const current = createSource<CurrentEntry | null>(null, (a, b) => JSON.stringify(a) === JSON.stringify(b))
  let assist: AssistKeys | null = null
  let gate: EditDoc | null = null
  let isOpen = true
  const composition = watchComposition(() => {
    gate?.release()
    if (!isOpen) mounted.setEditable(false)
  })
  gate = createEditDoc({
    net: connection.doc,
    composition,
    unsaved: connection.unsaved,
    onHeld: connection.setHeld,
    onTakingIn: () => readCaret(view),
    onType: (from, to) => onType(from, to),
    desk: actions.desk,
    // The carets that come with the edits, or shortly after them, are drawn in the same frame.
    schedule: task => setTimeout(beforeFrame, BATCH_MS, task),
    sendLater: afterFrame,
    onRescued: ({ id, hadCaret }) => {
      const place = hadCaret ? entryById(view.state.doc, id) : null
      if (place !== null) select(view, place.end)
      options.onRescued()
    },
  })
  const scroller = options.host.parentElement
  const rows = createRows({
    margins: options.margins,
    unsaved: connection.unsaved,
    recorder: actions.desk.recorder,
    unsavedWord: options.unsavedWord,
    scroller,
    whenIdle: composition.whenIdle,
  })
  const { doc } = gate
  const { content, plugins, onType } = collaboration({
    shared: doc,
    source: connection.doc,
    schema: createSchema(),
    composing: composition,
    onReaching: pos => {
      if (scroller && !isRowShown(view, pos, scroller)) options.onLed()
    },
  })
  const noteCurrent = ({ selection }: EditorState) => {
    const entry = entryAt(selection.$head)?.node
    current.set(entry ? currentEntry(entry) : null)
  }
  const mounted = mountView({
    host: options.host,
    scroller,
    content,
    caret: options.isWriting ? placeToWrite(content, actions.desk.recorder()) : 0,
    attributes: { class: styles.editor ?? '', 'aria-label': options.label, 'aria-multiline': 'true' },
    plugins: [
      readBeforeKeys(),
      ...plugins,
      triggers(trigger, options.onPickerKey, styles.trigger ?? ''),
      assistKeys(() => assist),
      announcePlace(connection.awareness, composition),
      carets(caretsOf(connection.awareness), options.margins, composition),
      ...rows.plugins,
      freshIds(actions.desk.newId),
      firstWriter(doc, actions.desk),
      replaceLastEntry(actions.desk, composition),
      entryKeys(actions),
      composition.plugin,
    ],
    around: (shown, tr) => {
      if (tr.docChanged) fillNow(doc)
      const finish = scroller && holdRow(shown, tr, scroller)
      return () => {
        finish?.()
        noteCurrent(shown.state)
      }
    },
  })
  const { view } = mounted
  noteCurrent(view.state)
  correctBinding(view)
  hideFromReact(view.dom)
  const callOffFilling = onceIdle(() => fillNow(doc), FILLED_AT_LATEST_MS)
  return {
    trigger,
    current,
    dom: view.dom,
    ...caretControls(view, actions, composition),
    ...editControls(view, actions, composition),
    ...choiceControls(view, composition),
    rowOf: rows.rowOf,
    markRow: rows.mark,
    setAssist: keys => {
      assist = keys
    },
    isEditable: () => view.editable,
    setEditable: isEditable => {
      isOpen = isEditable
      if (isEditable || !composition.isBusy()) mounted.setEditable(isEditable)
    },
    destroy: () => {
      callOffFilling()
      view.destroy()
      gate?.close()
    },
  }
}

function placeToWrite(doc: Node, recorder: string): number {
  return (lastOf(doc, recorder) ?? lastEntry(doc))?.end ?? 0
}

function currentEntry({ attrs }: Node): CurrentEntry {
  const { id, theme, speaker, kind, agenda, status, room } = attrs
  return { id, theme, speaker, kind, agenda, status, room }
}

function sameTrigger(a: Trigger | null, b: Trigger | null): boolean {
  return a?.kind === b?.kind && a?.from === b?.from && a?.query === b?.query
}
