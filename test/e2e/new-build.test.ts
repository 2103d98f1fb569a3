import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { Installation } from '../support/installation.ts'
import { testSite } from '../support/test-site.ts'

const installation = new Installation()
/** Its files have other names in each run: what was compiled of them would pile up. */
const env = { NODE_DISABLE_COMPILE_CACHE: '1' }
const site = testSite({ command: installation.command, env })
afterAll(() => installation.remove())

test('a new build comes whole: an open page keeps the old one, the next opening without it is the new one', async () => {
  const desk = await site.openDesk()
  const old = desk.recorder
  await desk.reload()
  await old.page.waitForSelector('[role=textbox]')
  await old.type('前の版の文')
  await desk.says(/^保存済み（/)
  expect(await buildsOf(old.page)).toEqual(['old'])

  await site.server.kill('SIGTERM')
  installation.update()
  await site.server.run()
  await desk.says(/^保存済み（/)
  await desk.newWindow()
  expect(await buildsOf(desk.page)).toEqual(['new'])
  await expect.poll(() => isWaiting(desk.page)).toBe(true)
  await desk.says(/^保存済み（/)
  await desk.page.close()

  await old.page.getByRole('link', { name: '開催概要' }).click()
  await old.page.getByText('前の版の文').first().waitFor()
  expect(await buildsOf(old.page)).toEqual(['old'])

  await site.server.kill('SIGKILL')
  await old.page.goto(desk.url)
  await old.sees('前の版の文')
  expect(await buildsOf(old.page)).toEqual(['old'])
  expect(await cachesOf(old.page)).toHaveLength(2)

  await old.page.close()
  await desk.newWindow()
  await desk.recorder.sees('前の版の文')
  expect(await buildsOf(desk.page)).toEqual(['new'])
  expect(await isWaiting(desk.page)).toBe(false)
  await expect.poll(() => cachesOf(desk.page)).toEqual([expect.stringContaining('yoroku-pages-new')])
  expect(desk.errors).toEqual([])
})

/** The builds that the page's program came from. */
function buildsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const files = performance.getEntriesByType('resource').map(({ name }) => name)
    const builds = files
      .filter(name => /\.(js|css)$/.test(name))
      .map(name => (/-new[\w-]{5}\./.test(name) ? 'new' : 'old'))
    return [...new Set(builds)]
  })
}

/** Whether a worker waits for the pages of the one before it. */
function isWaiting(page: Page): Promise<boolean> {
  return page.evaluate(
    async () =>
      (await navigator.serviceWorker.ready) && !!(await navigator.serviceWorker.getRegistration())?.waiting,
  )
}

function cachesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => caches.keys())
}
