import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { violationsOn } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { StreamRoom } from '../support/stream-room.ts'

let browser: Browser
let room: StreamRoom
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  room = await StreamRoom.open(browser, { texts: Array.from({ length: 30 }, (_, at) => `発言${at + 1}`) })
})
afterEach(() => room.close())

test('axe finds nothing while one writes, with a picker open, in light and in dark', async () => {
  const a = await room.join('記録係A')
  await a.type('要約')
  expect(await violationsOn(a.page)).toEqual([])
  await a.type('#')
  await a.page.waitForSelector('[role=listbox]')
  expect(await violationsOn(a.page)).toEqual([])
  await a.page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOn(a.page)).toEqual([])
})

test('axe finds nothing on the page of a meeting that nobody has written in', async () => {
  const empty = await StreamRoom.open(browser)
  const a = await empty.join('記録係A')
  expect(await violationsOn(a.page)).toEqual([])
  await empty.close()
})

test('entries are a list whose items read time, theme, text and speaker', async () => {
  const a = await room.join('記録係A')
  await a.type('人材が足りない')
  await a.press('Alt+2')
  await a.type('@')
  await a.press('Enter')
  await expect
    .poll(() => spokenEntry(a.page, '人材が足りない'))
    .toMatch(/^\d\d:\d\d.*2暮らし.*人材が足りない.*委員A$/)
  await a.press('Enter')
  await a.type('同じ委員がつづける')
  await a.press('Enter')
  await expect
    .poll(() => spokenEntry(a.page, '同じ委員がつづける'))
    .toMatch(/^\d\d:\d\d.*2暮らし.*同じ委員がつづける.*委員A$/)
  expect(await spokenEntry(a.page, '発言30')).toContain('テーマなし')
  const repeated = a.page.getByRole('listitem').filter({ hasText: '同じ委員がつづける' })
  expect(await repeated.getByText('委員A').boundingBox()).toMatchObject({ height: 0 })
  expect(await a.page.getByRole('textbox', { name: '記録' }).getByRole('list').count()).toBe(1)
})

test('whoever comes in sees the place where they go on writing', async () => {
  room.write(['自分の最後の発言'], '記録係A')
  room.write(Array.from({ length: 10 }, (_, at) => `続き${at + 1}`))
  const a = await room.join('記録係A')
  const row = a.page.locator('[data-current]')
  await row.filter({ hasText: '自分の最後の発言' }).waitFor()
  const box = await row.boundingBox()
  expect(box?.y).toBeGreaterThan(90)
  expect(box?.y).toBeLessThan(680)
})

test('a menu opens by keys at what is chosen, at its end or by a press, and the focus comes back to its button', async () => {
  const { page } = await room.join('記録係A')
  const button = page.locator('header [aria-haspopup=menu]').first()
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  const closed = async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('会議中')
    expect(await button.getAttribute('aria-expanded')).toBe('false')
  }
  await button.focus()
  for (const [key, item] of [
    ['Enter', '会議中'],
    [' ', '会議中'],
    ['ArrowDown', '会議中'],
  ] as const) {
    await page.keyboard.press(key)
    await page.getByRole('menuitemradio', { name: item, checked: true }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('menuitemradio')
    expect(await focused()).toBe(item)
    await closed()
  }
  await button.click()
  await page.getByRole('menu').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await closed()
})

test('the page starts without the code of dialogs and menus, and what opens a meeting waits for no large file', async () => {
  const { page } = await room.join('記録係A')
  const address = new URL(page.url())
  const link = (await fetch(address)).headers.get('link') ?? ''
  const files = [...link.matchAll(/<([^>]+)>; rel=preload/g)].map(([, path]) => path ?? '')
  const scripts = await Promise.all(files.map(async path => (await fetch(new URL(path, address))).text()))
  expect(scripts.some(script => script.includes('Yjs was already imported'))).toBe(true)
  expect(scripts.filter(script => script.includes('react-aria-pressable-style'))).toEqual([])
  const opener = scripts[files.findIndex(path => path.includes('/opener-'))] ?? ''
  const awaited = [...opener.matchAll(/from"\.\/([a-z-]+)-/g)].map(([, name]) => name)
  expect(awaited.sort()).toEqual(['base', 'index', 'rolldown-runtime'])
})

type Spoken = { readonly nodeId: string; readonly name?: { readonly value?: unknown } } & {
  readonly role?: { readonly value?: unknown }
  readonly childIds?: readonly string[]
}

/** What Chromium gives a screen reader of the entry with these words, one thing after the other. */
async function spokenEntry(page: Page, words: string): Promise<string | undefined> {
  const browser = await page.context().newCDPSession(page)
  const { nodes }: { readonly nodes: readonly Spoken[] } = await browser.send('Accessibility.getFullAXTree')
  await browser.detach()
  const byId = new Map(nodes.map(node => [node.nodeId, node]))
  const itemsIn = (node: Spoken | undefined): Spoken[] =>
    node?.role?.value === 'listitem' ? [node] : (node?.childIds ?? []).flatMap(id => itemsIn(byId.get(id)))
  const spokenIn = (node: Spoken | undefined): string =>
    node?.role?.value === 'StaticText'
      ? String(node.name?.value).trim()
      : (node?.childIds ?? []).map(id => spokenIn(byId.get(id))).join('')
  const editor = nodes.find(({ role, name }) => role?.value === 'textbox' && name?.value === '記録')
  return itemsIn(editor)
    .map(spokenIn)
    .find(said => said.includes(words))
}
