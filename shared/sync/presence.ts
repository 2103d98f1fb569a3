/** A state's JSON beyond this many characters is dropped. */
export const MAX_PRESENCE_LENGTH = 4096

/** Who somebody is: set by the server from the session, never by the client. `colour` counts recorders from 1. */
export type PresenceUser = { readonly name: string; readonly colour: number }

/** A place in the document, as Yjs writes a relative position in JSON. */
export type RelativePlace = {
  readonly type: PlaceId | null
  readonly tname: string | null
  readonly item: PlaceId | null
  readonly assoc: number
}
type PlaceId = { readonly client: number; readonly clock: number }

/** Where a caret stands, and under which id of the document's its owner writes, null when that is not told. */
export type PresenceCursor = {
  readonly anchor: RelativePlace
  readonly head: RelativePlace
  readonly writer: number | null
}

/** What a client may say about itself. Everything else in an awareness state is dropped. */
export type PresenceFields = {
  /** Id of the entry in which the caret stands. */
  readonly entry: string | null
  readonly cursor: PresenceCursor | null
  readonly typing: boolean
}

/** The awareness state of one client as colleagues receive it. */
export type Presence = PresenceFields & { readonly user: PresenceUser }

export type ParsedPresence =
  | { readonly kind: 'here'; readonly fields: PresenceFields }
  | { readonly kind: 'left' }
  | { readonly kind: 'bad' }

/** Reads an awareness state that a client sent: total, and nothing but the known fields comes through. */
export function parsePresence(json: string): ParsedPresence {
  if (json.length > MAX_PRESENCE_LENGTH) return { kind: 'bad' }
  const value = parseJson(json)
  if (value === null) return { kind: 'left' }
  if (!isRecord(value)) return { kind: 'bad' }
  return {
    kind: 'here',
    fields: {
      entry: typeof value.entry === 'string' && value.entry.length <= 64 ? value.entry : null,
      cursor: parseCursor(value.cursor),
      typing: value.typing === true,
    },
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function parseCursor(value: unknown): PresenceFields['cursor'] {
  if (!isRecord(value)) return null
  const anchor = parsePlace(value.anchor)
  const head = parsePlace(value.head)
  const writer = isCount(value.writer) ? value.writer : null
  return anchor === null || head === null ? null : { anchor, head, writer }
}

function parsePlace(value: unknown): RelativePlace | null {
  if (!isRecord(value)) return null
  const type = parseId(value.type)
  const item = parseId(value.item)
  const tname = typeof value.tname === 'string' && value.tname.length <= 64 ? value.tname : null
  if (type === null && item === null && tname === null) return null
  return { type, tname, item, assoc: value.assoc === -1 ? -1 : 0 }
}

function parseId(value: unknown): PlaceId | null {
  if (!isRecord(value)) return null
  const { client, clock } = value
  return isCount(client) && isCount(clock) ? { client, clock } : null
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
