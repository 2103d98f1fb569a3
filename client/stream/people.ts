import { useMemo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { type Presence, parsePresence } from '../../shared/sync/presence.ts'
import { createSource, type Observable } from '../sync/observable.ts'

/** A recorder who is connected, as the server names them; their caret moves within the entry without a word here. */
export type Colleague = Omit<Presence, 'cursor'> & { readonly client: number }
export type ColleagueCaret = Colleague & Pick<Presence, 'cursor'>

type Followed = {
  readonly colleagues: Observable<readonly Colleague[]>
  readonly carets: Observable<readonly ColleagueCaret[]>
}

const known = new WeakMap<Awareness, Followed>()

/** The colleagues who are here; one's own tab is not among them. */
export function colleaguesOf(awareness: Awareness): Observable<readonly Colleague[]> {
  return followed(awareness).colleagues
}

/** The same with their carets: changes with each key that one of them presses. */
export function caretsOf(awareness: Awareness): Observable<readonly ColleagueCaret[]> {
  return followed(awareness).carets
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

function followed(awareness: Awareness): Followed {
  const source = known.get(awareness) ?? follow(awareness)
  known.set(awareness, source)
  return source
}

function follow(awareness: Awareness): Followed {
  const now = readColleagues(awareness)
  const colleagues = createSource<readonly Colleague[]>(now.map(withoutCaret), sameColleagues)
  const carets = createSource(now, sameColleagues)
  awareness.on('change', () => {
    const next = readColleagues(awareness)
    carets.set(next)
    colleagues.set(next.map(withoutCaret))
  })
  return { colleagues, carets }
}

function withoutCaret({ client, user, entry, typing }: ColleagueCaret): Colleague {
  return { client, user, entry, typing }
}

function readColleagues(awareness: Awareness): readonly ColleagueCaret[] {
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
