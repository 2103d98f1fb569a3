import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { MeetingScreen } from '../../client/route.ts'
import { errorsOf, LAPTOP, launchBrowser, newPerson, type Person } from './browser.ts'
import { type ExampleMeeting, type Host, openExampleMeeting, signIn } from './example-meeting.ts'

const BLANK = 'about:blank'

type Closable = { readonly close: () => Promise<unknown> }
type Size = { readonly width: number; readonly height: number }

/** One server and one browser for a file's tests, and the example meeting in session, anew for each of them. */
export type ExampleSite<Server> = {
  readonly server: Server
  readonly browser: Browser
  readonly meeting: ExampleMeeting
  /** Somebody who leaves after the test; a page that reported an error fails it. */
  readonly newPerson: (size?: Size) => Promise<Person>
  /** The same for one who brings the window of the test before, emptied: opening one anew takes three times the work. */
  readonly nextPerson: (size?: Size) => Promise<Person>
  /** Opens one of the meeting's screens, signed in by the link of a role. */
  readonly open: (page: Page, screen: MeetingScreen, role?: 'edit' | 'view', name?: string) => Promise<void>
}

/** Registers the hooks of a file; to be called once, outside the tests. `isKept`: the tests share one meeting. */
export function exampleSite<Server extends Host & Closable>(
  start: () => Promise<Server>,
  { isKept = false } = {},
): ExampleSite<Server> {
  let server: Server
  let browser: Browser
  let meeting: ExampleMeeting
  const people: (Person & { readonly size?: string })[] = []
  /** Who has left, and their window stays for a test that follows, by its size. */
  const emptied = new Map<string, Person>()
  const begin = async () => {
    meeting = await openExampleMeeting(server)
  }
  const end = () => meeting.close()
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([start(), launchBrowser()])
    if (isKept) await begin()
  })
  if (!isKept) beforeEach(begin)
  afterEach(async () => {
    const left = people.splice(0)
    for (const person of left) {
      const { size } = person
      if (size === undefined || emptied.has(size)) await person.context.close()
      else {
        await emptyWindow(person)
        emptied.set(size, person)
      }
    }
    if (!isKept) end()
    expect(left.flatMap(({ errors }) => errors)).toEqual([])
  })
  afterAll(async () => {
    if (isKept) end()
    await browser?.close()
    await server?.close()
  })
  return {
    get server() {
      return server
    },
    get browser() {
      return browser
    },
    get meeting() {
      return meeting
    },
    newPerson: async size => {
      const person = await newPerson(browser, size)
      people.push(person)
      return person
    },
    nextPerson: async (viewport = LAPTOP) => {
      const size = JSON.stringify(viewport)
      const known = emptied.get(size)
      emptied.delete(size)
      const person = known ? { ...known, errors: errorsOf(known.page) } : await newPerson(browser, viewport)
      people.push({ ...person, size })
      await person.page.setViewportSize(viewport)
      return person
    },
    open: async (page, screen, role = 'edit', name = role === 'edit' ? '記録係A' : '') => {
      const { id, tokens } = meeting.created
      await signIn(page.context(), server.url, tokens[role], name)
      await page.goto(`${server.url}/m/${id}/${screen}`)
    },
  }
}

/** As if nobody had been there: nobody is signed in, nothing is kept, nothing is looked at. */
async function emptyWindow({ page, context }: Person): Promise<void> {
  const others = context.pages().filter(each => each !== page)
  await Promise.all(others.map(each => each.close()))
  page.removeAllListeners()
  await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null })
  if (page.url() !== BLANK)
    await page.evaluate(() => {
      localStorage.clear()
      sessionStorage.clear()
    })
  await page.goto(BLANK)
  await context.clearCookies()
}
