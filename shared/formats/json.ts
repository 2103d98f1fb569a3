import { layoutValues } from '../meeting/layout.ts'
import type { Meeting } from '../meeting/read-meeting.ts'
import type { Stamp } from '../summary/summary.ts'

/** Marks a file as ours, and the version of its layout. */
export const JSON_FORMAT = 'yoroku-meeting'
export const JSON_VERSION = 1

/**
 * The complete meeting as JSON, to be read in again: facts, lists in order, entries in stream order. Items and
 * entries carry their ids, and an entry refers to them by id (a hand-written file may give 1-based positions
 * instead, see read-json.ts). Empty values are left out; the order of keys is fixed. A final document's stamp stands under `final`. A view link may be given
 * only a meeting that went through `outline/audience.ts`.
 */
export function meetingJson(meeting: Meeting, stamp?: Stamp): string {
  const { schemaVersion, projector, layout, ...content } = meeting
  const settings = { layout: layoutValues(layout), projector }
  const file = {
    format: JSON_FORMAT,
    version: JSON_VERSION,
    schemaVersion,
    final: stamp,
    ...content,
    ...settings,
  }
  return `${JSON.stringify(file, leaveOutEmpty, 1)}\n`
}

/** Every entry as JSON, in stream order, with the names of the ledger's references resolved by id alone. */
export function entriesJson(meeting: Meeting): string {
  return `${JSON.stringify(meeting.entries, leaveOutEmpty, 1)}\n`
}

function leaveOutEmpty(_key: string, value: unknown): unknown {
  if (value === '' || value === null) return undefined
  return isEmptyObject(value) ? undefined : value
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value ?? {}).length === 0
}
