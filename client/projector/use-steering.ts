import { useEffect, useMemo, useState } from 'react'
import type { ProjectorState } from '../../shared/meeting/read-projector.ts'
import type { ThemeMark } from '../../shared/outline/outline.ts'
import { keepSteering, keptSteering } from './kept-view.ts'
import { afterLead, type LocalSteering, nextScale, steeredBy } from './steering.ts'

export type Steering = {
  readonly state: ProjectorState
  readonly focusOn: (number: number) => void
  readonly toggleBlank: () => void
  readonly togglePaused: () => void
  readonly rescale: (step: 1 | -1) => void
  readonly reset: () => void
}

type Known = { readonly lead: ProjectorState; readonly local: LocalSteering }

/** What is shown: as the lead steers it, overruled by this screen's keys until the lead changes the same thing. */
export function useSteering(lead: ProjectorState, themes: readonly ThemeMark[]): Steering {
  const [known, setKnown] = useState<Known>(() => ({ lead, local: keptSteering(lead) }))
  if (known.lead !== lead) setKnown({ lead, local: afterLead(known.local, known.lead, lead) })
  useEffect(() => keepSteering(known.lead, known.local), [known])
  const state = useMemo(() => steeredBy(lead, known.local), [lead, known.local])
  const choose = (local: LocalSteering) => setKnown({ lead, local: { ...known.local, ...local } })
  return {
    state,
    focusOn: number => {
      const theme = themes.find(each => each.number === number)
      if (theme !== undefined) choose({ focus: theme.id })
      // A second 0 goes from the current item to the whole agenda.
      else if (number === 0) choose({ focus: state.focus === 'current' ? 'all' : 'current' })
    },
    toggleBlank: () => choose({ blank: !state.blank }),
    togglePaused: () => choose({ paused: !state.paused }),
    rescale: step => choose({ scale: nextScale(state.scale, step) }),
    reset: () => setKnown({ lead, local: {} }),
  }
}
