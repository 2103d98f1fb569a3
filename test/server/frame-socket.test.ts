import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { FrameSocket } from '../../server/sync/frame-socket.ts'
import { Packet } from '../../server/sync/packet.ts'
import { propertyRuns } from '../support/property.ts'

type Pair = {
  readonly server: WebSocket
  readonly stream: Duplex
  readonly client: WebSocket
  /** What has arrived, in order: binary messages and pings. */
  readonly arrived: Buffer[]
  readonly until: (count: number) => Promise<void>
}

const opened: (() => void)[] = []
afterEach(() => {
  for (const close of opened.splice(0)) close()
})

async function connect(
  options: { perMessageDeflate: boolean } = { perMessageDeflate: false },
): Promise<Pair> {
  const http = createServer()
  const sockets = new WebSocketServer({ noServer: true, ...options })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  const client = new WebSocket(`ws://127.0.0.1:${port}`, options)
  const arrived: Buffer[] = []
  const waiting: (() => void)[] = []
  const arrive = (data: Buffer) => {
    arrived.push(Buffer.from(data))
    for (const check of waiting) check()
  }
  client.on('message', arrive)
  client.on('ping', arrive)
  const [request, stream, head] = await once(http, 'upgrade')
  const server = await new Promise<WebSocket>(resolve => {
    sockets.handleUpgrade(request, stream, head, resolve)
  })
  if (client.readyState !== client.OPEN) await once(client, 'open')
  opened.push(() => {
    client.terminate()
    server.terminate()
    http.close()
  })
  const until = (count: number) =>
    new Promise<void>(resolve => {
      const check = () => {
        if (arrived.length >= count) resolve()
      }
      waiting.push(check)
      check()
    })
  return { server, stream, client, arrived, until }
}

/** Sizes around every change of the frame's length field. */
const arbitraryBytes = fc
  .oneof(fc.constantFrom(0, 1, 125, 126, 127, 16_384, 16_385, 65_535, 65_536, 200_000), fc.nat(300))
  .chain(length => fc.nat(255).map(fill => new Uint8Array(length).fill(fill)))

test('whatever is written arrives whole and in order, also between frames and pings of ws itself', async () => {
  const act = fc.oneof(
    fc.record({
      by: fc.constant('packet' as const),
      messages: fc.array(arbitraryBytes, { minLength: 1, maxLength: 4 }),
    }),
    fc.record({ by: fc.constant('ws' as const), messages: fc.tuple(arbitraryBytes) }),
    fc.record({ by: fc.constant('ping' as const), messages: fc.tuple(fc.uint8Array({ maxLength: 100 })) }),
  )
  const pair = await connect()
  const frames = new FrameSocket(pair.server, pair.stream)
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async acts => {
      pair.arrived.length = 0
      for (const { by, messages } of acts) {
        if (by === 'packet') frames.write(new Packet(messages))
        else if (by === 'ping') pair.server.ping(messages[0])
        else pair.server.send(messages[0])
      }
      const expected = acts.flatMap(each => each.messages.map(message => Buffer.from(message)))
      await pair.until(expected.length)
      expect(pair.arrived).toEqual(expected)
    }),
    propertyRuns(40),
  )
})

test('a reader that pauses gets everything afterwards, frame behind frame', async () => {
  const { server, stream, client, arrived, until } = await connect()
  const frames = new FrameSocket(server, stream)
  client.pause()
  const messages = Array.from({ length: 60 }, (_, at) => new Uint8Array(at % 2 ? 300_000 : 3).fill(at))
  for (const [at, message] of messages.entries()) {
    if (at % 3 === 0) server.send(message)
    else frames.write(new Packet([message]))
  }
  expect(frames.waitingBytes).toBeGreaterThan(0)
  client.resume()
  await until(messages.length)
  expect(arrived).toEqual(messages.map(message => Buffer.from(message)))
})

test('`sent` is called once the last byte has left', async () => {
  const { server, stream } = await connect()
  const frames = new FrameSocket(server, stream)
  for (const messages of [[new Uint8Array(3)], [new Uint8Array(3), new Uint8Array(100_000)]])
    await new Promise<void>(resolve => frames.write(new Packet(messages), resolve))
  expect(frames.waitingBytes).toBe(0)
})

test('nothing follows the close frame', async () => {
  const { server, stream, client, arrived } = await connect()
  const frames = new FrameSocket(server, stream)
  frames.write(new Packet([Uint8Array.of(1)]))
  server.close(4503, 'later')
  frames.write(new Packet([Uint8Array.of(2)]))
  expect((await once(client, 'close'))[0]).toBe(4503)
  expect(arrived).toEqual([Buffer.of(1)])
})

test('with compression ws sends', async () => {
  const { server, stream, arrived, until } = await connect({ perMessageDeflate: true })
  expect(server.extensions).toContain('permessage-deflate')
  const messages = [new Uint8Array(5000).fill(7), Uint8Array.of(1)]
  new FrameSocket(server, stream).write(new Packet(messages))
  await until(2)
  expect(arrived).toEqual(messages.map(message => Buffer.from(message)))
})
