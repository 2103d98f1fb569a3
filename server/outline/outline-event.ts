import type { OutlinePatch } from '../../shared/outline/outline-patch.ts'
import type { RoomOutline } from '../../shared/outline/round.ts'

/** An event of an outline stream, as the bytes that every reader gets. */
export type OutlineEvent = {
  readonly id: string
  readonly bytes: Buffer
}

/** The whole outline; what came before does not matter. */
export function snapshotEvent(id: string, outline: RoomOutline): OutlineEvent {
  return { id, bytes: bytesOf('snapshot', id, outline) }
}

/** What leads to the outline of this id from the one that the reader has. */
export function patchEvent(id: string, patch: OutlinePatch): OutlineEvent {
  return { id, bytes: bytesOf('patch', id, patch) }
}

function bytesOf(kind: 'snapshot' | 'patch', id: string, data: RoomOutline | OutlinePatch): Buffer {
  return Buffer.from(`id: ${id}\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`)
}
