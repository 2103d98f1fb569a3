import type { BrowserContext, Page } from 'playwright-core'
import type { MeetingCreated } from '../../shared/api.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { newWindow } from './browser.ts'
import { Recorder } from './recorder.ts'
import type { ServerProcess } from './server-process.ts'
import { bearer } from './test-app.ts'
import { TypingClient } from './typing-client.ts'

/** A recorder in a browser, before a server that comes and goes. */
export class OfflineDesk {
  readonly context: BrowserContext
  readonly meeting: MeetingCreated
  readonly errors: readonly string[]
  readonly #server: ServerProcess
  recorder: Recorder

  private constructor(
    context: BrowserContext,
    server: ServerProcess,
    meeting: MeetingCreated,
    recorder: Recorder,
  ) {
    this.context = context
    this.#server = server
    this.meeting = meeting
    this.recorder = recorder
    this.errors = recorder.errors
  }

  /** A live meeting, joined by its recorders' link; the pages can open without the server. */
  static async open(
    context: BrowserContext,
    server: ServerProcess,
    prepare: (page: Page) => Promise<void> = async () => {},
  ): Promise<OfflineDesk> {
    const meeting = await server.createMeeting({ title: '推進会議', agenda: [{ title: '意見交換' }] })
    await server.api(`/api/meetings/${meeting.id}`, 'PATCH', { phase: 'live' })
    const { page, errors } = await newWindow(context)
    await prepare(page)
    const answer = await context.request.post(`${server.url}/api/session`, {
      data: { token: meeting.tokens.edit, name: '記録係A' },
      headers: { origin: server.url },
    })
    if (!answer.ok()) throw new Error(`no session: ${answer.status()}`)
    const recorder = new Recorder(page, errors, await context.newCDPSession(page))
    const desk = new OfflineDesk(context, server, meeting, recorder)
    await page.goto(desk.url)
    await page.waitForSelector('[role=textbox]')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    return desk
  }

  get page(): Page {
    return this.recorder.page
  }

  get url(): string {
    return `${this.#server.url}/m/${this.meeting.id}/stream`
  }

  /** What the server has of the meeting. */
  async stored(): Promise<Meeting> {
    return (await this.#server.api(`/api/meetings/${this.meeting.id}`)).json() as Promise<Meeting>
  }

  async storedTexts(): Promise<string[]> {
    return (await this.stored()).entries.map(entry => entry.text).filter(text => text !== '')
  }

  /** Somebody else at the meeting, without a browser. */
  async colleague(): Promise<TypingClient> {
    const client = new TypingClient('colleague')
    await client.connect(this.#server.syncUrl(this.meeting.id), bearer(this.meeting.tokens.edit))
    return client
  }

  /** Another window of the same browser; from now on it is the recorder's. */
  async newWindow(): Promise<void> {
    const page = await this.context.newPage()
    await page.goto(this.url)
    await page.waitForSelector('[role=textbox]')
    this.recorder = new Recorder(page, this.errors, await this.context.newCDPSession(page))
  }

  /** Types, the first words with the server, the second ones after it has ended. */
  async typeThroughLoss(saved: string, more: string, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    await this.recorder.type(saved)
    await this.says(/^保存済み（/)
    await this.#server.kill(signal)
    await this.says('接続が切れています。入力は続けられます。')
    await this.recorder.type(more)
    await this.says(/この端末に保管 1件/)
  }

  /** Loads the page anew; answers whether the browser asked before. */
  async reload(): Promise<boolean> {
    let isAsked = false
    const accept = (dialog: { accept: () => Promise<void> }) => {
      isAsked = true
      void dialog.accept()
    }
    this.page.on('dialog', accept)
    await this.page.reload()
    this.page.off('dialog', accept)
    return isAsked
  }

  /** Waits until the bar at the foot says so. */
  says(words: string | RegExp): Promise<void> {
    return this.page.locator('footer').getByText(words).first().waitFor()
  }

  /** How many things this browser keeps of the meeting under that name. */
  kept(store: 'updates' | 'pending' | 'about'): Promise<number> {
    return this.page.evaluate(countKept, { database: this.#database, store })
  }

  /** Keeps many more updates, as a long day would; they change nothing. */
  keepMany(count: number): Promise<void> {
    return this.page.evaluate(addEmpty, { database: this.#database, count })
  }

  get #database(): string {
    return `yoroku-meeting-${this.meeting.id}`
  }
}

/** The names of the databases that a page's browser has for the site. */
export function databasesOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(each => each.name ?? ''))
}

/** The addresses that a page's browser keeps answers of. */
export function cachedOn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map(name => window.caches.open(name)))
    const requests = await Promise.all(caches.map(cache => cache.keys()))
    return requests.flat().map(request => new URL(request.url).pathname)
  })
}

function countKept({ database, store }: { database: string; store: string }): Promise<number> {
  return new Promise(resolve => {
    const open = indexedDB.open(database)
    open.onsuccess = () => {
      const count = open.result.transaction(store).objectStore(store).count()
      count.onsuccess = () => {
        open.result.close()
        resolve(count.result)
      }
    }
  })
}

function addEmpty({ database, count }: { database: string; count: number }): Promise<void> {
  return new Promise(resolve => {
    const open = indexedDB.open(database)
    open.onsuccess = () => {
      const transaction = open.result.transaction('updates', 'readwrite')
      for (let i = 0; i < count; i++) transaction.objectStore('updates').put(Uint8Array.of(0, 0), `many-${i}`)
      transaction.oncomplete = () => {
        open.result.close()
        resolve()
      }
    }
  })
}
