import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { createMemoryStore } from '../../server/store/memory.ts'
import { StoreFailed } from '../../server/store/store.ts'
import { Backlog } from '../../server/sync/backlog.ts'
import { Connections } from '../../server/sync/connections.ts'
import { MAX_BUFFERED_BYTES, MAX_CONNECTIONS, MAX_EDITORS } from '../../server/sync/limits.ts'
import { MESSAGE_WITHIN_MS, MessageWatch } from '../../server/sync/message-watch.ts'
import { Packet } from '../../server/sync/packet.ts'
import type { MeetingCreated } from '../../shared/api.ts'
import { appendEntry } from '../../shared/meeting/edit-meeting.ts'
import { readEntries } from '../../shared/meeting/read-meeting.ts'
import { encodeAwareness, encodeBarrier, encodeStep1, encodeUpdate } from '../../shared/sync/protocol.ts'
import { propertyRuns } from '../support/property.ts'
import { RawClient } from '../support/raw-client.ts'
import { SkippingClock } from '../support/skipping-clock.ts'
import { StandingClock } from '../support/standing-clock.ts'
import { bearer, TestApp, untilDoc, untilSynced } from '../support/test-app.ts'

let app: TestApp
let clock: SkippingClock
let meeting: MeetingCreated
beforeEach(async () => {
  clock = new SkippingClock()
  app = await TestApp.start(createMemoryStore(), {}, clock)
  meeting = await app.createMeeting()
})
afterEach(() => app.close())

const address = () => `${app.syncUrl}/${meeting.id}`
const open = () => RawClient.open(address(), bearer(meeting.tokens.edit))
const entry = (id: string, text: string) => ({ id, recorder: '', at: '', text })

/** The connection below a client's WebSocket, for what no library sends. */
function rawSocketOf({ socket }: RawClient): Socket {
  return (socket as unknown as { _socket: Socket })._socket
}

async function expectAlive(): Promise<void> {
  const client = await open()
  client.send(encodeBarrier(9))
  await client.until('barrier')
  client.close()
}

test('T31 a client that vanishes without a word is gone for its colleagues within two heartbeats', async () => {
  const [staying, vanishing] = [await open(), await open()]
  staying.send(encodeAwareness([{ client: 1, clock: 1, json: '{}' }]))
  vanishing.send(encodeAwareness([{ client: 2, clock: 1, json: '{"entry":"e1"}' }]))
  await staying.until('awareness', ({ entries }) => entries.some(each => each.client === 2))
  rawSocketOf(vanishing).pause()
  clock.skip(10_000)
  const pong = once(staying.socket, 'ping')
  await pong
  await new Promise(setImmediate)
  staying.send(encodeBarrier(1))
  await staying.until('barrier')
  clock.skip(10_000)
  const gone = await staying.until('awareness', ({ entries }) => entries[0]?.json === 'null')
  expect(gone.entries[0]?.client).toBe(2)
  staying.close()
})

test('T32 a paste of 900 KB and one of 3 MB are saved', async () => {
  const doc = new Y.Doc()
  const client = await open()
  for (const [n, size] of [300_000, 1_000_000].entries()) {
    const before = Y.encodeStateVector(doc)
    appendEntry(doc, entry(`e${n}`, 'あ'.repeat(size)))
    client.send(encodeUpdate(Y.encodeStateAsUpdate(doc, before)))
    client.send(encodeBarrier(n))
    await client.until('barrier', barrier => barrier.n === n)
  }
  client.close()
})

test('T33 a frame of 90 MB is ended before it is read, and compression is never agreed', async () => {
  const offering = new WebSocket(address(), {
    headers: bearer(meeting.tokens.edit),
    perMessageDeflate: true,
  })
  await once(offering, 'open')
  expect(offering.extensions).toBe('')
  offering.terminate()
  const client = await open()
  const closed = client.closeCode()
  const head = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4])
  head.writeBigUInt64BE(90_000_000n, 2)
  rawSocketOf(client).write(head)
  expect(await closed).toBe(1009)
  await expectAlive()
})

test('T34 half requests are ended in a few seconds, also many', async () => {
  const port = Number(new URL(app.url).port)
  const sockets = Array.from({ length: 100 }, () => connect(port, '127.0.0.1'))
  const closed = sockets.map(socket => {
    socket.on('error', () => socket.destroy())
    socket.resume()
    socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: ')
    return once(socket, 'close')
  })
  await Promise.all(closed)
  await expectAlive()
})

