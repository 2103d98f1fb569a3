import type { IncomingHttpHeaders } from 'node:http'
import type { Credentials } from '../access/access.ts'

export const SESSION_COOKIE = 'yoroku_session'
export const BROWSER_COOKIE = 'yoroku_browser'

/** What a request or an upgrade carries to prove who it is. A bearer token counts before cookies. */
export function credentialsOf(headers: IncomingHttpHeaders): Credentials {
  return {
    bearer: /^Bearer ([A-Za-z0-9_-]{1,200})$/i.exec(headers.authorization ?? '')?.[1] ?? null,
    session: cookie(headers, SESSION_COOKIE),
    browser: cookie(headers, BROWSER_COOKIE),
  }
}

/** Our cookies hold base64url alone; anything else counts as none. */
function cookie({ cookie: header }: IncomingHttpHeaders, name: string): string | null {
  const value = (header ?? '')
    .split('; ')
    .find(pair => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  return value !== undefined && /^[A-Za-z0-9_-]{20,200}$/.test(value) ? value : null
}
