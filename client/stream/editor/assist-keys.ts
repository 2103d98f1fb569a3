import { Plugin } from '@tiptap/pm/state'

/** What the keys of hints do; each answers whether there was a hint to act on. */
export type AssistKeys = {
  readonly accept: () => boolean
  readonly merge: () => boolean
  readonly keepApart: () => boolean
}

/** Tab, Alt+M and Alt+N (by their place, whatever the input source), after an open picker and before the other keys. */
export function assistKeys(keys: () => AssistKeys | null): Plugin {
  return new Plugin({
    props: { handleKeyDown: (_, event) => press(event, keys()) },
  })
}

function press(event: KeyboardEvent, keys: AssistKeys | null): boolean {
  if (keys === null || event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return false
  if (event.key === 'Tab' && !event.altKey) return keys.accept()
  if (!event.altKey) return false
  if (event.code === 'KeyM') return keys.merge()
  return event.code === 'KeyN' && keys.keepApart()
}