test.each([
  ['a frame', [0x82, 0xfe, 0xff, 0xff, 1, 2, 3, 4, 0]],
  ['the head of a frame', [0x82]],
])('T34 %s that never ends is ended with its connection', async (_, bytes) => {
  const client = await open()
  const closed = client.closeCode()
  rawSocketOf(client).write(Buffer.from(bytes))
  await new Promise(setImmediate)
  for (let n = 0; n < 3; n++) clock.skip(10_000)
  expect(await closed).toBe(1006)
  await expectAlive()
})

test('T34 a message in fragments that never ends is ended after 30 s although every ping is answered', async () => {
  const client = await open()
  const closed = client.closeCode()
  rawSocketOf(client).write(Buffer.from([0x02, 0x81, 1, 2, 3, 4, 0]))
  for (let n = 0; n < 5; n++) {
    const isPinged = once(client.socket, 'ping')
    clock.skip(10_000)
    await Promise.race([isPinged, closed])
    const hasArrived = once(client.socket, 'pong')
    if (client.socket.readyState === WebSocket.OPEN) client.socket.ping()
    await Promise.race([hasArrived, closed])
  }
  expect(await closed).toBe(1006)
  await expectAlive()
})

test('T34 the watch knows complete messages from open ones, however they are cut into chunks', () => {
  const frame = fc.record({ fin: fc.boolean(), size: fc.constantFrom(0, 1, 125, 126, 300, 70_000) })
  fc.assert(
    fc.property(
      fc.array(frame, { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 900 })),
      (frames, cuts) => {
        let nowMs = 0
        const watch = new MessageWatch(() => nowMs)
        const bytes = Buffer.concat(frames.map(({ fin, size }) => frameOf(fin, size)))
        for (let at = 0, n = 0; at < bytes.length; n++) {
          const size = cuts[n % Math.max(1, cuts.length)] ?? bytes.length
          watch.read(bytes.subarray(at, at + size))
          at += size
        }
        nowMs += MESSAGE_WITHIN_MS + 1
        expect(watch.isOverdue).toBe(frames.at(-1)?.fin === false)
        watch.read(frameOf(true, 3))
        expect(watch.isOverdue).toBe(false)
      },
    ),
    propertyRuns(200),
  )
})

test('T34 400,000 fragments of one byte end their sender', async () => {
  const client = await open()
  const closed = client.closeCode()
  const fragment = Buffer.from([0, 0x81, 0, 0, 0, 0, 0])
  const fragments = Buffer.concat(Array.from({ length: 400_000 }, () => fragment))
  fragments[0] = 2
  rawSocketOf(client).write(fragments)
  expect([1006, 1008, 1009]).toContain(await closed)
  await expectAlive()
})

test('T35 a reader that stops reading is ended at 1 MiB, the others go on, and it catches up when it is back', async () => {
  const writer = app.provider(meeting.id, bearer(meeting.tokens.edit))
  const slow = app.provider(meeting.id, bearer(app.adminToken))
  await Promise.all([untilSynced(writer), untilSynced(slow)])
  writer.messageHandlers[101] = () => {}
  const socket = (slow.ws as unknown as { _socket: Socket })._socket
  socket.pause()
  for (let n = 0; n < 60; n++) {
    const stored = barrierOf(writer.ws as unknown as WebSocket, n)
    appendEntry(writer.doc, entry(`e${n}`, 'あ'.repeat(100_000)))
    await stored()
  }
  clock.skip(5_000)
  while (app.app.services.connections.size > 1) await new Promise(setImmediate)
  socket.resume()
  const count = readEntries(writer.doc).length
  await untilDoc(slow.doc, () => readEntries(slow.doc).length === count)
  writer.destroy()
  slow.destroy()
})

test('T35 what an asker waits for is not counted as lag, but a second document at once is', () => {
  let sent = () => {}
  let waiting = 0
  const socket = {
    get waitingBytes() {
      return waiting
    },
    write: (packet: Packet, done?: () => void) => {
      waiting += packet.bytes
      if (done) sent = done
    },
  }
  const backlog = new Backlog(socket, () => 0)
  const document = new Packet([new Uint8Array(3 * MAX_BUFFERED_BYTES).fill(1, 1, 2)])
  const news = (bytes: number) => new Packet([new Uint8Array(bytes).fill(9)])
  expect(backlog.send(document)).toBe(true)
  expect(backlog.isAnswering).toBe(true)
  expect(backlog.send(news(MAX_BUFFERED_BYTES + 1))).toBe(true)
  expect(backlog.send(news(1))).toBe(false)
  expect(backlog.send(document)).toBe(false)
  sent()
  waiting = 0
  expect(backlog.isAnswering).toBe(false)
  expect(backlog.send(document)).toBe(true)
})

