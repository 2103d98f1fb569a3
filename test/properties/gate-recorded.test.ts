import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkUpdate } from '../../server/sync/gate.ts'
import { SERVER_OWNER } from '../../server/sync/owners.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { propertyRuns } from '../support/property.ts'

/** What two recorders' browsers sent (test/fixtures/record-editing.ts). */
const recorded = JSON.parse(
  readFileSync(new URL('../fixtures/recorded-editing.json', import.meta.url), 'utf8'),
) as { start: string; sent: { who: number; update: string }[]; end: string }
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))
const sent = recorded.sent.map(({ who, update }) => ({ who, update: bytesOf(update) }))
const start = bytesOf(recorded.start)

/** The server's side: whose ids are whose, and the document behind the gate. */
class Gate {
  readonly doc = new Y.Doc()
  readonly #owners = new Map<number, string>()

  constructor() {
    this.accept(SERVER_OWNER, start)
  }

  /** False for an edit that builds on another recorder's that is still on its way. */
  accept(who: string, update: Uint8Array): boolean {
    const verdict = checkUpdate(this.doc, update, who, client => this.#owners.get(client))
    if (verdict.kind === 'refused') throw new Error(verdict.reason)
    if (verdict.kind === 'gap') return false
    for (const { client, owner } of verdict.clients) this.#owners.set(client, owner)
    Y.applyUpdate(this.doc, update)
    expect(this.doc.store.pendingStructs).toBeNull()
    expect(this.doc.store.pendingDs).toBeNull()
    return true
  }
}

test('everything that two browsers sent is accepted, in their order, and makes their meeting', () => {
  const gate = new Gate()
  for (const { who, update } of sent) expect(gate.accept(String(who), update)).toBe(true)
  const end = new Y.Doc()
  Y.applyUpdate(end, bytesOf(recorded.end))
  expect(readMeeting(gate.doc)).toEqual(readMeeting(end))
  expect(readMeeting(gate.doc).entries.length).toBeGreaterThan(200)
})

test('in whatever order the browsers’ edits mix, none is refused and the meeting is the same', () => {
  const inOrder = new Gate()
  for (const { who, update } of sent) inOrder.accept(String(who), update)
  fc.assert(
    fc.property(fc.array(fc.nat(1), { minLength: 400, maxLength: 400 }), fc.nat(sent.length), (turns, at) => {
      const gate = new Gate()
      const queues = [0, 1].map(who => sent.filter(each => each.who === who))
      let moved = 0
      for (const who of [...turns, ...turns.map(() => 0), ...turns.map(() => 1), ...turns.map(() => 0)]) {
        const next = queues[who]?.[0]
        if (!next || !gate.accept(String(who), next.update)) continue
        queues[who]?.shift()
        moved++
        if (moved === at) expect(gate.accept(String(who), stateOf(who, next.update))).toBe(true)
      }
      expect(queues.map(queue => queue.length)).toEqual([0, 0])
      expect(readMeeting(gate.doc)).toEqual(readMeeting(inOrder.doc))
    }),
    propertyRuns(15),
  )
})

/** A browser's whole document at the time of an update, as it sends it after a reconnect to a server that has all. */
function stateOf(who: number, update: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, start)
  for (const each of sent) {
    if (each.who === who) Y.applyUpdate(doc, each.update)
    if (each.update === update) break
  }
  return Y.encodeStateAsUpdate(doc)
}
