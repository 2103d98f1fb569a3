import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A new secret: 256 bits as base64url. Shown once, never stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A new id of a meeting: 144 bits as base64url. */
export function newMeetingId(): string {
  return randomBytes(18).toString('base64url')
}

/** What is stored of a secret. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Compares two hashes in constant time. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
