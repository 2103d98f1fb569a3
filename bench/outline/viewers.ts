import { setTimeout as wait } from 'node:timers/promises'
import { appendEntry, setProjector } from '../../shared/meeting/edit-meeting.ts'
import { findEntryElement } from '../../shared/meeting/meeting-doc.ts'
import type { ReleaseMode } from '../../shared/meeting/read-projector.ts'
import { ServerProcess } from '../../test/support/server-process.ts'
import { bearer, openProvider, untilSynced } from '../../test/support/test-app.ts'
import * as Y from '../../test/support/yjs.ts'
import { typeAtPace } from '../load/pace.ts'
import { cpuSeconds } from '../targets/process-figures.ts'
import { fillLongMeeting, longMeetingEntry } from './long-meeting.ts'
import { joinViewers } from './viewer.ts'

const ENTRIES = 500
const KEYS_PER_SECOND = 6
/** A recorder's remark is about this long; then comes Enter. */
const KEYS_PER_ENTRY = 40
const SETTLED_MS = 3_000

type Plan = {
  readonly viewers: number
  readonly recorders: number
  readonly seconds: number
  readonly release: ReleaseMode
}

/** Prints the share of one core that a server takes while recorders type and viewers follow the outline. */
export async function measureViewers(plan: Plan): Promise<void> {
  const server = await ServerProcess.start()
  const meeting = await server.createMeeting({ title: '長い会議' })
  const doc = new Y.Doc()
  const recorders = Array.from({ length: plan.recorders }, (_, n) =>
    openProvider(
      `${server.url.replace('http', 'ws')}/sync`,
      meeting.id,
      bearer(meeting.tokens.edit),
      n ? new Y.Doc() : doc,
    ),
  )
  await Promise.all(recorders.map(untilSynced))
  fillLongMeeting(doc, ENTRIES)
  setProjector(doc, { release: plan.release })
  const viewers = await joinViewers(server.url, meeting.id, meeting.tokens.view, plan.viewers)
  await wait(SETTLED_MS)
  const typists = recorders.map((recorder, n) =>
    typistOf(recorder.doc, n, entry => recorder.awareness.setLocalState({ entry, typing: true })),
  )
  const before = { cpu: cpuSeconds(server.pid ?? 0), events: viewers.map(viewer => viewer.events) }
  await typeAtPace(
    { hands: plan.recorders, keysPerSecond: KEYS_PER_SECOND, seconds: plan.seconds, seed: 1 },
    hand => typists[hand]?.(),
  )
  const cpu = cpuSeconds(server.pid ?? 0) - before.cpu
  await wait(SETTLED_MS)
  const events = viewers.map((viewer, n) => viewer.events - (before.events[n] ?? 0))
  console.log(
    `${plan.viewers} viewers, ${plan.recorders} recorders, shown ${plan.release === 'live' ? 'at once' : 'when rested'}: ` +
      `${((100 * cpu) / plan.seconds).toFixed(1)} % of one core, ` +
      `${(Math.max(0, ...events) / plan.seconds).toFixed(1)} events/s a viewer` +
      (new Set(viewers.map(viewer => viewer.lastId)).size > 1 ? ', NOT all at the same outline' : ''),
  )
  for (const viewer of viewers) viewer.close()
  for (const recorder of recorders) {
    recorder.destroy()
    recorder.doc.destroy()
  }
  await server.close()
}

/** One key at a call: at the end of the own entry, a new one after every remark. */
function typistOf(doc: Y.Doc, hand: number, caret: (entry: string) => void): () => void {
  let keys = 0
  return () => {
    const id = `typed-${hand}-${Math.floor(keys / KEYS_PER_ENTRY)}`
    if (keys % KEYS_PER_ENTRY === 0) {
      caret(id)
      appendEntry(doc, { ...longMeetingEntry(ENTRIES + hand * 1_000 + keys), id, text: '始' })
    } else {
      const text = findEntryElement(doc, id)?.get(0)
      if (text instanceof Y.XmlText) text.insert(text.length, '続')
    }
    keys++
  }
}
