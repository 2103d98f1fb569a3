import { type RefObject, useMemo, useRef, useState } from 'react'
import type { CaretPlace } from './text/entry-text.ts'

/** Which entry (or theme, under the key of its line) is worked on. */
export type Selected = {
  readonly id: string | null
  /** Which call it was gone to by from elsewhere: it is brought into view and takes the focus. 0 for none. */
  readonly calledFor: number
  /** The last call that was answered. One that is put on another sheet is a new element, and not called again. */
  readonly answered: RefObject<number>
  /** Into the middle, as from the panel, or just as far as it takes to be seen. */
  readonly block: ScrollLogicalPosition
  /** Where its text is edited from; null while it is not edited. */
  readonly caret: CaretPlace | null
}

export type Selection = Selected & {
  readonly select: (id: string) => void
  /** Selects an entry and brings it into view with the focus in it. */
  readonly goTo: (id: string, block?: ScrollLogicalPosition) => void
  readonly edit: (id: string, caret: CaretPlace) => void
  /** Ends editing, if it is that entry that is edited. */
  readonly endEdit: (id: string) => void
}

export function useSelection(): Selection {
  const answered = useRef(0)
  const calls = useRef(0)
  const [state, setState] = useState<Omit<Selected, 'answered'>>({
    id: null,
    calledFor: 0,
    block: 'center',
    caret: null,
  })
  const steps = useMemo(
    () => ({
      select: (id: string) =>
        setState(now => (now.id === id ? now : { ...now, id, calledFor: 0, caret: null })),
      goTo: (id: string, block: ScrollLogicalPosition = 'center') => {
        calls.current++
        setState({ id, calledFor: calls.current, block, caret: null })
      },
      edit: (id: string, caret: CaretPlace) => setState(now => ({ ...now, id, calledFor: 0, caret })),
      endEdit: (id: string) => setState(now => (now.id === id ? { ...now, caret: null } : now)),
    }),
    [],
  )
  return useMemo(() => ({ ...state, ...steps, answered }), [state, steps])
}
