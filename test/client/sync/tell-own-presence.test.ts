import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { tellOwnPresence } from '../../../client/sync/tell-own-presence.ts'
import { type AwarenessEntry, encodeAwareness } from '../../../shared/sync/protocol.ts'
import { socketOf, unattendedProvider } from '../../support/unattended-provider.ts'

const COLLEAGUE = 7
const HERE = JSON.stringify({ entry: 'one' })

/** What the page has told of presence, message by message. */
let told: AwarenessEntry[][]

let provider: WebsocketProvider
beforeEach(() => {
  told = []
  provider = unattendedProvider(new Y.Doc(), message => {
    if (message.kind === 'awareness') told.push([...message.entries])
  })
  tellOwnPresence(provider)
})
afterEach(() => {
  provider.destroy()
  provider.awareness.destroy()
})

const socket = () => socketOf(provider)

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
