import { useMemo, useSyncExternalStore } from 'react'
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

/** The names of the colleagues who are here; what they do brings nothing new. */
export function usePresentNames(awareness: Awareness): readonly string[] {
  const colleagues = colleaguesOf(awareness)
  const names = useSyncExternalStore(colleagues.subscribe, () => joined(colleagues.get()))
  return useMemo(() => names.split('\n').filter(name => name !== ''), [names])
}

function joined(colleagues: readonly Colleague[]): string {
  return colleagues.map(({ user }) => user.name).join('\n')
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
