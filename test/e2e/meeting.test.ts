/** One meeting from the first keystroke to the documents, as its people live it: real browsers, a real server process. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { MeetingCreated } from '../../shared/api.ts'
import type { Meeting } from '../../shared/meeting/read-meeting.ts'
import { exampleSeed } from '../../tools/example-meeting.ts'
import { launchBrowser, newPerson, type Person } from '../support/browser.ts'
import { savedSoFar, watchSaved } from '../support/saved-watch.ts'
import { ServerProcess } from '../support/server-process.ts'

vi.setConfig({ testTimeout: 90_000 })

let server: ServerProcess
let browser: Browser
let meeting: MeetingCreated
let people: Person[]

beforeAll(async () => {
  server = await ServerProcess.start()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
beforeEach(async () => {
  people = []
  meeting = await server.createMeeting({ ...exampleSeed(), attendees: [{ name: '委員A', role: '委員' }] })
  const { agenda } = await stored()
  await server.api(`/api/meetings/${meeting.id}`, 'PATCH', { phase: 'live', currentAgenda: agenda[4]?.id })
})
afterEach(async () => {
  expect(people.flatMap(person => person.errors)).toEqual([])
  await Promise.all(people.map(person => person.context.close()))
})

test('two recorders type at once in Japanese and re-tag each other’s entries; the room and every document hold each remark', async () => {
  const [a, b, room] = await Promise.all([comeIn('記録係A'), comeIn('記録係B'), openRoom()])
  const remarks = {
    a: ['道内中小企業は非接触型ビジネスが進んでいない。', '企業版ふるさと納税をもっと活用してはどうか。'],
    b: ['介護分野はDX化が遅れている。', 'Society5.0は、やはり「人」中心の社会。'],
  }
  await Promise.all([converse(a, 1, remarks.a), converse(b, 2, remarks.b)])
  const all = [...remarks.a, ...remarks.b]
  for (const recorder of [a, b]) for (const remark of all) await row(recorder, remark).waitFor()

  await Promise.all([retag(a, remarks.b[0], 3), retag(b, remarks.a[0], 4)])
  await savedOn(a)
  await savedOn(b)
  const { entries, themes } = await stored()
  const themeOf = (text: string | undefined) =>
    themes.findIndex(theme => theme.id === entries.find(entry => entry.text === text)?.theme) + 1
  expect(entries.map(entry => entry.text).sort()).toEqual([...all].sort())
  expect(all.map(themeOf)).toEqual([4, 1, 3, 2])
  expect(new Set(entries.map(entry => entry.recorder))).toEqual(new Set(['記録係A', '記録係B']))

  for (const remark of all) await room.locator('li[data-entry]', { hasText: remark }).first().waitFor()
  await downloadsHold(a, all)
})

test('a recorder who loses the network goes on typing; what they wrote arrives when it returns', async () => {
  const [a, b] = await Promise.all([comeIn('記録係A'), comeIn('記録係B')])
  await converse(a, 1, ['つながっている間の記録。'])
  await row(b, 'つながっている間の記録。').waitFor()
  await savedOn(a)

  await a.context().setOffline(true)
  await a.getByText('接続が切れています').first().waitFor()
  await converse(a, 1, ['切れている間の記録。'])
  await converse(b, 2, ['その間のほかの人の記録。'])
  expect(await a.getByText('保存済み').count()).toBe(0)

  await a.context().setOffline(false)
  for (const recorder of [a, b])
    for (const text of ['切れている間の記録。', 'その間のほかの人の記録。'])
      await row(recorder, text).waitFor()
  await savedOn(a)
  expect((await stored()).entries.map(entry => entry.text)).toContain('切れている間の記録。')
})

test('the server is killed while they type: nothing that was shown as saved is missing, and nothing typed is lost', {
  retry: 0,
}, async () => {
  const [a, b] = await Promise.all([comeIn('記録係A'), comeIn('記録係B')])
  await Promise.all([watchSaved(a), watchSaved(b)])
  const typing = [typeOn(a, 'あ'), typeOn(b, 'い')]
  await a.waitForFunction(() => document.querySelectorAll('[data-id]').length >= 14)
  await server.kill('SIGKILL')
  const written = await Promise.all(typing)
  const shownAsSaved = (await Promise.all([savedSoFar(a), savedSoFar(b)])).flat()
  expect(shownAsSaved.length).toBeGreaterThan(4)

  await Promise.all([a.context().setOffline(true), b.context().setOffline(true)])
  await server.run()
  const texts = (await stored()).entries.map(entry => entry.text)
  expect(shownAsSaved.filter(text => texts.filter(each => each.startsWith(text)).length !== 1)).toEqual([])

  await Promise.all([a.context().setOffline(false), b.context().setOffline(false)])
  await Promise.all([savedOn(a), savedOn(b)])
  const healed = (await stored()).entries.map(entry => entry.text)
  expect(written.flat().filter(text => healed.filter(each => each === text).length !== 1)).toEqual([])
  expect(healed).toHaveLength(written.flat().length)
})

const row = (page: Page, text: string) => page.locator('[data-id] > p', { hasText: text }).first()

async function person(viewport?: { width: number; height: number }): Promise<Page> {
  const someone = await newPerson(browser, viewport)
  people.push(someone)
  return someone.page
}

async function comeIn(name: string): Promise<Page> {
  const page = await person()
  await page.goto(meeting.links.edit)
  await page.getByLabel('表示する名前').fill(name)
  await page.getByRole('button', { name: '参加する' }).click()
  await page.locator('[role=textbox]:focus').waitFor()
  expect(page.url()).not.toContain('#')
  return page
}

async function openRoom(): Promise<Page> {
  const page = await person({ width: 1920, height: 1080 })
  await page.goto(meeting.links.view)
  await page.getByRole('heading', { name: '意見交換' }).waitFor()
  return page
}

/** Types each remark through the input method, tags it by Alt and the theme's number, and goes on with Enter. */
async function converse(page: Page, theme: number, remarks: readonly string[]): Promise<void> {
  const ime = await page.context().newCDPSession(page)
  for (const remark of remarks) {
    await page.keyboard.press('Control+Enter')
    for (const step of [remark.slice(0, 2), remark.slice(0, 5), remark])
      await ime.send('Input.imeSetComposition', {
        text: step,
        selectionStart: step.length,
        selectionEnd: step.length,
      })
    await ime.send('Input.insertText', { text: remark })
    await row(page, remark).waitFor()
    await page.keyboard.press(`Alt+Digit${theme}`)
  }
}

