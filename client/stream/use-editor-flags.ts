import { useEffect } from 'react'
import type { MeetingConnection } from '../sync/connection.ts'
import { useObserved } from '../sync/use-observable.ts'
import { setFlag } from './editor/element.ts'
import type { StreamEditor } from './editor/stream-editor.ts'
import type { Filter } from './FilterButtons.tsx'

type Flags = { readonly filter: Filter; readonly canWrite: boolean }

/** What the whole editor shows: a filter, read-only, and the unsaved rows while there is no connection. */
export function useEditorFlags(
  editor: StreamEditor | null,
  connection: MeetingConnection,
  { filter, canWrite }: Flags,
): void {
  const isOffline = useObserved(
    connection.save,
    ({ kind }) => kind === 'offline' || kind === 'failed' || kind === 'closed',
  )
  useEffect(() => editor?.setEditable(canWrite), [editor, canWrite])
  useEffect(() => {
    if (editor) setFlag(editor.dom, 'data-filter', filter)
  }, [editor, filter])
  useEffect(() => {
    if (editor) setFlag(editor.dom, 'data-offline', isOffline ? '' : null)
  }, [editor, isOffline])
}
