import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { CLOSE_CODES } from '../../shared/sync/close-codes.ts'
import { launchBrowser } from '../support/browser.ts'
import { OfflineDesk } from '../support/offline-desk.ts'
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

/** Lets a page's sockets through until it is told to refuse the next edit, by a code. */
function refusals() {
  let next: number | null = null
  return {
    refuse: (code: number) => {
      next = code
    },
    stand: async (page: Page) => {
      await page.routeWebSocket(/\/sync\//, socket => {
        const onward = socket.connectToServer()
        socket.onMessage(message => {
          if (next === null || !isEdit(message)) return onward.send(message)
          void socket.close({ code: next, reason: 'refused by the test' })
          void onward.close()
          next = null
        })
      })
    },
  }
}

/** y-websocket's sync message with an edit. */
function isEdit(message: string | Buffer): boolean {
  return typeof message !== 'string' && message[0] === 0 && message[1] === 2
}

async function addScript(page: Page, script: () => void): Promise<void> {
  await page.addInitScript(script)
}

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}

test('words that the server refuses stay, can be copied, and the record goes on without them', async () => {
  const wire = refusals()
  desk = await OfflineDesk.open(browser, server, wire.stand)
  await desk.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await desk.recorder.type('受け取られた文')
  await desk.says(/^保存済み（/)
  await desk.recorder.press('Enter')
  await desk.says(/^保存済み（/)
  wire.refuse(CLOSE_CODES.contentRefused)
  await desk.recorder.type('断られた文')
  await desk.says('サーバーが変更を受け取りませんでした。')
  await desk.recorder.sees('受け取られた文', '断られた文')
  await desk.page.getByRole('button', { name: '自分の入力をコピー' }).click()
  await desk.page.getByRole('button', { name: 'コピーしました' }).waitFor()
  expect(await clipboard(desk.page)).toMatch(/断られた文$/)

  await desk.page.getByRole('button', { name: '最新の記録で続ける' }).click()
  await desk.says(/^保存済み（/)
  await desk.recorder.goTo('受け取られた文')
  await desk.recorder.type('の続き')
  await desk.says(/^保存済み（/)
  await expect.poll(() => desk.storedTexts()).toEqual(['受け取られた文の続き'])
  expect(await desk.reload()).toBe(false)
  await desk.page.waitForSelector('[role=textbox]')
  await desk.page.getByRole('button', { name: '受け取られなかった入力' }).click()
  expect(await desk.page.locator('textarea').inputValue()).toContain('断られた文')
  await desk.page.getByRole('button', { name: '捨てる' }).click()
  await desk.page.getByRole('button', { name: '受け取られなかった入力' }).waitFor({ state: 'detached' })
  expect(await desk.storedTexts()).toEqual(['受け取られた文の続き'])
  expect(desk.errors).toEqual([])
})

test('what was typed while others made the meeting final is set aside, and the final record is shown', async () => {
  desk = await OfflineDesk.open(browser, server)
  await desk.recorder.type('確定した文')
  await desk.says(/^保存済み（/)
  await server.kill('SIGTERM')
  await desk.says('接続が切れています。入力は続けられます。')
  await desk.recorder.type('と遅れた文')
  await desk.says(/この端末に保管 1件/)
  await desk.page.close()
  await server.run()
  await server.api(`/api/meetings/${desk.meeting.id}`, 'PATCH', { phase: 'final' })
  await desk.newWindow()
  await desk.says('会議が確定したか、書き込む権限がなくなりました。')
  await desk.recorder.sees('確定した文と遅れた文')
  await desk.page.getByRole('button', { name: '最新の記録で続ける' }).click()
  await desk.says('この会議は確定しています。')
  await desk.recorder.sees('確定した文')
  await desk.page.getByRole('button', { name: '受け取られなかった入力' }).waitFor()
  expect(await desk.storedTexts()).toEqual(['確定した文'])
})

test('a meeting that was deleted meanwhile does not come back, and the words can be taken away', async () => {
  desk = await OfflineDesk.open(browser, server)
  await desk.recorder.type('消える会議の文')
  await desk.says(/^保存済み（/)
  await server.kill('SIGTERM')
  await desk.says('接続が切れています。入力は続けられます。')
  await desk.recorder.type('と手元の文')
  await desk.says(/この端末に保管 1件/)
  await desk.page.close()
  await server.run()
  await server.api(`/api/meetings/${desk.meeting.id}`, 'DELETE')
  await desk.newWindow()
  await desk.says('この会議は削除されました。')
  await desk.recorder.sees('消える会議の文と手元の文')
  await desk.page.getByRole('button', { name: '自分の入力をコピー' }).waitFor()
  await desk.reload()
  await desk.page.getByRole('button', { name: '受け取られなかった入力' }).waitFor()
  expect(await desk.recorder.lines()).toEqual([])
  expect((await server.api(`/api/meetings/${desk.meeting.id}`)).status).toBe(404)
})

test('a link that was replaced meanwhile keeps the words for the new one', async () => {
  desk = await OfflineDesk.open(browser, server)
  await desk.recorder.type('前のリンクの文')
  await desk.says(/^保存済み（/)
  await server.kill('SIGTERM')
  await desk.says('接続が切れています。入力は続けられます。')
  await desk.recorder.type('と届かない文')
  await desk.says(/この端末に保管 1件/)
  await desk.page.close()
  await server.run()
  const replaced = await server.api(`/api/meetings/${desk.meeting.id}/tokens/edit`, 'POST')
  const { link } = (await replaced.json()) as { link: string }
  const page = await desk.context.newPage()
  await page.goto(desk.url)
  await page.getByText('この端末に、サーバーに届いていない入力が残っています').waitFor()
  await page.getByRole('button', { name: '自分の入力をコピー' }).click()
  expect(await page.locator('textarea').inputValue()).toContain('前のリンクの文と届かない文')
  await page.keyboard.press('Escape')
  await page.getByLabel('新しいリンク').fill(link)
  await page.getByRole('button', { name: '開く', exact: true }).click()
  await page.getByRole('button', { name: '参加する' }).click()
  await page.waitForSelector('[role=textbox]')
  await expect.poll(() => desk.storedTexts()).toEqual(['前のリンクの文と届かない文'])
})

test('where the browser keeps nothing the page says so quietly, and writes all the same', async () => {
  desk = await OfflineDesk.open(browser, server, page =>
    addScript(page, () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('no storage in this window', 'SecurityError')
      }
    }),
  )
  await desk.recorder.type('控えのない文')
  await desk.says('この端末には控えを残せません')
  await expect.poll(() => desk.storedTexts()).toEqual(['控えのない文'])
  await server.kill('SIGKILL')
  await desk.says('接続が切れています。入力は続けられます。')
  await desk.recorder.type('と続き')
  await desk.says(/この画面にだけあります 1件/)
  expect(desk.errors).toEqual([])
})
