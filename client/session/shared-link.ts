export type SharedLink =
  | { readonly kind: 'meeting'; readonly meeting: string; readonly token: string }
  | { readonly kind: 'admin'; readonly token: string }
  /** A link of ours whose end is missing. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'foreign' }

/** 128 bits in base64url; what is shorter has lost its end on the way. */
const LEAST_TOKEN_CHARACTERS = 22

/** What a pasted link is. Its host is not looked at: one server may be reached under several names. */
export function parseSharedLink(pasted: string): SharedLink {
  const match = /^(?:[a-z]+:\/\/[^/#?]+)?(\/[^#?]*)?(?:#(.*))?$/.exec(pasted.trim())
  if (!match) return { kind: 'foreign' }
  const [, path = '/', token = ''] = match
  const meeting = /^\/m\/([A-Za-z0-9_-]+)\/?$/.exec(path)?.[1]
  if (path !== '/' && meeting === undefined)
    return path.startsWith('/m') ? { kind: 'cut' } : { kind: 'foreign' }
  if (!isWholeToken(token)) return { kind: 'cut' }
  return meeting === undefined ? { kind: 'admin', token } : { kind: 'meeting', meeting, token }
}

function isWholeToken(token: string): boolean {
  return token.length >= LEAST_TOKEN_CHARACTERS && /^[A-Za-z0-9_-]+$/.test(token)
}

/** The token in the address bar; '' when there is none. */
export function tokenInAddress(): string {
  return location.hash.slice(1)
}

/** Takes the token out of the address bar and the history. */
export function clearAddress(): void {
  if (location.hash !== '') history.replaceState(null, '', location.pathname)
}
