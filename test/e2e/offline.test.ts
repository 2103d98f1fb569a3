import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { launchBrowser, newPerson } from '../support/browser.ts'
import { cachedOn, databasesOf, OfflineDesk } from '../support/offline-desk.ts'
import { ServerProcess } from '../support/server-process.ts'

/** The server is ended and started again within a test. */
vi.setConfig({ testTimeout: 60_000 })

let browser: Browser
let server: ServerProcess
let desk: OfflineDesk
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), ServerProcess.start()])
})
afterEach(async () => {
  await desk.close()
  if (server.pid === null) await server.run()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

test('what is typed while the server is away outlives a reload and a crash, and arrives exactly once', async () => {
  desk = await OfflineDesk.open(browser, server)
  await desk.recorder.type('保存済みの文')
  await desk.says(/^保存済み（/)
  expect(await desk.reload()).toBe(false)
  await desk.page.waitForSelector('[role=textbox]')
  await desk.says(/^保存済み（/)

  await server.kill('SIGKILL')
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
  await desk.reload()
  await desk.recorder.sees('保存済みの文', '切れてからの文', '落ちる前の文')

  await server.run()
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
  desk = await OfflineDesk.open(browser, server)
  const first = desk.recorder
  await first.type('一つめの窓')
  await desk.says(/^保存済み（/)
  await desk.newWindow()
  await desk.says(/^保存済み（/)
  await server.kill('SIGKILL')
  await desk.says('接続が切れています。入力は続けられます。')
  await first.press('Enter')
  await first.type('甲')
  await desk.recorder.goTo('一つめの窓')
  await desk.recorder.press('Enter')
  await desk.recorder.type('乙')
  await desk.says(/この端末に保管 1件/)
  await desk.page.close()
  await server.run()
  desk.recorder = first
  await desk.says(/^保存済み（/)
  await desk.reload()
  await desk.page.waitForSelector('[role=textbox]')
  await desk.says(/^保存済み（/)
  expect((await desk.storedTexts()).sort()).toEqual(['一つめの窓', '乙', '甲'].sort())
})

test('signing out leaves nothing of the meeting behind', async () => {
  desk = await OfflineDesk.open(browser, server)
  await desk.recorder.type('内輪の話')
  await desk.says(/^保存済み（/)
  await expect.poll(() => desk.kept('pending')).toBe(0)
  expect(await databasesOf(desk.page)).toEqual([`yoroku-meeting-${desk.meeting.id}`])
  expect((await cachedOn(desk.page)).filter(path => /^\/(api|m)\//.test(path))).toEqual([])
  await desk.page.getByRole('button', { name: '表示の設定' }).click()
  await desk.page.getByRole('menuitem', { name: 'この端末での参加をやめる' }).click()
  await desk.page.waitForURL(`${server.url}/`)
  expect(await databasesOf(desk.page)).toEqual([])
  const left = await cachedOn(desk.page)
  expect(left.filter(path => !/^\/(assets\/|icon\.svg$)/.test(path) || /StreamPage/.test(path))).toEqual([])
  expect(await desk.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(desk.meeting.id)
})

test('signing out asks before words are lost that are not on the server', async () => {
  desk = await OfflineDesk.open(browser, server)
  await desk.recorder.type('届いた文')
  await desk.says(/^保存済み（/)
  await server.kill('SIGKILL')
  await desk.says('接続が切れています。入力は続けられます。')
  await desk.recorder.type('と届かない文')
  await desk.says(/この端末に保管 1件/)
  await desk.page.getByRole('button', { name: '表示の設定' }).click()
  await desk.page.getByRole('menuitem', { name: 'この端末での参加をやめる' }).click()
  await desk.page.getByRole('alertdialog').getByRole('button', { name: 'やめる', exact: true }).click()
  await server.run()
  await desk.says(/^保存済み（/)
  expect(await desk.storedTexts()).toEqual(['届いた文と届かない文'])
})

test('a meeting that is final and saved is kept no longer', async () => {
  desk = await OfflineDesk.open(browser, server)
  await desk.recorder.type('終わりの文')
  await desk.says(/^保存済み（/)
  await server.api(`/api/meetings/${desk.meeting.id}`, 'PATCH', { phase: 'final' })
  await desk.says('この会議は確定しています。')
  await expect.poll(() => databasesOf(desk.page)).toEqual([])
  await server.api(`/api/meetings/${desk.meeting.id}`, 'PATCH', { phase: 'edit' })
  await expect.poll(() => databasesOf(desk.page)).toEqual([`yoroku-meeting-${desk.meeting.id}`])
})

test('a view link leaves nothing in the browser but the program', async () => {
  desk = await OfflineDesk.open(browser, server)
  const room = await newPerson(browser)
  await room.page.goto(desk.meeting.links.view)
  await room.page.getByRole('heading', { level: 1 }).waitFor()
  await room.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  expect(await databasesOf(room.page)).toEqual([])
  expect((await cachedOn(room.page)).filter(path => /^\/(api|m)\//.test(path))).toEqual([])
  await room.context.close()
})