test('T36 5,000 requests for the document are cut short with 4529; forged vectors are refused', async () => {
  const client = await open()
  const closed = client.closeCode()
  for (let n = 0; n < 5_000; n++) client.send(encodeStep1(new Uint8Array([0])))
  expect(await closed).toBe(4529)
  for (const forged of [new Uint8Array([255, 255, 255, 255, 255, 31]), new Uint8Array(300_000).fill(1)]) {
    const other = await open()
    const code = other.closeCode()
    other.send(encodeStep1(forged))
    expect(await code).toBe(4400)
  }
  await expectAlive()
})

test('T36 a hundred questions whether the server is ready cost one commit, one a second later another; a refusal does not last', async () => {
  let commits = 0
  let isFull = false
  const store = createMemoryStore()
  const standing = new StandingClock()
  const counting = await TestApp.start(
    {
      ...store,
      check: () => {
        commits++
        return isFull ? Promise.reject(new StoreFailed('disk full')) : store.check()
      },
    },
    {},
    standing,
  )
  const ask = async () => (await counting.call('/readyz')).status
  const answers = await Promise.all(Array.from({ length: 100 }, ask))
  expect([new Set(answers), commits]).toEqual([new Set([200]), 1])
  standing.advance(1_001)
  expect([await ask(), commits]).toEqual([200, 2])
  standing.advance(1_001)
  isFull = true
  expect(await ask()).toBe(503)
  isFull = false
  expect(await ask()).toBe(200)
  await counting.close()
})

test('T37 601 editors of one office: the last is told to come back, the others stay', async () => {
  const editors: RawClient[] = []
  for (let n = 0; n < MAX_EDITORS; n += 50)
    editors.push(...(await Promise.all(Array.from({ length: 50 }, () => open()))))
  const late = new WebSocket(address(), { headers: bearer(meeting.tokens.edit) })
  const [, response] = (await once(late, 'unexpected-response')) as [unknown, { statusCode: number }]
  expect(response.statusCode).toBe(503)
  const other = await app.createMeeting()
  const elsewhere = await RawClient.open(`${app.syncUrl}/${other.id}`, bearer(other.tokens.edit))
  editors[0]?.send(encodeBarrier(1))
  await editors[0]?.until('barrier')
  elsewhere.close()
  for (const editor of editors) editor.close()
})

test('T37 the server as a whole has a limit, and what is gone makes room', () => {
  const connections = new Connections()
  const one = {
    kind: 'editor',
    role: 'edit',
    tokenHash: '',
    screen: null,
    browser: null,
    end: () => {},
    rename: () => {},
  } as const
  const forgets = Array.from({ length: MAX_CONNECTIONS }, (_, n) =>
    connections.add({ ...one, meeting: `m${n}` }),
  )
  expect(connections.isFull('reader', 'another')).toBe(true)
  forgets[0]?.()
  forgets[0]?.()
  expect(connections.isFull('reader', 'another')).toBe(false)
  expect(connections.size).toBe(MAX_CONNECTIONS - 1)
})

test('T67 a clock that jumps a day ahead or back loses no edit and signs nobody out', async () => {
  const client = await open()
  const doc = new Y.Doc()
  for (const [n, ms] of [0, 24 * 60 * 60 * 1000, 0].entries()) {
    clock.jump(ms)
    const before = Y.encodeStateVector(doc)
    appendEntry(doc, entry(`e${n}`, 'あ'))
    client.send(encodeUpdate(Y.encodeStateAsUpdate(doc, before)))
    client.send(encodeBarrier(n))
    await client.until('barrier', barrier => barrier.n === n)
    expect((await app.admin(`/api/meetings/${meeting.id}`)).status).toBe(200)
  }
  client.close()
})

function frameOf(fin: boolean, size: number): Buffer {
  const first = (fin ? 0x80 : 0) | 2
  const mask = [1, 2, 3, 4]
  const extended =
    size < 126
      ? [size]
      : size < 65_536
        ? [126, size >> 8, size & 255]
        : [127, 0, 0, 0, 0, 0, size >> 16, (size >> 8) & 255, size & 255]
  const [length = 0, ...rest] = extended
  return Buffer.concat([Buffer.from([first, length | 0x80, ...rest, ...mask]), Buffer.alloc(size)])
}

/** Resolves once the server has stored what was sent before. */
function barrierOf(socket: WebSocket, n: number): () => Promise<void> {
  return async () => {
    const answer = encodeBarrier(n)
    const answered = new Promise<void>(resolve => {
      const check = ({ data }: { data: unknown }) => {
        if (Buffer.compare(Buffer.from(data as ArrayBuffer), answer) !== 0) return
        socket.removeEventListener('message', check)
        resolve()
      }
      socket.addEventListener('message', check)
    })
    socket.send(answer)
    await answered
  }
}
