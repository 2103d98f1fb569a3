import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createLog } from '../../server/log.ts'
import type { OutlineEvent } from '../../server/outline/outline-event.ts'
import { OutlineFeed, type Subscriber, WINDOW_MS } from '../../server/outline/outline-feed.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import type { Peer } from '../../server/sync/peer.ts'
import { type Lease, RoomRegistry } from '../../server/sync/room-registry.ts'
import { appendEntry, setEntry, setEntryText, setProjector } from '../../shared/meeting/edit-meeting.ts'
import type { Outline } from '../../shared/outline/outline.ts'
import { applyPatch } from '../../shared/outline/outline-patch.ts'
import { encodeAwareness } from '../../shared/sync/protocol.ts'
import { storedMeeting } from '../support/describe-store.ts'
import { FakeClock } from '../support/fake-clock.ts'

let clock: FakeClock
let lease: Lease
let feed: OutlineFeed
beforeEach(async () => {
  clock = new FakeClock()
  const store = createMemoryStore()
  const doc = new Y.Doc()
  setProjector(doc, { release: 'live' })
  await store.createMeeting({ ...storedMeeting('m'), update: Y.encodeStateAsUpdate(doc), clients: [] })
  lease = await new RoomRegistry({ store, clock, log: createLog('silent') }).acquire('m')
  feed = new OutlineFeed(lease.room, clock, 'epoch')
})
afterEach(() => feed.close())

/** What a viewer holds after every event. */
class Viewer implements Subscriber {
  outline: Outline | null = null
  readonly kinds: string[] = []
  id = ''
  news(event: OutlineEvent): void {
    this.caughtUp(event)
  }
  caughtUp(event: OutlineEvent | null): void {
    const [, id = '', kind = '', data = 'null'] =
      /^id: (.*)\nevent: (.*)\ndata: (.*)\n\n$/.exec(event?.bytes.toString() ?? '') ?? []
    this.id = id || this.id
    this.kinds.push(kind)
    const value = JSON.parse(data)
    if (kind === 'snapshot') this.outline = value
    else if (this.outline !== null && value !== null) this.outline = applyPatch(this.outline, value)
  }
  end(): void {
    this.kinds.push('end')
  }
  get texts(): string[] {
    const groups = this.outline?.agenda.flatMap(item => item.groups) ?? []
    return groups.flatMap(group => group.entries.map(entry => entry.text))
  }
}

const write = (id: string, text: string) =>
  lease.room.edit(doc => {
    if (!setEntryText(doc, id, text)) appendEntry(doc, { id, recorder: '記', at: '', text })
  })
/** A recorder who does nothing but stand in an entry. */
function caret(): (entry: string) => void {
  const peer: Peer = {
    role: 'edit',
    owner: 'o',
    name: '記',
    send: () => {},
    sendPacket: () => {},
    close: () => {},
  }
  lease.room.join(peer)
  let at = 0
  return entry => {
    lease.room.receive(peer, encodeAwareness([{ client: 7, clock: ++at, json: JSON.stringify({ entry }) }]))
    clock.turn()
  }
}
/** What somebody is sent first who has the version of that id. */
function sentTo(lastId: string): string {
  const sent: string[] = []
  const caughtUp = (event: OutlineEvent | null) => sent.push(event?.bytes.toString() ?? '')
  feed.subscribe({ news: () => {}, caughtUp, end: () => {} }, lastId).cancel()
  return sent.join('')
}

test('the first change shows at once, all that follow within the window as one', async () => {
  const viewer = new Viewer()
  feed.subscribe(viewer, null)
  for (let n = 0; n < 20; n++) await write('e', `文${n}`)
  expect(viewer.texts).toEqual(['文0'])
  clock.advance(WINDOW_MS)
  expect(viewer.texts).toEqual(['文19'])
  expect(viewer.kinds).toEqual(['snapshot', 'patch', 'patch'])
  expect(viewer.outline).toEqual(await feed.current())
})

test('hiding the screen, or an entry, takes effect within the window while everybody types', async () => {
  const viewer = new Viewer()
  feed.subscribe(viewer, null)
  await write('e', '見せる')
  await write('f', '隠す')
  await lease.room.edit(doc => {
    setProjector(doc, { blank: true })
    setEntry(doc, 'f', { kind: 'memo' })
  })
  clock.advance(WINDOW_MS)
  expect(viewer.outline?.projector.blank).toBe(true)
  expect(viewer.texts).toEqual(['見せる'])
})

test('what somebody leaves shows without waiting for the window, while others type', async () => {
  await lease.room.edit(doc => setProjector(doc, { release: 'rest' }))
  const viewer = new Viewer()
  feed.subscribe(viewer, null)
  const standIn = caret()
  standIn('e')
  await write('e', '途中')
  clock.advance(WINDOW_MS)
  await write('f', '他の人')
  await write('e', '最後まで')
  expect(viewer.texts).toEqual([])
  clock.advance(20)
  standIn('f')
  expect(viewer.texts).toEqual(['最後まで'])
})

test('a document that somebody follows rests after a minute, not after seconds, and is followed again after that', async () => {
  const viewer = new Viewer()
  const { cancel } = feed.subscribe(viewer, null)
  await write('e', '一')
  const doc = lease.room.peek(each => each)
  clock.advance(50_000)
  expect(lease.room.peek(each => each)).toBe(doc)
  clock.advance(120_000)
  await write('e', '二')
  clock.advance(WINDOW_MS)
  expect(lease.room.peek(each => each)).not.toBe(doc)
  expect(viewer.texts).toEqual(['二'])
  cancel()
  const rested = lease.room.peek(each => each)
  clock.advance(10_000)
  expect(lease.room.peek(each => each)).not.toBe(rested)
})

test('who comes back gets one patch from the version that it has, nothing if that is the latest', async () => {
  const viewer = new Viewer()
  feed.subscribe(viewer, null)
  await write('e', '一')
  const there = { id: viewer.id, outline: viewer.outline }
  for (const text of ['二', '三', '四']) {
    clock.advance(WINDOW_MS)
    await write('e', text)
  }
  const back = new Viewer()
  back.outline = there.outline
  feed.subscribe(back, there.id)
  expect(back.kinds).toEqual(['patch'])
  expect(back.outline).toEqual(viewer.outline)
  const latest = new Viewer()
  feed.subscribe(latest, viewer.id)
  expect(latest.kinds).toEqual([''])
  for (const id of ['other.1', 'epoch.99', 'epoch.-1', 'epoch.x', 'epoch.1.5', ''])
    expect(sentTo(id)).toContain('event: snapshot')
})

test('what was taken back is in nothing that anybody gets later, from whichever version they come', async () => {
  feed.subscribe(new Viewer(), null)
  await write('e', '公開')
  for (const text of ['SECRET', '公開']) {
    clock.advance(WINDOW_MS)
    await write('e', text)
  }
  for (let n = 0; n < 4; n++) expect(sentTo(`epoch.${n}`)).not.toContain('SECRET')
})

test('the feed ends with its room', () => {
  const viewer = new Viewer()
  feed.subscribe(viewer, null)
  feed.close()
  expect(viewer.kinds.at(-1)).toBe('end')
})
