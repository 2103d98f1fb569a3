import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newPerson } from '../support/browser.ts'
import { cachedOn, databasesOf, type OfflineDesk } from '../support/offline-desk.ts'
import { testSite } from '../support/test-site.ts'

const site = testSite()

test('what is typed while the server is away outlives a reload and a crash, and arrives exactly once', async () => {
  const desk = await site.openDesk()
  await desk.recorder.type('保存済みの文')
  await desk.says(/^保存済み（/)
  expect(await desk.reload()).toBe(false)
  await desk.page.waitForSelector('[role=textbox]')
  await desk.says(/^保存済み（/)

  await site.server.kill('SIGKILL')
  await desk.says('接続が切れています。入力は続けられます。')
  await desk.recorder.goTo('保存済みの文')
  await desk.recorder.press('Enter')
  await desk.recorder.type('切れてからの文')
  await desk.says(/この端末に保管 1件/)
  expect(await desk.reload()).toBe(true)
  await desk.recorder.sees('保存済みの文', '切れてからの文')
  await desk.says(/この端末に保管 1件/)
  expect(await desk.page.locator('[data-unsaved]').count()).toBe(1)

  await desk.recorder.goTo('切れてからの文')
  await desk.recorder.press('Enter')
  await desk.recorder.type('落ちる前の文')
  await desk.says(/この端末に保管 2件/)
  await desk.keepMany(600)
  await desk.page.close()
  await desk.newWindow()
  await desk.recorder.sees('保存済みの文', '切れてからの文', '落ちる前の文')
  await desk.says('接続が切れています。入力は続けられます。')
  await expect.poll(() => desk.kept('updates')).toBeLessThan(50)
  // Who was here, and the document in columns.
  expect(await desk.kept('about')).toBe(2)
  await desk.reload()
  await desk.recorder.sees('保存済みの文', '切れてからの文', '落ちる前の文')

  await site.server.run()
  await desk.says(/^保存済み（/)
  expect(await desk.storedTexts()).toEqual(['保存済みの文', '切れてからの文', '落ちる前の文'])
  await expect.poll(() => desk.kept('pending')).toBe(0)
  expect(await desk.reload()).toBe(false)
  await desk.recorder.sees('保存済みの文', '切れてからの文', '落ちる前の文')
  await desk.says(/^保存済み（/)
  expect(await desk.storedTexts()).toEqual(['保存済みの文', '切れてからの文', '落ちる前の文'])
  expect(desk.errors).toEqual([])
})

test('two windows of one browser that were offline both keep their words', async () => {
  const desk = await site.openDesk()
  const first = desk.recorder
  await first.type('一つめの窓')
  await desk.says(/^保存済み（/)
  await desk.newWindow()
  await desk.says(/^保存済み（/)
  await site.server.kill('SIGKILL')
  await desk.says('接続が切れています。入力は続けられます。')
  await first.press('Enter')
  await first.type('甲')
  await desk.recorder.goTo('一つめの窓')
  await desk.recorder.press('Enter')
  await desk.recorder.type('乙')
  await desk.says(/この端末に保管 1件/)
  await desk.page.close()
  await site.server.run()
  desk.recorder = first
  await desk.says(/^保存済み（/)
  await desk.reload()
  await desk.page.waitForSelector('[role=textbox]')
  await desk.says(/^保存済み（/)
  expect((await desk.storedTexts()).sort()).toEqual(['一つめの窓', '乙', '甲'].sort())
})

test('what was typed in the last moment before a page is left is asked about, and kept', async () => {
  const desk = await site.openDesk()
  await desk.recorder.type('届いた文')
  await desk.says(/^保存済み（/)
  await site.server.kill('SIGKILL')
  await desk.says('接続が切れています。入力は続けられます。')
  await desk.page.evaluate(stopFrames)
  await desk.recorder.type('と終わり')
  expect(await desk.kept('pending')).toBe(0)
  expect(await desk.reload()).toBe(true)
  await desk.recorder.sees('届いた文と終わり')
})

test('a window that has waited long for leave to open a meeting shows what another has kept meanwhile', async () => {
  const desk = await site.openDesk()
  await desk.recorder.type('届いた文')
  await desk.says(/^保存済み（/)
  const waiting = await openHeld(desk)
  await site.server.kill('SIGKILL')
  await desk.says('接続が切れています。入力は続けられます。')
  await desk.recorder.press('Enter')
  await desk.recorder.type('待つ間の文')
  await desk.says(/この端末に保管 1件/)
  await desk.page.close()
  await site.server.run()
  await waiting.page.waitForTimeout(1_100)
  await waiting.letGo()
  await waiting.page.getByText('待つ間の文').first().waitFor()
  await expect.poll(() => desk.storedTexts()).toEqual(['届いた文', '待つ間の文'])
})

test('a window that waits for leave to open a meeting does not keep its copy from being deleted', async () => {
  const desk = await site.openNewDesk()
  await desk.recorder.type('内輪の話')
  await desk.says(/^保存済み（/)
  await expect.poll(() => desk.kept('pending')).toBe(0)
  const waiting = await openHeld(desk)
  await desk.page.getByRole('button', { name: '表示の設定' }).click()
  await desk.page.getByRole('menuitem', { name: 'この端末での参加をやめる' }).click()
  await desk.page.waitForURL(`${site.server.url}/`)
  expect(await databasesOf(desk.page)).toEqual([])
  await waiting.letGo()
  await waiting.page.getByRole('heading', { name: 'この会議に参加していません' }).waitFor()
  expect(await databasesOf(waiting.page)).toEqual([])
})

