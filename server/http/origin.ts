import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'

/**
 * Whether a request may have come from a page of ours. The Host must be the public one, this machine's, or a bare
 * address: a name that an attacker points at this server (DNS rebinding) is none of them.
 */
export function isOwnHost(host: string | undefined, publicUrl: string | null): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false
  if (publicUrl !== null && new URL(publicUrl).host === host.toLowerCase()) return true
  const name = new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '')
  return name === 'localhost' || isIP(name) !== 0
}

/** 'none': not a browser, or a plain navigation. */
export function originOf(headers: IncomingHttpHeaders, publicUrl: string | null): 'own' | 'foreign' | 'none' {
  const { origin, host } = headers
  if (origin === undefined) return 'none'
  if (origin === publicUrl) return 'own'
  const isSameHost = URL.canParse(origin) && new URL(origin).host === host?.toLowerCase()
  return isSameHost && /^https?:/.test(origin) ? 'own' : 'foreign'
}
