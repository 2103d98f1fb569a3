import { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { MeetingConnection } from '../../sync/connection.ts'
import { createSource, type Observable } from '../../sync/observable.ts'
import type { Margins } from '../margins.ts'
import { colleaguesOf } from '../people.ts'
import { announcePlace } from './announce-place.ts'
import { carets } from './carets.ts'
import { collaboration } from './collaboration.ts'
import { watchComposition } from './composition.ts'
import { correctBinding } from './corrected-binding.ts'
import { createEditDoc, type EditDoc } from './edit-doc.ts'
import styles from './editor.module.css'
import { appendEntry, lastOf } from './entry-edits.ts'
import { applyTheme, entryKeys, type KeyActions, withAttribute } from './entry-keys.ts'
import { entryAt, entryById } from './entry-place.ts'
import { freshIds } from './fresh-ids.ts'
import { hideFromReact } from './hide-from-react.ts'
import { rows } from './rows.ts'
import { streamSchema } from './schema.ts'
import type { Trigger } from './trigger.ts'
import { dismissTrigger, type PickerKeys, removeTrigger, triggers } from './trigger-plugin.ts'

export type StreamEditorOptions = {
  readonly host: HTMLElement
  readonly connection: MeetingConnection
  readonly margins: Observable<Margins>
  readonly actions: KeyActions
  readonly onPickerKey: PickerKeys
  readonly label: string
  readonly unsavedWord: string
}

/** The entry in which the caret stands. */
export type CurrentEntry = { readonly id: string; readonly theme: string | null }

/** The editor of the stream, as the page around it sees it. */
export type StreamEditor = {
  readonly trigger: Observable<Trigger | null>
  readonly current: Observable<CurrentEntry | null>
  readonly dom: HTMLElement
  /** Puts the caret where this recorder goes on writing; begins their first entry when there is none. */
  readonly focusOwn: () => void
  readonly focus: () => void
  readonly append: () => void
  /** Scrolls the caret's row into view, as after a change of the window's size. */
  readonly reveal: () => void
  /** Sets an attribute of the entries that the selection touches, and takes the trigger's text away. */
  readonly choose: (name: 'theme' | 'speaker' | 'kind', value: string | null) => void
  readonly setTheme: (theme: string | null) => void
  readonly showEntry: (id: string) => void
  readonly dismissPicker: () => void
  readonly setEditable: (isEditable: boolean) => void
  /** Top of the caret's row and its text, in the window. */
  readonly rowBox: () => { readonly row: DOMRect; readonly text: DOMRect } | null
  readonly destroy: () => void
}

/** Mounts the editor on a gated copy of the meeting's document. Never on a newer schema, never before the first sync. */
export function createStreamEditor(options: StreamEditorOptions): StreamEditor {
  const { connection, actions } = options
  const trigger = createSource<Trigger | null>(null, sameTrigger)
  const current = createSource<CurrentEntry | null>(null, (a, b) => a?.id === b?.id && a?.theme === b?.theme)
  let gate: EditDoc | null = null
  const composition = watchComposition(() => gate?.release())
  gate = createEditDoc(connection.doc, composition, connection.setHeld)
  const editor = new Editor({
    element: options.host,
    injectCSS: false,
    enableCoreExtensions: CORE_EXTENSIONS,
    editorProps: {
      attributes: { class: styles.editor ?? '', 'aria-label': options.label, 'aria-multiline': 'true' },
      scrollMargin: { top: 12, bottom: 72, left: 0, right: 0 },
      scrollThreshold: { top: 12, bottom: 64, left: 0, right: 0 },
    },
    extensions: [
      ...streamSchema,
      composition.extension,
      triggers(trigger, options.onPickerKey, styles.trigger ?? ''),
      entryKeys(actions),
      collaboration(gate.doc),
      freshIds(actions.desk.newId),
      rows({
        margins: options.margins,
        unsaved: connection.unsaved,
        recorder: actions.desk.recorder,
        unsavedWord: options.unsavedWord,
      }),
      carets(colleaguesOf(connection.awareness), options.margins, composition.isBusy),
      announcePlace(connection.awareness, composition.isBusy),
    ],
    onTransaction: ({ editor: { state } }) => {
      const entry = entryAt(state.selection.$head)?.node
      current.set(entry ? { id: entry.attrs.id, theme: entry.attrs.theme } : null)
    },
  })
  correctBinding(editor.view)
  hideFromReact(editor.view.dom)
  return {
    trigger,
    current,
    dom: editor.view.dom,
    ...caretControls(editor, actions),
    ...choiceControls(editor),
    setEditable: isEditable => editor.setEditable(isEditable, false),
    destroy: () => {
      editor.destroy()
      gate?.close()
    },
  }
}

/** TipTap's own keymap would handle Enter and Backspace its way. */
const CORE_EXTENSIONS = {
  keymap: false,
  commands: false,
  clipboardTextSerializer: false,
  drop: false,
  paste: false,
  delete: false,
  textDirection: false,
} as const

function caretControls(editor: Editor, { desk }: KeyActions) {
  const { view } = editor
  /** Focus comes first: ProseMirror scrolls only to a selection that is in the page. */
  const select = (pos: number) => {
    view.focus()
    const selection = TextSelection.create(view.state.doc, pos)
    view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
  }
  const append = () => {
    view.focus()
    view.dispatch(appendEntry(view.state, desk))
  }
  return {
    focus: () => view.focus(),
    reveal: () => view.dispatch(view.state.tr.scrollIntoView()),
    append,
    focusOwn: () => {
      const own = lastOf(view.state, desk.recorder())
      if (own === null) return append()
      select(own.end)
    },
    showEntry: (id: string) => {
      const place = entryById(view.state.doc, id)
      if (place === null) return
      select(place.end)
    },
    rowBox: () => {
      const place = entryAt(view.state.selection.$head)
      const row = place && view.nodeDOM(place.pos)
      const text = row instanceof HTMLElement ? row.querySelector('p') : null
      if (!(row instanceof HTMLElement) || text === null) return null
      return { row: row.getBoundingClientRect(), text: text.getBoundingClientRect() }
    },
  }
}

function choiceControls(editor: Editor) {
  const { view } = editor
  return {
    choose: (name: 'theme' | 'speaker' | 'kind', value: string | null) => {
      view.dispatch(removeTrigger(view.state))
      view.dispatch(withAttribute(view.state, name, value))
      view.focus()
    },
    setTheme: (theme: string | null) => {
      applyTheme(view, { theme })
      view.focus()
    },
    dismissPicker: () => view.dispatch(dismissTrigger(view.state)),
  }
}

function sameTrigger(a: Trigger | null, b: Trigger | null): boolean {
  return a?.kind === b?.kind && a?.from === b?.from && a?.query === b?.query
}
