import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { isOfInputMethod } from '../../ui/of-input-method.ts'
import { entryAt } from './entry-place.ts'

/** ProseMirror reads a composition's result 20 ms after its end; flushing earlier scrambles the text (measured). */
const SETTLE_MS = 50

export type CompositionWatch = {
  readonly isBusy: () => boolean
  /** How many compositions have begun: one can follow another before the editor has read its result. */
  readonly count: () => number
  readonly entry: () => string | null
  /** Runs a task now, or once the composition's result has been read. */
  readonly whenIdle: (task: () => void) => void
  readonly plugin: Plugin
}

/** Watches the input method. `onIdle` runs once a composition has ended and its result has been read. */
export function watchComposition(onIdle: () => void): CompositionWatch {
  let view: EditorView | null = null
  let isBusy = false
  let count = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const waiting: (() => void)[] = []
  const end = () => {
    if (view?.composing) return
    if (isBusy) {
      isBusy = false
      onIdle()
    }
    for (const task of waiting.splice(0)) task()
  }
  const start = () => {
    clearTimeout(timer)
    isBusy = true
    count++
  }
  const settle = () => {
    clearTimeout(timer)
    timer = setTimeout(end, SETTLE_MS)
  }
  const plugin = new Plugin({
    view: created => {
      view = created
      return { destroy: () => clearTimeout(timer) }
    },
    props: {
      handleDOMEvents: {
        keydown: (_, event) => isOfInputMethod(event),
        compositionstart: start,
        compositionend: settle,
        blur: settle,
      },
    },
  })
  const isNowBusy = () => isBusy || view?.composing === true
  return {
    isBusy: isNowBusy,
    count: () => count,
    entry: () => (view === null ? null : (entryAt(view.state.selection.$head)?.node.attrs.id ?? null)),
    whenIdle: task => {
      if (isNowBusy()) waiting.push(task)
      else task()
    },
    plugin,
  }
}
