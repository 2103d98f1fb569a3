import { useState } from 'react'

/** Which entry is worked on. `calledFor` counts the times that it was gone to from elsewhere. */
export type Selection = {
  readonly id: string | null
  readonly calledFor: number
  readonly select: (id: string) => void
  /** Selects an entry and brings it into view with the focus in it. */
  readonly goTo: (id: string) => void
}

export function useSelection(): Selection {
  const [state, setState] = useState<{ id: string | null; calledFor: number }>({ id: null, calledFor: 0 })
  return {
    ...state,
    select: id => setState(now => (now.id === id ? now : { id, calledFor: 0 })),
    goTo: id => setState(now => ({ id, calledFor: now.calledFor + 1 })),
  }
}