async function retag(page: Page, text: string | undefined, theme: number): Promise<void> {
  await row(page, text ?? '').click()
  await page.keyboard.press(`Alt+Digit${theme}`)
}

/** Types twelve numbered lines, resting until the page says 'saved' after the third and the sixth; answers them. */
async function typeOn(page: Page, letter: string): Promise<string[]> {
  const lines = Array.from({ length: 12 }, (_, index) => `${letter}の発言その${index + 1}終わり。`)
  for (const [index, line] of lines.entries()) {
    await page.keyboard.press('Control+Enter')
    await page.keyboard.type(line, { delay: 12 })
    if (index === 2 || index === 5) await savedOn(page)
  }
  return lines
}

async function savedOn(page: Page): Promise<void> {
  await page.locator('footer').getByText('保存済み').first().waitFor({ timeout: 20_000 })
}

async function stored(): Promise<Meeting> {
  return (await (await server.api(`/api/meetings/${meeting.id}`)).json()) as Meeting
}

async function downloadsHold(page: Page, remarks: readonly string[]): Promise<void> {
  await page.goto(`${server.url}/m/${meeting.id}/summary`)
  await page.getByRole('button', { name: 'ほかの形式' }).click()
  const links = page.locator('a[href*="/summary.txt"]')
  await links.first().waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), links.first().click()])
  const chunks = await (await download.createReadStream()).toArray()
  expect(download.suggestedFilename()).toContain('開催概要')
  for (const remark of remarks) expect(Buffer.concat(chunks).toString()).toContain(`○${remark}`)
  for (const file of ['summary.md', 'summary.html', 'summary.json', 'entries.csv', 'entries.json']) {
    const text = await (await server.api(`/api/meetings/${meeting.id}/${file}`)).text()
    for (const remark of remarks) expect(text, file).toContain(remark.slice(0, 9))
  }
  const word = await (await server.api(`/api/meetings/${meeting.id}/summary.docx`)).arrayBuffer()
  expect(Buffer.from(word).subarray(0, 2).toString()).toBe('PK')
}
