import { ID_BYTES, idFromBytes } from '../shared/ids.ts'

/** A new random id for an entry, theme, agenda item or attendee. */
export function newId(): string {
  return idFromBytes(crypto.getRandomValues(new Uint8Array(ID_BYTES)))
}
