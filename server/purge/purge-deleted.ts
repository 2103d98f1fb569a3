import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from '../../shared/history.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import type { Clock } from '../clock.ts'
import { causeOf, type Log } from '../log.ts'
import { indexOf } from '../meeting-index.ts'
import type { PurgeFindings, PurgeTask } from '../store/purge-plan.ts'
import { docOf } from '../store/snapshot.ts'
import type { Store } from '../store/store.ts'
import { pointFacts } from '../sync/phase-points.ts'

type Around = { readonly store: Store; readonly clock: Clock; readonly log: Log }

export type Purged = {
  readonly kind: 'done' | 'present' | 'damaged'
  readonly findings: PurgeFindings
}

/** Old rows may be merged between the plan and its execution: it is then made anew. */
const ATTEMPTS = 3
const ERASE_ATTEMPTS = 25
const ERASE_PAUSE_MS = 200

/**
 * Removes what was deleted in a meeting from its log, its history and its list entry. Nothing is changed where the text
 * still stands in the meeting, where the log is damaged, or where it rejects. `erased` is to follow.
 */
export async function purgeDeleted(around: Around, task: PurgeTask, by: Actor): Promise<Purged> {
  const { store, clock } = around
  for (let attempt = 1; ; attempt++) {
    const { findings, rewriting } = await store.planPurge(task)
    if (findings.isPresent) return { kind: 'present', findings }
    if (rewriting === null) return { kind: 'damaged', findings }
    const atMs = clock.nowMs()
    const moments = findings.points.length + findings.hours.length
    const versions = task.withVersions ? findings.versions.length : 0
    const facts = pointFacts({ kind: 'purged', moments, versions }, withoutText(by, task.text))
    try {
      await store.purgeDeleted(task.meeting, rewriting, { atMs, facts })
    } catch (error) {
      if (attempt < ATTEMPTS) continue
      throw error
    }
    await indexAnew(around, task.meeting, atMs)
    return { kind: 'done', findings }
  }
}

/** What is purged is gone by now: that the list is not renewed must not look as if nothing had been changed. */
async function indexAnew({ store, log }: Around, meeting: string, atMs: number): Promise<void> {
  try {
    const doc = docOf((await store.load(meeting)).updates)
    await store.indexMeeting(meeting, indexOf(readMeeting(doc)), atMs)
  } catch (error) {
    log.warn('purged meeting not listed anew', { meeting, cause: causeOf(error) })
  }
}

/**
 * Takes what was purged out of the files; false when somebody reads them for too long (a backup), or the disk has no
 * room: it is done later.
 */
export async function erased(store: Store): Promise<boolean> {
  for (let attempt = 0; attempt < ERASE_ATTEMPTS; attempt++) {
    const isDone = await store.erase().catch(() => null)
    if (isDone !== false) return isDone === true
    await pause(ERASE_PAUSE_MS)
  }
  return false
}

function withoutText(by: Actor, text: string | null): Actor {
  return text !== null && by.name.includes(text) ? { ...by, name: '' } : by
}
