import type { SQLOutputValue } from 'node:sqlite'
import { crc32 } from 'node:zlib'

export type Row = Record<string, SQLOutputValue>

/** True when the bytes are those that were written with this checksum, and stand for the same numbers. */
export function isWhole({ n, since, crc, data }: Row): boolean {
  const bytes = bytesOf(data)
  return (since === null ? crc32(bytes) : mergedCrc(Number(since), Number(n), bytes)) === Number(crc)
}

export function mergedCrc(since: number, n: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${since} ${n}`))
}

/** As `isWhole`, for a row of the snapshots: its meeting and number are part of the checksum. */
export function isWholeSnapshot(id: string, row: Row): boolean {
  return snapshotCrc(id, Number(row.seq), bytesOf(row.data)) === Number(row.crc)
}

export function snapshotCrc(id: string, seq: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${id} ${seq}`))
}

/** True when all of a row of the points is as it was written. */
export function isWholePoint(row: Row): boolean {
  return isWholeBesideState(row) && (row.state === null || isWholeState(row))
}

export function isWholeBesideState(row: Row): boolean {
  return pointCrc(row) === Number(row.crc)
}

function isWholeState(row: Row): boolean {
  return crc32(bytesOf(row.state)) === Number(row.state_crc)
}

/** Of a row of the points, without the document that it may hold. */
export function pointCrc({ meeting, id, seq, at_ms, facts, kind, number }: Row): number {
  return crc32(JSON.stringify([meeting, id, seq, at_ms, facts, kind, number]))
}

/** A blob; no bytes for anything else. */
export function bytesOf(value: SQLOutputValue | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array()
}
