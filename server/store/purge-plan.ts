import type { DatabaseSync } from 'node:sqlite'
import { isWholePoint } from './checksums.ts'
import { endsHolding } from './held-text.ts'
import { logEnds } from './log-end.ts'
import { hourEndsOf, type LogRow, mergedRows, piecesOf } from './merged-rows.ts'
import { provenSnapshot } from './snapshot.ts'
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
  /** Those that stay and do not stay as they are. */
  readonly changed: readonly ChangedPoint[]
}
export type ChangedPoint = { readonly id: number; readonly seq: number; readonly facts: string }

type Point = {
  readonly id: number
  readonly seq: number
  readonly isVersion: boolean
  /** That something was purged. It stays, whatever goes around it. */
  readonly isTrace: boolean
  readonly holdsInFacts: boolean
  readonly facts: string
  /** `facts` without the name of somebody who is called so. */
  readonly cleanFacts: string
}

/** What somebody may have written into a point. */
type Written = {
  readonly kind?: string
  readonly name?: string
  readonly reason?: string
  readonly by?: { readonly name?: string }
}

/** Works out what a purge takes away and what it leaves: every other moment of the history stays what it was. */
export function purgePlanOf(db: DatabaseSync, { meeting, text, withVersions }: PurgeTask): PurgePlan {
  const rows = intactRows(db, meeting, { after: 0 })
  const seq = rows.at(-1)?.n ?? 0
  const points = pointsOf(db, meeting, text)
  const ends = new Set([...hourEndsOf(rows), ...points.map(point => point.seq), seq])
  const holding = text === null ? new Set([...ends].filter(end => end < seq)) : endsHolding(rows, ends, text)
  const moments = points.filter(point => !point.isTrace)
  const held = moments.filter(point => holding.has(point.seq) || point.holdsInFacts)
  const pointEnds = new Set(moments.map(point => point.seq))
  const findings: PurgeFindings = {
    points: held.filter(point => !point.isVersion).map(point => point.id),
    versions: held.filter(point => point.isVersion).map(point => point.id),
    hours: [...holding].filter(end => end < seq && !pointEnds.has(end)),
    isPresent: text !== null && holding.has(seq),
  }
  const dropped = withVersions ? [...findings.points, ...findings.versions] : findings.points
  const kept = moments.filter(point => !dropped.includes(point.id))
  const stays = new Set([...[...ends].filter(end => !holding.has(end)), ...kept.map(point => point.seq), seq])
  const changed = changedOf([...kept, ...points.filter(point => point.isTrace)], stays)
  const rewriting = rewritingOf(rows, stays, logEnds(db)(meeting))
  return { findings, rewriting: rewriting && { ...rewriting, dropped, changed } }
}

/** A trace whose place in the log goes moves on to the next that stays. */
function changedOf(points: readonly Point[], stays: ReadonlySet<number>): ChangedPoint[] {
  const ends = [...stays].sort((a, b) => a - b)
  return points.flatMap(({ id, seq, facts, cleanFacts }) => {
    const end = ends.find(each => each >= seq) ?? seq
    return end === seq && facts === cleanFacts ? [] : [{ id, seq: end, facts: cleanFacts }]
  })
}

function rewritingOf(
  rows: readonly StoredRow[],
  stays: ReadonlySet<number>,
  last: number,
): Omit<Rewriting, 'dropped' | 'changed'> | null {
  const { pieces } = piecesOf(rows, stays, Number.POSITIVE_INFINITY)
  const merged = mergedRows([], pieces)
  const snapshot = provenSnapshot(merged.map(row => row.data))
  if (last === 0 || merged.length < pieces.length || merged.at(-1)?.n !== last || snapshot === null)
    return null
  const crcs = rows.reduce((sum, { crc }) => sum + crc, 0)
  return { rows: merged, replaced: { rows: rows.length, crcs }, snapshot, seq: last }
}

function pointsOf(db: DatabaseSync, meeting: string, text: string | null): Point[] {
  const holds = (value: string | undefined) => text !== null && value?.includes(text) === true
  const rows = db.prepare('select * from points where meeting = ? order by id').all(meeting)
  return rows.map(row => {
    const facts = String(row.facts)
    const isWhole = isWholePoint(row)
    const written: Written = isWhole ? JSON.parse(facts) : {}
    const { by } = written
    return {
      id: Number(row.id),
      seq: Number(row.seq),
      isVersion: row.kind !== null,
      isTrace: written.kind === 'purged',
      holdsInFacts: !isWhole || holds(written.name) || holds(written.reason),
      facts,
      cleanFacts: holds(by?.name) ? JSON.stringify({ ...written, by: { ...by, name: '' } }) : facts,
    }
  })
}
