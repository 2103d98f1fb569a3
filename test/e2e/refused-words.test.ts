import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { CLOSE_CODES } from '../../shared/sync/close-codes.ts'
import { MAX_MESSAGE_BYTES } from '../../shared/sync/message-size.ts'
import { testSite } from '../support/test-site.ts'

const site = testSite()

/** A transcript of many long remarks: together more than one message may hold, each quarter what one paste may. */
const REMARK = '議事録の全文をここに貼る。'.repeat(40)
const TRANSCRIPT = Array.from({ length: MAX_MESSAGE_BYTES / 1_500 }, (_, n) => `${n}人目、${REMARK}`)

/** Lets a page's sockets through, counting them, until it is told to refuse the next edit, by a code. */
function refusals() {
  let next: number | null = null
  let opened = 0
  return {
    opened: () => opened,
    refuse: (code: number) => {
      next = code
    },
    stand: async (page: Page) => {
      await page.routeWebSocket(/\/sync\//, socket => {
        opened += 1
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
  const desk = await site.openDesk(wire.stand)
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

test('going on with the latest record, pressed twice, opens one connection and sets the words aside once', async () => {
  const wire = refusals()
  const desk = await site.openDesk(wire.stand)
  wire.refuse(CLOSE_CODES.contentRefused)
  await desk.recorder.type('断られた文')
  const goOn = desk.page.getByRole('button', { name: '最新の記録で続ける' })
  await goOn.waitFor()
  const before = wire.opened()
  await goOn.evaluate(button => {
    if (button instanceof HTMLElement) for (const _ of [1, 2]) button.click()
  })
  await desk.says(/^保存済み（/)
  await desk.page.waitForSelector('[role=textbox]')
  await desk.recorder.type('続き')
  await expect.poll(() => desk.storedTexts()).toEqual(['続き'])
  expect(wire.opened() - before).toBe(1)
  await desk.page.getByRole('button', { name: '受け取られなかった入力' }).click()
  const aside = await desk.page.locator('textarea').inputValue()
  expect(aside.match(/断られた文/g)).toHaveLength(1)
  expect(desk.errors).toEqual([])
})

test('words pasted offline, together beyond what the server takes, stay on the page, can be copied, and touch nobody else', async () => {
  const desk = await site.openDesk()
  await desk.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await desk.recorder.type('保存済みの文')
  await desk.says(/^保存済み（/)
  await desk.recorder.press('Enter')
  await desk.says(/^保存済み（/)

  await site.server.kill('SIGTERM')
  await desk.says('接続が切れています。入力は続けられます。')
  const quarter = Math.ceil(TRANSCRIPT.length / 4)
  for (let from = 0; from < TRANSCRIPT.length; from += quarter) {
    if (from > 0) await desk.recorder.press('Enter')
    const lines = TRANSCRIPT.slice(from, from + quarter)
    await desk.page.evaluate(text => navigator.clipboard.writeText(text), lines.join('\n'))
    await desk.recorder.press('Control+V')
  }
  await desk.says(/この端末に保管/)
  await site.server.run()
  const { pid } = site.server
  const colleague = await desk.colleague()
  await desk.says('送った変更が大きすぎました。')
  expect(await desk.recorder.lines()).toEqual(['保存済みの文', ...TRANSCRIPT])
  await desk.page.evaluate(() => navigator.clipboard.writeText(''))
  await desk.page.getByRole('button', { name: '自分の入力をコピー' }).click()
  await desk.page.getByRole('button', { name: 'コピーしました' }).waitFor()
  const copied = (await clipboard(desk.page)).split('\n')
  expect(copied.map(line => line.split('　').at(-1))).toEqual(TRANSCRIPT)

  colleague.typeOne(() => undefined)
  await colleague.saved()
  await expect.poll(() => desk.storedTexts()).toEqual(['保存済みの文', 'colleague-0'])
  expect(site.server.pid).toBe(pid)

  await desk.page.getByRole('button', { name: '最新の記録で続ける' }).click()
  await desk.says(/^保存済み（/)
  await desk.recorder.sees('保存済みの文', '', 'colleague-0')
  await desk.recorder.goTo('保存済みの文')
  await desk.recorder.type('の続き')
  await expect.poll(() => desk.storedTexts()).toEqual(['保存済みの文の続き', 'colleague-0'])
  await desk.page.getByRole('button', { name: '受け取られなかった入力' }).waitFor()
  expect(desk.errors).toEqual([])
  colleague.drop()
})

test('what was typed while others made the meeting final is set aside, and the final record is shown', async () => {
  const desk = await site.openDesk()
  await desk.typeThroughLoss('確定した文', 'と遅れた文', 'SIGTERM')
  await desk.page.close()
  await site.server.run()
  await site.server.api(`/api/meetings/${desk.meeting.id}`, 'PATCH', { phase: 'final' })
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
  const desk = await site.openDesk()
  await desk.typeThroughLoss('消える会議の文', 'と手元の文', 'SIGTERM')
  await desk.page.close()
  await site.server.run()
  await site.server.api(`/api/meetings/${desk.meeting.id}`, 'DELETE')
  await desk.newWindow()
  await desk.says('この会議は削除されました。')
  await desk.recorder.sees('消える会議の文と手元の文')
  await desk.page.getByRole('button', { name: '自分の入力をコピー' }).waitFor()
  await desk.reload()
  await desk.page.getByRole('button', { name: '受け取られなかった入力' }).waitFor()
  expect(await desk.recorder.lines()).toEqual([])
  expect((await site.server.api(`/api/meetings/${desk.meeting.id}`)).status).toBe(404)
})

test('a link that was replaced meanwhile keeps the words for the new one', async () => {
  const desk = await site.openDesk()
  await desk.typeThroughLoss('前のリンクの文', 'と届かない文', 'SIGTERM')
  await desk.page.close()
  await site.server.run()
  const replaced = await site.server.api(`/api/meetings/${desk.meeting.id}/tokens/edit`, 'POST')
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
  const desk = await site.openDesk(page =>
    addScript(page, () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('no storage in this window', 'SecurityError')
      }
    }),
  )
  await desk.recorder.type('控えのない文')
  await desk.says('この端末には控えを残せません')
  await expect.poll(() => desk.storedTexts()).toEqual(['控えのない文'])
  await site.server.kill('SIGKILL')
  await desk.says('接続が切れています。入力は続けられます。')
  await desk.recorder.type('と続き')
  await desk.says(/この画面にだけあります 1件/)
  expect(desk.errors).toEqual([])
})
