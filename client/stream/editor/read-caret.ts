import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Makes the editor's selection that of the window. The browser reports a moved caret only after the key that
 * moved it: a quick next key would otherwise act where the caret stood before, and what changes the rows meanwhile
 * would put the caret back there. ProseMirror 1.42 keeps this reading to itself.
 */
export function readCaret(view: EditorView): void {
  const observer: unknown = Reflect.get(view, 'domObserver')
  if (hasFlush(observer)) observer.flush()
}

/** The first of the plugins: whatever takes a key after it acts where the caret is seen. */
export function readBeforeKeys(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: view => {
        readCaret(view)
        return false
      },
    },
  })
}

function hasFlush(observer: unknown): observer is { flush: () => void } {
  return (
    typeof observer === 'object' && observer !== null && typeof Reflect.get(observer, 'flush') === 'function'
  )
}
