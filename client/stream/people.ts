import type { Awareness } from 'y-protocols/awareness'
import { type Presence, parsePresence } from '../../shared/sync/presence.ts'
import { createSource, type Observable } from '../sync/observable.ts'

/** A recorder who is connected, as the server names them. */
export type Colleague = Presence & { readonly client: number }

const known = new WeakMap<Awareness, Observable<readonly Colleague[]>>()

/** The colleagues who are here; one's own tab is not among them. */
export function colleaguesOf(awareness: Awareness): Observable<readonly Colleague[]> {
  const source = known.get(awareness) ?? followColleagues(awareness)
  known.set(awareness, source)
  return source
}

function followColleagues(awareness: Awareness): Observable<readonly Colleague[]> {
  const source = createSource(readColleagues(awareness), sameColleagues)
  awareness.on('change', () => source.set(readColleagues(awareness)))
  return source
}

function readColleagues(awareness: Awareness): readonly Colleague[] {
  return [...awareness.getStates()]
    .filter(([client]) => client !== awareness.clientID)
    .flatMap(([client, state]) => {
      const user = parseUser(state.user)
      const parsed = parsePresence(JSON.stringify(state))
      return user && parsed.kind === 'here' ? [{ client, user, ...parsed.fields }] : []
    })
    .sort((a, b) => a.user.colour - b.user.colour || a.client - b.client)
}

function parseUser(user: unknown): Presence['user'] | null {
  if (typeof user !== 'object' || user === null) return null
  const { name, colour } = user as { name?: unknown; colour?: unknown }
  return typeof name === 'string' ? { name, colour: typeof colour === 'number' ? colour : 0 } : null
}

function sameColleagues(a: readonly Colleague[], b: readonly Colleague[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
