export const MEETING_SCREENS = ['setup', 'stream', 'summary', 'history', 'projector'] as const
export type MeetingScreen = (typeof MEETING_SCREENS)[number]

export type Route =
  | { readonly kind: 'home' }
  /** `/m/<id>`: the address in a shared link; the role decides which screen follows. */
  | { readonly kind: 'join'; readonly meeting: string }
  | { readonly kind: 'meeting'; readonly meeting: string; readonly screen: MeetingScreen }
  /** `/m/<id>/preview`: the room's screen, small, in a frame on the lead's page. */
  | { readonly kind: 'preview'; readonly meeting: string }
  | { readonly kind: 'unknown' }

/** The route that a path names. */
export function parseRoute(pathname: string): Route {
  if (pathname === '/') return { kind: 'home' }
  const [, m, meeting, screen, ...rest] = pathname.split('/')
  if (m !== 'm' || !meeting || !/^[A-Za-z0-9_-]+$/.test(meeting) || rest.length > 0)
    return { kind: 'unknown' }
  if (screen === undefined || screen === '') return { kind: 'join', meeting }
  if (screen === 'preview') return { kind: 'preview', meeting }
  const known = MEETING_SCREENS.find(each => each === screen)
  return known ? { kind: 'meeting', meeting, screen: known } : { kind: 'unknown' }
}

export function pathOf(route: Exclude<Route, { kind: 'unknown' }>): string {
  switch (route.kind) {
    case 'home':
      return '/'
    case 'join':
      return `/m/${route.meeting}`
    case 'meeting':
      return `/m/${route.meeting}/${route.screen}`
    case 'preview':
      return `/m/${route.meeting}/preview`
  }
}

/** Goes to an address of this application without loading a page. */
export function navigate(path: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', path)
  else history.pushState(null, '', path)
  for (const listener of listeners) listener()
}

const listeners = new Set<() => void>()

/** Calls at each change of the address until the function that it returns is called. */
export function followAddress(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
  }
}
