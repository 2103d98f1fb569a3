import { type Role, roleCovers } from '../../shared/api.ts'
import type { Clock } from '../clock.ts'
import type { Store, StoredSession, StoredToken } from '../store/store.ts'
import { hashOf, newToken, sameHash } from './tokens.ts'

const SESSION_DAYS = 90
const DAY_MS = 24 * 60 * 60 * 1000

/** What a request carries: a bearer token, or a browser's cookies, or nothing. */
export type Credentials = {
  readonly bearer: string | null
  readonly session: string | null
  /** The long-lived secret of a browser, kept across sign-ins. */
  readonly browser: string | null
}

/** Who somebody is, and by which tokens. `owner` is to whom Yjs client ids are bound. */
export type Identity = {
  readonly owner: string
  readonly browser: string | null
  readonly tokens: readonly StoredToken[]
}

/** What somebody may do in a meeting, and by which token: when that is replaced, the connection ends. */
export type Grant = { readonly role: Role; readonly tokenHash: string }

export type Access = {
  /** Null for nobody: no token, an unknown one, a session that is over. */
  readonly identify: (credentials: Credentials) => Promise<Identity | null>
  /**
   * Opens a session by a token, on top of what the browser's present session holds. Null, with that session left as it
   * is: an unknown token, or one of a deleted meeting.
   */
  readonly openSession: (
    token: string,
    credentials: Credentials,
    name: string | null,
  ) => Promise<OpenedSession | null>
  /** Deletes the sessions that are over. */
  readonly forgetOver: () => Promise<void>
  readonly closeSession: (session: string) => Promise<void>
  /** Replaces the token of a meeting's role; what was opened by the old one is told at once. */
  readonly replaceToken: (meeting: string | null, role: Role) => Promise<string>
  /** Stores a given administrator's token. */
  readonly setAdminToken: (token: string) => Promise<void>
  /** `listener` gets the hash of every token that stops working. */
  readonly onRevoked: (listener: (tokenHash: string) => void) => () => void
}

export type OpenedSession = {
  readonly session: string
  readonly browser: string
  readonly token: StoredToken
  readonly name: string
}

/** The highest role that an identity has in a meeting; the administrator's counts in every meeting. */
export function grantFor(identity: Identity, meeting: string): Grant | null {
  const tokens = identity.tokens.filter(token => token.meeting === meeting || token.role === 'admin')
  const best = tokens.reduce<StoredToken | null>(
    (found, token) => (found === null || !roleCovers(found.role, token.role) ? token : found),
    null,
  )
  return best && { role: best.role, tokenHash: best.hash }
}

export function isAdmin(identity: Identity): boolean {
  return identity.tokens.some(token => token.role === 'admin')
}

export function createAccess(store: Store, clock: Clock): Access {
  const listeners = new Set<(tokenHash: string) => void>()
  const token = async (secret: string): Promise<StoredToken | null> => {
    const hash = hashOf(secret)
    const found = await store.findToken(hash)
    return found && sameHash(found.hash, hash) ? found : null
  }
  const session = async (secret: string | null): Promise<StoredSession | null> => {
    const found = secret === null ? null : await store.findSession(hashOf(secret))
    return found && clock.nowMs() - found.createdMs < SESSION_DAYS * DAY_MS ? found : null
  }
  const put = async (stored: StoredToken) => {
    const old = await store.putToken(stored)
    if (old !== null && old !== stored.hash) for (const listener of listeners) listener(old)
  }
  return {
    identify: async credentials => {
      if (credentials.bearer !== null) {
        const found = await token(credentials.bearer)
        return found && { owner: `token:${found.hash}`, browser: null, tokens: [found] }
      }
      const open = await session(credentials.session)
      if (open === null) return null
      const tokens = await Promise.all(open.grants.map(store.findToken))
      return {
        owner: `browser:${open.browser}`,
        browser: open.browser,
        tokens: tokens.filter(each => each !== null),
      }
    },
    openSession: async (secret, credentials, name) => {
      const found = await token(secret)
      if (found === null || (found.meeting !== null && !(await store.isKept(found.meeting)))) return null
      const before = await session(credentials.session)
      const browser = credentials.browser ?? newToken()
      const id = newToken()
      const browserHash = hashOf(browser)
      const held = before?.browser === browserHash ? before.grants : []
      const alive = await Promise.all(held.map(store.findToken))
      const kept = alive.flatMap(each => each?.hash ?? [])
      const grants = [...new Set([...kept, found.hash])]
      await store.putSession({ hash: hashOf(id), browser: browserHash, createdMs: clock.nowMs(), grants })
      if (before) await store.deleteSession(before.hash)
      if (name !== null) await store.putName(browserHash, name)
      return { session: id, browser, token: found, name: name ?? (await store.nameOf(browserHash)) }
    },
    forgetOver: () => store.dropSessions(clock.nowMs(), SESSION_DAYS * DAY_MS),
    closeSession: secret => store.deleteSession(hashOf(secret)),
    replaceToken: async (meeting, role) => {
      const secret = newToken()
      await put({ hash: hashOf(secret), meeting, role })
      return secret
    },
    setAdminToken: secret => put({ hash: hashOf(secret), meeting: null, role: 'admin' }),
    onRevoked: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
