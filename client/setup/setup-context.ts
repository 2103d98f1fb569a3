import { createContext, useContext } from 'react'
import type { MeetingConnection } from '../sync/connection.ts'

/** A colleague's place in the set-up, as it is marked there. */
export type Marked = { readonly name: string; readonly letter: string; readonly hue: string }

export type Setup = {
  readonly connection: MeetingConnection
  readonly isReadOnly: boolean
  /** Colleagues by the id of the input that they edit. */
  readonly colleagues: ReadonlyMap<string, Marked>
  /** Tells the colleagues which input is being edited here; null for none. */
  readonly announce: (place: string | null) => void
}

const context = createContext<Setup | null>(null)
export const SetupProvider = context.Provider

export function useSetup(): Setup {
  const setup = useContext(context)
  if (setup === null) throw new Error('useSetup outside of the set-up page')
  return setup
}
