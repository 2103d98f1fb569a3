import { useCallback, useSyncExternalStore } from 'react'
import type { StreamEditor } from './editor/stream-editor.ts'

/** The theme of the current row: null for none, undefined while no row is current. */
export function useCurrentTheme(editor: StreamEditor | null): string | null | undefined {
  const subscribe = useCallback(
    (listener: () => void) => editor?.current.subscribe(listener) ?? (() => undefined),
    [editor],
  )
  return useSyncExternalStore(subscribe, () => editor?.current.get()?.theme)
}
