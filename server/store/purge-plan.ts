import type { DatabaseSync } from 'node:sqlite'
import { endsHolding } from './held-text.ts'
import { hourEndsOf, type LogRow, mergedRows, piecesOf } from './merged-rows.ts'
import { provenSnapshot } from './snapshot.ts'
import { isWholePoint } from './sqlite-points.ts'
import { intactRows, type StoredRow } from './thinning.ts'

/** `text`: what is to vanish; null for all that was deleted. */
export type PurgeTask = {
  readonly meeting: string
  readonly text: string | null
  /** The record as captured and final documents that hold it go too. */
  readonly withVersions: boolean
}

/** What holds the text, by ids of points and numbers of the log. */
export type PurgeFindings = {
  readonly points: readonly number[]
  readonly versions: readonly number[]
  readonly hours: readonly number[]
  /** It stands in the meeting now: a purge would not take it away. */
  readonly isPresent: boolean
}

/** What a purge writes in place of what stands in the log now. Null where the log is damaged and cannot be rebuilt. */
export type PurgePlan = {
  readonly findings: PurgeFindings
  readonly rewriting: Rewriting | null
}
export type Rewriting = {
  readonly rows: readonly LogRow[]
  readonly replaced: { readonly rows: number; readonly crcs: number }
  readonly snapshot: Uint8Array
  readonly seq: number
  /** Ids of the points that go. */
  readonly dropped: readonly number[]
}

type Point = {
  readonly id: number
  readonly seq: number
  readonly isVersion: boolean
  readonly holdsInFacts: boolean
}

/** Works out what a purge takes away and what it leaves: every other moment of the history stays what it was. */
export function purgePlanOf(db: DatabaseSync, { meeting, text, withVersions }: PurgeTask): PurgePlan {
  const rows = intactRows(db, meeting, { after: 0 })
  const seq = rows.at(-1)?.n ?? 0
  const points = pointsOf(db, meeting, text)
  const ends = new Set([...hourEndsOf(rows), ...points.map(point => point.seq), seq])
  const holding = text === null ? new Set([...ends].filter(end => end < seq)) : endsHolding(rows, ends, text)
  const held = points.filter(point => holding.has(point.seq) || point.holdsInFacts)
  const pointEnds = new Set(points.map(point => point.seq))
  const findings: PurgeFindings = {
    points: held.filter(point => !point.isVersion).map(point => point.id),
    versions: held.filter(point => point.isVersion).map(point => point.id),
    hours: [...holding].filter(end => end < seq && !pointEnds.has(end)),
    isPresent: text !== null && holding.has(seq),
  }
  const dropped = withVersions ? [...findings.points, ...findings.versions] : findings.points
  const kept = points.filter(point => !dropped.includes(point.id))
  const stays = new Set([...[...ends].filter(end => !holding.has(end)), ...kept.map(point => point.seq), seq])
  return { findings, rewriting: rewritingOf(rows, stays, dropped, lastNumber(db, meeting)) }
}

function rewritingOf(
  rows: readonly StoredRow[],
  stays: ReadonlySet<number>,
  dropped: readonly number[],
  last: number,
): Rewriting | null {
  const { pieces } = piecesOf(rows, stays, Number.POSITIVE_INFINITY)
  const merged = mergedRows([], pieces)
  const snapshot = provenSnapshot(merged.map(row => row.data))
  if (last === 0 || merged.length < pieces.length || merged.at(-1)?.n !== last || snapshot === null)
    return null
  const crcs = rows.reduce((sum, { crc }) => sum + crc, 0)
  return { rows: merged, replaced: { rows: rows.length, crcs }, snapshot, seq: last, dropped }
}

function pointsOf(db: DatabaseSync, meeting: string, text: string | null): Point[] {
  const inFacts = text === null ? null : JSON.stringify(text).slice(1, -1)
  const rows = db.prepare('select * from points where meeting = ? order by id').all(meeting)
  return rows.map(row => ({
    id: Number(row.id),
    seq: Number(row.seq),
    isVersion: row.kind !== null,
    holdsInFacts: !isWholePoint(row) || (inFacts !== null && String(row.facts).includes(inFacts)),
  }))
}

function lastNumber(db: DatabaseSync, meeting: string): number {
  return Number(db.prepare('select max(n) as last from log where meeting = ?').get(meeting)?.last ?? 0)
}
