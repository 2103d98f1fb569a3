import { checkUpdate, type OwnerOf } from '../server/sync/gate.ts'
import { appendEntry } from '../shared/meeting/edit-meeting.ts'
import { findEntryElement } from '../shared/meeting/meeting-doc.ts'
import * as Y from '../test/support/yjs.ts'

/*
 * `npx node bench/gate.ts`: what one keystroke costs in the gate and in Yjs, and what the gate takes for a whole
 * document at once. The aim is 20 µs for the gate, whatever the length of the meeting.
 */
const KEYSTROKES = 4_000
const WARM_UP = 1_000
const TEXT = '道内中小企業のデジタル化について、現場の声を伺いながら支援策を検討する必要がある。'

for (const entries of [0, 10_000]) measure(entries)

function measure(entries: number): void {
  const client = documentOf(entries)
  const state = Y.encodeStateAsUpdate(client)
  const server = new Y.Doc()
  Y.applyUpdate(server, state)
  const updates = typed(client, KEYSTROKES + WARM_UP)
  const gateUs: number[] = []
  const applyUs: number[] = []
  const ownerOf: OwnerOf = id => (id === client.clientID ? 'a' : undefined)
  updates.forEach((update, index) => {
    const start = performance.now()
    const verdict = checkUpdate(server, update, 'a', ownerOf)
    const checked = performance.now()
    Y.applyUpdate(server, update)
    const applied = performance.now()
    if (verdict.kind !== 'accepted') throw new Error(`keystroke ${index}: ${verdict.kind}`)
    if (index < WARM_UP) return
    gateUs.push((checked - start) * 1000)
    applyUs.push((applied - checked) * 1000)
  })
  const whole = performance.now()
  const verdict = checkUpdate(new Y.Doc(), state, 'a', () => undefined)
  const wholeMs = performance.now() - whole
  console.log(
    `${String(entries).padStart(6)} entries: gate ${figures(gateUs)}, apply ${figures(applyUs)}; ` +
      `the whole document (${(state.length / 1e6).toFixed(2)} MB) ${wholeMs.toFixed(0)} ms, ${verdict.kind}`,
  )
}

function documentOf(entries: number): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (let n = 0; n <= entries; n++)
      appendEntry(doc, { id: `entry-${n}`, recorder: '記録係', at: '2026-11-22T10:00:00Z', text: TEXT })
  })
  return doc
}

/** One person's keystrokes in the middle of the meeting, a correction after each tenth. */
function typed(doc: Y.Doc, count: number): Uint8Array[] {
  const elements = [...doc.getXmlFragment('entries').createTreeWalker(node => node instanceof Y.XmlText)]
  const text = elements[Math.floor(elements.length / 2)]
  if (!(text instanceof Y.XmlText) || findEntryElement(doc, 'entry-0') === null) throw new Error('no text')
  const updates: Uint8Array[] = []
  doc.on('update', update => updates.push(update))
  for (let n = 0; n < count; n++)
    if (n % 10 === 9) text.delete(5, 1)
    else text.insert(5 + (n % 10), 'あ')
  return updates
}

function figures(us: readonly number[]): string {
  const sorted = us.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1)
  return `p50 ${at(0.5)} µs, p99 ${at(0.99)} µs`
}