test('the worker says that it could not fetch what is missing while the server is away, and goes on when it is back', async () => {
  const desk = await site.openDesk()
  await desk.recorder.type('届いた文')
  await desk.says(/^保存済み（/)
  await desk.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await site.server.kill('SIGKILL')
  await desk.says('接続が切れています。入力は続けられます。')
  expect(await askToFill(desk.page)).toBeNull()
  await site.server.run()
  await desk.says(/^保存済み（/)
  expect(await askToFill(desk.page)).toBe(true)
})

test('signing out leaves nothing of the meeting behind', async () => {
  const desk = await site.openNewDesk()
  await desk.recorder.type('内輪の話')
  await desk.says(/^保存済み（/)
  await expect.poll(() => desk.kept('pending')).toBe(0)
  expect(await databasesOf(desk.page)).toEqual([`yoroku-meeting-${desk.meeting.id}`])
  expect((await cachedOn(desk.page)).filter(path => /^\/(api|m)\//.test(path))).toEqual([])
  await desk.page.getByRole('button', { name: '表示の設定' }).click()
  await desk.page.getByRole('menuitem', { name: 'この端末での参加をやめる' }).click()
  await desk.page.waitForURL(`${site.server.url}/`)
  expect(await databasesOf(desk.page)).toEqual([])
  const left = await cachedOn(desk.page)
  expect(left.filter(path => !/^\/(assets\/|icon\.svg$)/.test(path) || /StreamPage/.test(path))).toEqual([])
  expect(await desk.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(desk.meeting.id)
})

test('signing out asks before words are lost that are not on the server', async () => {
  const desk = await site.openNewDesk()
  await desk.typeThroughLoss('届いた文', 'と届かない文', 'SIGKILL')
  await desk.page.getByRole('button', { name: '表示の設定' }).click()
  await desk.page.getByRole('menuitem', { name: 'この端末での参加をやめる' }).click()
  await desk.page.getByRole('alertdialog').getByRole('button', { name: 'やめる', exact: true }).click()
  await site.server.run()
  await desk.says(/^保存済み（/)
  expect(await desk.storedTexts()).toEqual(['届いた文と届かない文'])
})

test('a meeting that is final and saved is kept no longer', async () => {
  const desk = await site.openDesk()
  await desk.recorder.type('終わりの文')
  await desk.says(/^保存済み（/)
  await site.server.api(`/api/meetings/${desk.meeting.id}`, 'PATCH', { phase: 'final' })
  await desk.says('この会議は確定しています。')
  await expect.poll(() => databasesOf(desk.page)).toEqual([])
  await site.server.api(`/api/meetings/${desk.meeting.id}`, 'PATCH', { phase: 'edit' })
  await expect.poll(() => databasesOf(desk.page)).toEqual([`yoroku-meeting-${desk.meeting.id}`])
})

test('a view link leaves nothing in the browser but the program', async () => {
  const desk = await site.openDesk()
  const room = await newPerson(site.browser)
  await room.page.goto(desk.meeting.links.view)
  await room.page.getByRole('heading', { level: 1 }).waitFor()
  await room.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  expect(await databasesOf(room.page)).toEqual([])
  expect((await cachedOn(room.page)).filter(path => /^\/(api|m)\//.test(path))).toEqual([])
})

/** What the worker answers to the page's question for more files. */
function askToFill(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    const { port1, port2 } = new MessageChannel()
    return new Promise(resolve => {
      port1.onmessage = ({ data }) => resolve(data)
      active?.postMessage('fill', [port2])
    })
  })
}

/** Another window of the same browser, which has read its copy and does not know yet whether it may show it. */
async function openHeld(desk: OfflineDesk): Promise<{ page: Page; letGo: () => Promise<void> }> {
  const page = await desk.context.newPage()
  await page.addInitScript(holdSession)
  await page.goto(desk.url)
  await page.waitForFunction(() => 'sessionAsked' in window)
  await page.evaluate(() => indexedDB.databases())
  return { page, letGo: () => page.evaluate(() => window.dispatchEvent(new Event('let-go'))).then(() => {}) }
}

/** Runs in a page before its own code. */
function holdSession(): void {
  const { fetch } = window
  window.fetch = async (...request) => {
    if (!String(request[0]).endsWith('/api/session')) return fetch(...request)
    const leave = new Promise(resolve => window.addEventListener('let-go', resolve))
    Object.assign(window, { sessionAsked: true })
    await leave
    return fetch(...request)
  }
}

/** From now on the page draws no frame, and waits for none. */
function stopFrames(): void {
  const { setTimeout } = window
  window.requestAnimationFrame = () => 0
  const late = (task: TimerHandler, ms = 0) => setTimeout(task, ms === 50 ? 60_000 : ms)
  Object.assign(window, { setTimeout: late })
}
