import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchProfile } from '../support/browser.ts'
import { directories } from '../support/directories.ts'
import { TestApp } from '../support/test-app.ts'

/** A browser notes the first visit and keeps the code of the second, some time after it. To end a trace may take 5 s. */
const VISITS_BEFORE = 3
const VISITS = 8
/** Chromium keeps no code of files that have hardly any. */
const LEAST_CHARACTERS = 1_024

type Traced = { readonly name: string; readonly args?: { readonly data?: Compiled } }
type Compiled = { readonly url?: string; readonly consumedCacheSize?: number }

const directory = directories('kept-code')
let app: TestApp
let browser: BrowserContext
beforeAll(async () => {
  ;[app, browser] = await Promise.all([TestApp.start(), launchProfile(directory())])
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

test('who comes again finds the code of a page’s start compiled', async () => {
  const { id } = await app.createMeeting()
  const url = `${app.url}/m/${id}/stream`
  const start = await filesOfStart(url)
  const page = await browser.newPage()
  for (let visit = 0; visit < VISITS_BEFORE; visit++) await open(page, url)
  let taken: string[] = []
  for (let visit = VISITS_BEFORE; visit < VISITS && taken.length < start.length; visit++)
    taken = await takenCompiled(page, url)
  expect(start.length).toBeGreaterThan(5)
  expect(taken.sort()).toEqual(start.sort())
})

async function filesOfStart(url: string): Promise<string[]> {
  const link = (await fetch(url)).headers.get('link') ?? ''
  const files = [...link.matchAll(/<([^>]+)>/g)].map(([, path = '']) => new URL(path, url).href)
  const lengths = await Promise.all(files.map(async file => (await (await fetch(file)).text()).length))
  return files.filter((_, index) => (lengths[index] ?? 0) >= LEAST_CHARACTERS)
}

/** Opens a page from an empty one. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(url)
  await page.getByRole('textbox').first().waitFor()
}

/** The files of a page that the browser had compiled before it was opened. */
async function takenCompiled(page: Page, url: string): Promise<string[]> {
  const browser = await page.context().newCDPSession(page)
  const events: Traced[] = []
  browser.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as Traced[])))
  const traceConfig = { includedCategories: ['v8', 'devtools.timeline'], excludedCategories: ['*'] }
  await browser.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  await open(page, url)
  const complete = new Promise(resolve => browser.once('Tracing.tracingComplete', resolve))
  await browser.send('Tracing.end')
  await complete
  await browser.detach()
  return events.flatMap(({ name, args }) =>
    name === 'v8.compileModule' && args?.data?.url !== undefined && args.data.consumedCacheSize !== undefined
      ? [args.data.url]
      : [],
  )
}
