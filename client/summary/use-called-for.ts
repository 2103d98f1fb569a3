import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { Selected } from './use-selection.ts'

/**
 * The element of what can be selected on the sheet. When it is gone to from elsewhere it comes into view and takes the
 * focus; when it is put into another place with the focus in it, it keeps that.
 */
export function useCalledFor(selected: Selected | null, place: string): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null)
  const { calledFor = 0, block = 'nearest', answered } = selected ?? {}
  useEffect(() => {
    if (answered === undefined || calledFor <= answered.current) return
    answered.current = calledFor
    frame.current?.scrollIntoView({ block })
    frame.current?.focus({ preventScroll: true })
  }, [calledFor, block, answered])
  const isSelected = selected !== null
  const isEdited = selected?.caret != null
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place is what takes the focus away
  useLayoutEffect(() => {
    const { activeElement, body } = document
    if (!isSelected || isEdited || activeElement !== body) return
    frame.current?.focus({ preventScroll: true })
    if (calledFor > 0) frame.current?.scrollIntoView({ block: 'nearest' })
  }, [place])
  return frame
}
