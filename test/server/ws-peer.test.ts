import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { MESSAGE_BYTES, MESSAGES } from '../../server/sync/limits.ts'
import { Packet } from '../../server/sync/packet.ts'
import { WsPeer } from '../../server/sync/ws-peer.ts'
import { RETRY_CODES } from '../../shared/sync/close-codes.ts'
import { MAX_MESSAGE_BYTES } from '../../shared/sync/message-size.ts'
import { decodeMessage, encodeStep2 } from '../../shared/sync/protocol.ts'
import { FakeClock } from '../support/fake-clock.ts'

const READ_WITHIN_MS = 250
/** A whole document on a slow line may take this long. */
const ANSWER_WITHIN_MS = 120_000
/** More than two kernels take before anybody reads. */
const LARGE_BYTES = 20_000_000

const opened: (() => void)[] = []
afterEach(() => {
  for (const close of opened.splice(0)) close()
})

async function connect() {
  const http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
  const [request, stream, head] = await once(http, 'upgrade')
  const sockets = new WebSocketServer({ noServer: true })
  const socket = await new Promise<WebSocket>(resolve => {
    sockets.handleUpgrade(request, stream, head, resolve)
  })
  if (client.readyState !== client.OPEN) await once(client, 'open')
  opened.push(() => {
    client.terminate()
    socket.terminate()
    http.close()
  })
  const clock = new FakeClock()
  const peer = new WsPeer({ socket, stream }, { role: 'edit', owner: 'o', nameNow: () => 'n' }, clock)
  return { client, socket, clock, peer }
}

test('a packet is read once the other end has all of it', async () => {
  const { client, peer } = await connect()
  let isHere = false
  client.on('message', () => {
    isHere = true
  })
  await new Promise<void>(resolve => peer.sendPacket(new Packet([new Uint8Array(LARGE_BYTES)]), resolve))
  expect(isHere).toBe(true)
})

test('a reader that does not read is waited for a quarter of a second', async () => {
  const { client, clock, peer } = await connect()
  client.pause()
  let isOver = false
  peer.sendPacket(new Packet([new Uint8Array(LARGE_BYTES)]), () => {
    isOver = true
  })
  clock.advance(READ_WITHIN_MS - 1)
  expect(isOver).toBe(false)
  clock.advance(1)
  expect(isOver).toBe(true)
})

test('of one who has left nothing is waited for longer either', async () => {
  const { clock, peer } = await connect()
  peer.close(1000, '')
  let isOver = false
  peer.sendPacket(new Packet([new Uint8Array(10)]), () => {
    isOver = true
  })
  clock.advance(READ_WITHIN_MS)
  expect(isOver).toBe(true)
})

test.each([
  ['messages', MESSAGES.burst, 1],
  ['bytes', MESSAGE_BYTES.burst / MAX_MESSAGE_BYTES, MAX_MESSAGE_BYTES],
])('whoever sends more %s at once than anybody types is told to come back', async (_, most, size) => {
  const { client, peer } = await connect()
  const closed = once(client, 'close')
  const message = new Uint8Array(size).fill(9)
  const taken = Array.from({ length: most + 1 }, () => peer.admitted(message, true))
  expect(taken.indexOf(false)).toBe(most)
  expect((await closed)[0]).toBe(RETRY_CODES.tooFast)
})

test('at every heartbeat the server says something that a client understands', async () => {
  const { client, peer } = await connect()
  const said = once(client, 'message')
  peer.beat()
  const [message] = (await said) as [Buffer]
  expect(decodeMessage(message)).toEqual({ kind: 'awareness', entries: [] })
})

test('whoever is being sent a whole document cannot answer heartbeats and is not ended for that, for two minutes', async () => {
  const { client, socket, clock, peer } = await connect()
  client.pause()
  peer.sendPacket(new Packet([encodeStep2(new Uint8Array(LARGE_BYTES))]))
  for (let beats = 0; beats < 3; beats++) peer.beat()
  expect(socket.readyState).toBe(socket.OPEN)
  clock.advance(ANSWER_WITHIN_MS)
  peer.beat()
  expect(socket.readyState).not.toBe(socket.OPEN)
})
