const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Bytes of randomness that a caller must draw for one id (96 bits, 16 characters). */
export const ID_BYTES = 12

/**
 * URL-safe id (base64url, no padding) of the random bytes that the caller drew: `shared/` has no randomness
 * of its own. 12 bytes give the 16 characters used for entries, themes, agenda items and attendees.
 */
export function idFromBytes(bytes: Uint8Array): string {
  let id = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    bits = (bits << 8) | byte
    held += 8
    while (held >= 6) {
      held -= 6
      id += ALPHABET[(bits >> held) & 63]
    }
    bits &= (1 << held) - 1
  }
  return held > 0 ? id + ALPHABET[(bits << (6 - held)) & 63] : id
}
