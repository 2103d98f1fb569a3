import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type App, createApp } from '../../server/app.ts'
import { type Clock, systemClock } from '../../server/clock.ts'
import type { Config } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import type { Store } from '../../server/store/store.ts'
import type { MeetingCreated } from '../../shared/api.ts'
import { openProvider } from './provider.ts'

export { openProvider, untilSynced } from './provider.ts'

export const TEST_CONFIG: Config = {
  host: '127.0.0.1',
  port: 0,
  dataDir: '',
  publicUrl: null,
  adminToken: null,
  logLevel: 'silent',
}

/** A server on a port of its own, with the memory store unless told otherwise, and an administrator. */
export class TestApp {
  readonly app: App
  readonly url: string
  readonly adminToken = randomBytes(32).toString('base64url')

  private constructor(app: App) {
    this.app = app
    this.url = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`
  }

  static async start(
    store: Store = createMemoryStore(),
    config: Partial<Config> = {},
    clock: Clock = systemClock,
  ): Promise<TestApp> {
    const app = await createApp({
      config: { ...TEST_CONFIG, ...config },
      store,
      clock,
      log: createLog('silent'),
    })
    await app.http.listen({ host: '127.0.0.1', port: 0 })
    const test = new TestApp(app)
    await app.services.access.setAdminToken(test.adminToken)
    return test
  }

  get syncUrl(): string {
    return `${this.url.replace('http', 'ws')}/sync`
  }

  call(
    path: string,
    options: { method?: string; token?: string; body?: unknown; headers?: HeadersInit } = {},
  ) {
    const { method = 'GET', token, body } = options
    const headers = new Headers(options.headers)
    if (token) headers.set('authorization', `Bearer ${token}`)
    if (body !== undefined) headers.set('content-type', 'application/json')
    return fetch(this.url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }

  admin(path: string, method = 'GET', body?: unknown) {
    return this.call(path, { method, token: this.adminToken, body })
  }

  async createMeeting(fields: object = { title: '会議' }): Promise<MeetingCreated> {
    const response = await this.admin('/api/meetings', 'POST', fields)
    if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`)
    return (await response.json()) as MeetingCreated
  }

  /** A stock y-websocket client that sends a bearer token or cookies. */
  provider(meeting: string, headers: Record<string, string>, doc = new Y.Doc()): WebsocketProvider {
    return openProvider(this.syncUrl, meeting, headers, doc)
  }

  close(): Promise<void> {
    return this.app.close()
  }
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** Resolves once `holds` does, asked after every update of the document. */
export function untilDoc(doc: Y.Doc, holds: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const check = () => {
      if (!holds()) return
      doc.off('update', check)
      resolve()
    }
    doc.on('update', check)
    check()
  })
}
