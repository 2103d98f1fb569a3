import { appendEntry, setProjector } from '../../shared/meeting/edit-meeting.ts'
import { findEntryElement } from '../../shared/meeting/meeting-doc.ts'
import { LiveOutline } from '../../shared/outline/live-outline.ts'
import type { Outline } from '../../shared/outline/outline.ts'
import { patchBetween } from '../../shared/outline/outline-patch.ts'
import { FullOutline } from '../../test/support/full-outline.ts'
import * as Y from '../../test/support/yjs.ts'
import { percentile } from '../figures.ts'
import { fillLongMeeting, longMeetingEntry } from './long-meeting.ts'

const WARM_UP = 300
const KEYS = 1_000
const FULL_KEYS = 60
const KEY_MS = 100

type Outlining = Pick<LiveOutline, 'look'>

/** Prints what a key, an Enter and a look at the whole document cost. Shown at once: every key makes a patch. */
export function measureKeystrokes(entries: number): void {
  const rows = [
    ['key', costs(entries, new LiveOutline(), typeOn, KEYS)],
    ['Enter', costs(entries, new LiveOutline(), append, KEYS)],
    ['key, whole document', costs(entries, new FullOutline(), typeOn, FULL_KEYS)],
  ] as const
  for (const [name, ms] of rows)
    console.log(`${String(entries).padStart(5)} entries, ${name}: ${figures(ms)}`)
}

function costs(
  entries: number,
  outlining: Outlining,
  press: (doc: Y.Doc, n: number) => void,
  keys: number,
): number[] {
  const doc = new Y.Doc()
  fillLongMeeting(doc, entries)
  setProjector(doc, { release: 'live' })
  const costs: number[] = []
  let outline: Outline = outlining.look(doc, { ms: 0, carets: new Set() })
  for (let n = 0; n < WARM_UP + keys; n++) {
    press(doc, n)
    const startMs = performance.now()
    const next = outlining.look(doc, { ms: n * KEY_MS, carets: new Set([`entry-${entries >> 1}`]) })
    if (patchBetween(outline, next) === null) throw new Error('a key that changed nothing')
    if (n >= WARM_UP || keys === FULL_KEYS) costs.push(performance.now() - startMs)
    outline = next
    if (costs.length === keys) break
  }
  return costs
}

function typeOn(doc: Y.Doc): void {
  const middle = Math.floor((doc.getXmlFragment('entries').length * 50) / 2)
  const text = findEntryElement(doc, `entry-${middle}`)?.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('no text to type into')
  text.insert(5, 'あ')
}

function append(doc: Y.Doc, n: number): void {
  appendEntry(doc, { ...longMeetingEntry(n), id: `new-${n}` })
}

function figures(ms: readonly number[]): string {
  const at = (share: number) => percentile(ms, share).toFixed(3)
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`
}
