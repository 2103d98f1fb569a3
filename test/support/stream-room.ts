import { setImmediate } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { appendEntry, removeEntry } from '../../shared/meeting/edit-meeting.ts'
import { type Meeting, readMeeting } from '../../shared/meeting/read-meeting.ts'
import { errorsOf, newContext, newWindow, type Opened } from './browser.ts'
import { Recorder } from './recorder.ts'
import { bearer, TestApp, untilDoc, untilSynced } from './test-app.ts'

/** An edit that takes longer to reach the server is missing. */
const HELD_WITHIN_MS = 15_000

type Opening = { readonly texts?: readonly string[]; readonly phase?: string }

/** The server of a file's meetings: its pages are in the browsers' caches from the second meeting on. */
let server: Promise<TestApp> | null = null
afterAll(async () => (await server)?.close())

/** The browsers of a file's recorders, by name and size; whoever comes into the next meeting comes with the same one. */
const contexts = new Map<string, Promise<BrowserContext>>()
/** Their windows between two meetings: opening one anew takes three times as long as going to another address in it. */
const idle = new Map<string, Page>()

/** A meeting in session with a witness who reads the document beside the browsers. */
export class StreamRoom {
  readonly #browser: Browser
  readonly #app: TestApp
  readonly #id: string
  readonly #token: string
  readonly #witness: WebsocketProvider
  readonly #guests: WebsocketProvider[] = []
  readonly #windows = new Map<Page, string>()
  #written = 0

  private constructor(browser: Browser, app: TestApp, id: string, token: string) {
    this.#browser = browser
    this.#app = app
    this.#id = id
    this.#token = token
    this.#witness = app.provider(id, bearer(app.adminToken))
  }

  static async open(browser: Browser, { texts = [], phase = 'live' }: Opening = {}): Promise<StreamRoom> {
    server ??= TestApp.start()
    const app = await server
    const { id, tokens } = await app.createMeeting({
      title: '推進会議',
      agenda: [{ title: '会議の進め方' }, { title: '意見交換' }],
      themes: [{ label: '産業のデジタル化' }, { label: '暮らし' }, { label: 'データ利活用' }],
      attendees: [{ name: '委員A', role: '委員' }, { name: '委員B' }],
    })
    await app.admin(`/api/meetings/${id}`, 'PATCH', { phase, currentAgenda: null })
    const room = new StreamRoom(browser, app, id, tokens.edit)
    await untilSynced(room.#witness)
    room.write(texts)
    return room
  }

  /** Appends entries as a colleague outside the browser would. */
  write(texts: readonly string[], recorder = '記録係Z'): void {
    for (const text of texts) {
      this.#written += 1
      const at = `2026-11-22T10:00:${String(this.#written % 60).padStart(2, '0')}Z`
      appendEntry(this.#witness.doc, { id: `colleague-${this.#written}`, recorder, at, text })
    }
  }

  /** Takes an entry away as a colleague outside the browser would. */
  remove(id: string): void {
    removeEntry(this.#witness.doc, id)
  }

  /** The server's document, as bytes. */
  async stored(): Promise<Uint8Array> {
    let state: Uint8Array = new Uint8Array()
    await this.onServer(doc => {
      state = Y.encodeStateAsUpdate(doc)
    })
    return state
  }

  /** Changes the document, once it holds what the witness wrote, as the server itself may: no client is allowed to. */
  async onServer(change: (doc: Y.Doc) => void): Promise<void> {
    const lease = await this.#app.app.services.registry.acquire(this.#id)
    const { clientID, store } = this.#witness.doc
    for (let known = -1; known < Y.getState(store, clientID); await setImmediate())
      await lease.room.edit(doc => {
        known = Y.getState(doc.store, clientID)
      })
    await lease.room.edit(change)
    lease.release()
  }

  get doc() {
    return this.#witness.doc
  }

  /** The witness's awareness: what colleagues see of where it stands. */
  get awareness() {
    return this.#witness.awareness
  }

  /** The document of one more colleague outside the browser, who writes under an id of their own. */
  async witness(): Promise<Y.Doc> {
    const witness = this.#app.provider(this.#id, bearer(this.#app.adminToken))
    await untilSynced(witness)
    this.#guests.push(witness)
    return witness.doc
  }

  /** The meeting as somebody reads it who joins only now. */
  async readAnew(): Promise<Meeting> {
    const reader = this.#app.provider(this.#id, bearer(this.#app.adminToken))
    await untilSynced(reader)
    const meeting = readMeeting(reader.doc)
    reader.destroy()
    return meeting
  }

  get meeting(): Meeting {
    return readMeeting(this.#witness.doc)
  }

  /** Waits until the document on the server holds what is asked for; says what it holds when that does not come. */
  until(holds: (meeting: Meeting) => boolean, describe = () => this.#lastTexts()): Promise<void> {
    const { promise: late, reject } = Promise.withResolvers<void>()
    const timer = setTimeout(() => reject(new Error(describe())), HELD_WITHIN_MS)
    const held = untilDoc(this.#witness.doc, () => holds(this.meeting)).finally(() => clearTimeout(timer))
    return Promise.race([held, late])
  }

  #lastTexts(): string {
    const texts = this.meeting.entries.map(entry => entry.text)
    return `the document holds ${texts.length} entries, the last: ${JSON.stringify(texts.slice(-5))}`
  }

  /** A recorder who has come in by the link and whose editor is ready. */
  async join(name: string, viewport?: { width: number; height: number }): Promise<Recorder> {
    const key = `${name} ${JSON.stringify(viewport)}`
    const opening = contexts.get(key) ?? newContext(this.#browser, viewport)
    contexts.set(key, opening)
    const context = await opening
    const answer = await context.request.post(`${this.#app.url}/api/session`, {
      data: { token: this.#token, name },
      headers: { origin: this.#app.url },
    })
    if (!answer.ok()) throw new Error(`no session: ${answer.status()}`)
    const { page, errors } = await this.#windowIn(context, key)
    await page.goto(`${this.#app.url}/m/${this.#id}/stream`)
    await page.waitForSelector('[role=textbox], main h2')
    return new Recorder(page, errors, await context.newCDPSession(page))
  }

  async #windowIn(context: BrowserContext, key: string): Promise<Opened> {
    const kept = idle.get(key)
    idle.delete(key)
    const opened = kept ? { page: kept, errors: errorsOf(kept) } : await newWindow(context)
    this.#windows.set(opened.page, key)
    return opened
  }

  /** Cuts everybody's connection by ending the server; what was stored in its memory is gone. */
  async cut(): Promise<void> {
    server = null
    await this.#app.close()
  }

  /** Everybody leaves. */
  async close(): Promise<void> {
    for (const each of [this.#witness, ...this.#guests]) each.destroy()
    const kept = new Set(idle.values())
    const pages = this.#browser.contexts().flatMap(context => context.pages())
    await Promise.all(pages.filter(page => !kept.has(page)).map(page => this.#leave(page)))
  }

  /** One window of each recorder stays for the next meeting. */
  async #leave(page: Page): Promise<void> {
    const key = this.#windows.get(page)
    if (key === undefined || idle.has(key)) return page.close()
    idle.set(key, page)
    page.removeAllListeners()
    await page.emulateMedia({ colorScheme: null })
    await page.evaluate(() => sessionStorage.clear())
  }
}
