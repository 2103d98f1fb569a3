import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { boundedSocket } from '../../../client/sync/bounded-socket.ts'
import { followLink } from '../../../client/sync/follow-link.ts'
import { MAX_FRAME_BYTES } from '../../../server/sync/limits.ts'
import type { MeetingCreated } from '../../../shared/api.ts'
import { appendEntry } from '../../../shared/meeting/edit-meeting.ts'
import { CLOSE_CODES } from '../../../shared/sync/close-codes.ts'
import { bearer, TestApp } from '../../support/test-app.ts'

let app: TestApp
let meeting: MeetingCreated
beforeEach(async () => {
  app = await TestApp.start()
  meeting = await app.createMeeting()
})
afterEach(() => app.close())

/** What a page opens, counting its sockets. */
function counting(): { readonly Socket: typeof globalThis.WebSocket; readonly opened: () => number } {
  let opened = 0
  class Counted extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: bearer(meeting.tokens.edit) })
      opened++
    }
  }
  return { Socket: Counted as unknown as typeof globalThis.WebSocket, opened: () => opened }
}

function open(doc: Y.Doc, Socket: typeof globalThis.WebSocket): WebsocketProvider {
  const options = { connect: false, disableBc: true, WebSocketPolyfill: Socket }
  return new WebsocketProvider(app.syncUrl, meeting.id, doc, options)
}

/** The code with which it ends for good; whatever else becomes of the connection is not an end. */
function ended(provider: WebsocketProvider): Promise<number> {
  return new Promise(resolve => {
    const ignore = () => {}
    followLink(meeting.id, provider, { note: ignore, onSynced: ignore, onLost: ignore, onClosed: resolve })
  })
}

/** More than one message holds. */
function tooLargeDoc(): Y.Doc {
  const doc = new Y.Doc()
  for (let n = 0; n < 20; n++)
    appendEntry(doc, { id: `entry-${n}-0000`, recorder: '', at: '', text: '議'.repeat(MAX_FRAME_BYTES / 48) })
  return doc
}

test('what was written offline and is more than the server takes is refused once, and not sent again and again', async () => {
  const doc = tooLargeDoc()
  expect(Y.encodeStateAsUpdate(doc).length).toBeGreaterThan(MAX_FRAME_BYTES)
  const { Socket, opened } = counting()
  const provider = open(doc, boundedSocket(Socket))
  const end = ended(provider)
  provider.connect()
  expect(await end).toBe(CLOSE_CODES.tooLarge)
  expect(provider.shouldConnect).toBe(false)
  expect(opened()).toBe(1)
  expect(await (await app.admin(`/api/meetings/${meeting.id}`)).json()).toMatchObject({ entries: [] })
  expect(String(doc.getXmlFragment('entries')).length).toBeGreaterThan(MAX_FRAME_BYTES / 3)
  provider.destroy()
})

test('it is refused also when the connection breaks before the server has answered the close', async () => {
  const { Socket, opened } = counting()
  class Breaking extends (Socket as unknown as typeof WebSocket) {
    override close(): void {
      this.terminate()
    }
  }
  const provider = open(tooLargeDoc(), boundedSocket(Breaking as unknown as typeof globalThis.WebSocket))
  const end = ended(provider)
  provider.connect()
  expect(await end).toBe(CLOSE_CODES.tooLarge)
  expect(provider.shouldConnect).toBe(false)
  expect(opened()).toBe(1)
  provider.destroy()
})

test('a socket that something on the way closes for the size of a message does not come back with the same', async () => {
  const provider = open(new Y.Doc(), counting().Socket)
  provider.shouldConnect = true
  const end = ended(provider)
  provider.emit('connection-close', [{ code: 1009 } as CloseEvent, provider])
  expect(await end).toBe(CLOSE_CODES.tooLarge)
  expect(provider.shouldConnect).toBe(false)
  provider.destroy()
})
