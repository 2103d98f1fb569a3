import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { MeetingScreen } from '../../client/route.ts'
import { launchBrowser, newPerson, type Person } from './browser.ts'
import { type ExampleMeeting, type Host, openExampleMeeting, signIn } from './example-meeting.ts'

type Closable = { readonly close: () => Promise<unknown> }
type Size = { readonly width: number; readonly height: number }

/** One server and one browser for a file's tests, and the example meeting in session, anew for each of them. */
export type ExampleSite<Server> = {
  readonly server: Server
  readonly browser: Browser
  readonly meeting: ExampleMeeting
  /** Somebody who leaves after the test; a page that reported an error fails it. */
  readonly newPerson: (size?: Size) => Promise<Person>
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
  const people: Person[] = []
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
    await Promise.all(left.map(({ context }) => context.close()))
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
    open: async (page, screen, role = 'edit', name = role === 'edit' ? '記録係A' : '') => {
      const { id, tokens } = meeting.created
      await signIn(page.context(), server.url, tokens[role], name)
      await page.goto(`${server.url}/m/${id}/${screen}`)
    },
  }
}
