import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { tellOwnPresence } from '../../../client/sync/tell-own-presence.ts'
import { type AwarenessEntry, decodeMessage, encodeAwareness } from '../../../shared/sync/protocol.ts'

const COLLEAGUE = 7
const HERE = JSON.stringify({ entry: 'one' })

/** What the page has told of presence, message by message. */
let told: AwarenessEntry[][]

/** A socket that opens when told to; nobody is behind it. */
class Socket {
  readyState = 1
  readonly OPEN = 1
  onopen = () => undefined
  onclose = (_: { readonly code: number }) => undefined
  onmessage = (_: { readonly data: Uint8Array }) => undefined

  send(bytes: Uint8Array): void {
    const message = decodeMessage(bytes)
    if (message.kind === 'awareness') told.push([...message.entries])
  }

  close(): void {
    this.readyState = 3
  }
}

let provider: WebsocketProvider
beforeEach(() => {
  told = []
  provider = new WebsocketProvider('ws://nowhere', 'm', new Y.Doc(), {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: Socket as unknown as typeof WebSocket,
  })
  tellOwnPresence(provider)
})
afterEach(() => {
  provider.destroy()
  provider.awareness.destroy()
})

function socket(): Socket {
  return provider.ws as unknown as Socket
}

function link(): void {
  provider.connect()
  socket().onopen()
  told = []
}

const hear = (entry: AwarenessEntry) => socket().onmessage({ data: encodeAwareness([entry]) })
const own = () => provider.awareness.clientID

test('what colleagues do is not told to the server again', () => {
  link()
  hear({ client: COLLEAGUE, clock: 3, json: HERE })
  hear({ client: COLLEAGUE, clock: 4, json: 'null' })
  expect(told).toEqual([])
  provider.awareness.setLocalState({ entry: 'two' })
  expect(told).toMatchObject([[{ client: own(), json: '{"entry":"two"}' }]])
})

test('a page that the server takes for gone says that it is here', () => {
  link()
  provider.awareness.setLocalState({ entry: 'two' })
  const clock = told[0]?.[0]?.clock ?? 0
  hear({ client: own(), clock, json: 'null' })
  expect(told[1]).toEqual([{ client: own(), clock: clock + 1, json: '{"entry":"two"}' }])
  expect(told).toHaveLength(2)
})

test('a colleague who rests while the link is lost and comes back is seen again', () => {
  link()
  hear({ client: COLLEAGUE, clock: 3, json: HERE })
  socket().onclose({ code: 1006 })
  expect(provider.awareness.getStates().has(COLLEAGUE)).toBe(false)
  link()
  hear({ client: COLLEAGUE, clock: 3, json: HERE })
  expect(provider.awareness.getStates().get(COLLEAGUE)).toEqual({ entry: 'one' })
})
