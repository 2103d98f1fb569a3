import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { appendEntry, setEntry, setFacts, setProjector } from '../../shared/meeting/edit-meeting.ts'
import { violationsOn } from '../support/axe.ts'
import { type Person, scriptsOf } from '../support/browser.ts'
import { type ExampleMeeting, typeExampleEntries } from '../support/example-meeting.ts'
import { exampleSite } from '../support/example-site.ts'
import { ServerProcess } from '../support/server-process.ts'

const site = exampleSite(() => ServerProcess.start())
let meeting: ExampleMeeting
let room: Person

beforeEach(async () => {
  meeting = site.meeting
  setFacts(meeting.doc, { currentAgenda: meeting.agenda(5) })
  room = await site.nextPerson()
})

const at = '2021-05-27T03:00:00Z'

function type(id: string, text: string, attributes: Partial<Parameters<typeof appendEntry>[1]> = {}): void {
  const place = { agenda: meeting.agenda(5), theme: meeting.theme(1) }
  appendEntry(meeting.doc, { id, recorder: '記録係A', at, text, ...place, ...attributes })
}

async function openProjector(page: Page = room.page): Promise<void> {
  await site.open(page, 'projector', 'view')
  await page.getByRole('heading', { name: '意見交換' }).waitFor()
}

/** The group under a theme's heading, on the page that is shown. */
const group = (label: string) => room.page.locator('section', { has: room.page.getByText(label) })
const entry = (text: string) => room.page.locator('li[data-entry]', { hasText: text }).first()

describe('what is recorded', () => {
  test('an entry appears under its theme, marked as new, once its text has rested', async () => {
    await openProjector()
    type('a', '道内中小企業は非接触型ビジネスが進んでいない。')
    const line = group('産業のデジタル化').getByText('道内中小企業は非接触型')
    await line.waitFor()
    expect(await entry('道内中小企業は').getAttribute('data-new-mark')).toBe('新')
    expect(await room.page.getByRole('status').textContent()).toContain('道内中小企業は')
  })

  test('a memo, an omitted entry and the recorder neither show nor travel', async () => {
    const received: string[] = []
    room.page.on('response', response => {
      if (response.url().includes('/outline')) received.push(response.url())
    })
    type('a', '公開してよい意見')
    type('b', '秘密のメモ', { kind: 'memo' })
    type('c', '載せない意見')
    setEntry(meeting.doc, 'c', { status: 'omitted' })
    await openProjector()
    await entry('公開してよい意見').waitFor()
    const outline = await room.context.request.get(
      `${site.server.url}/api/meetings/${meeting.created.id}/outline`,
    )
    const text = await outline.text()
    expect(text).toContain('公開してよい意見')
    for (const secret of ['秘密のメモ', '載せない意見', '記録係A'])
      expect(text + (await room.page.content())).not.toContain(secret)
    expect(received.length).toBeGreaterThan(0)
  })

  test('a theme without entries stays visible with its zero', async () => {
    type('a', '意見')
    await openProjector()
    const rail = room.page.getByRole('list', { name: 'テーマごとの件数' })
    expect(await rail.getByRole('listitem').count()).toBe(7)
    await rail.getByText('ワーキンググループについて').waitFor()
    expect(await rail.getByRole('listitem').nth(5).textContent()).toContain('0')
  })

  test('an entry that is corrected, re-tagged and left out follows suit', async () => {
    type('a', '最初の文')
    await openProjector()
    await entry('最初の文').waitFor()
    setEntry(meeting.doc, 'a', { theme: meeting.theme(2) })
    await group('暮らしのデジタル化').getByText('最初の文').waitFor()
    setEntry(meeting.doc, 'a', { status: 'omitted' })
    await entry('最初の文').waitFor({ state: 'detached' })
    expect(await room.page.getByText('まだ記録はありません').count()).toBe(1)
  })
})

describe('the lead steers', () => {
  test('hiding shows the waiting screen, and its end brings the outline back', async () => {
    type('a', '意見')
    await openProjector()
    setProjector(meeting.doc, { blank: true })
    await room.page.getByText('まもなく再開します').waitFor()
    expect(await entry('意見').count()).toBe(0)
    setProjector(meeting.doc, { blank: false })
    await entry('意見').waitFor()
  })

  test('a theme in focus is shown large and alone', async () => {
    type('a', '産業の意見')
    type('b', '暮らしの意見', { theme: meeting.theme(2) })
    await openProjector()
    const size = () =>
      entry('暮らしの意見').evaluate(each => Number.parseFloat(getComputedStyle(each).fontSize))
    await entry('暮らしの意見').waitFor()
    const before = await size()
    setProjector(meeting.doc, { focus: meeting.theme(2) })
    await room.page.locator('[data-layout="theme"]').waitFor()
    await entry('産業の意見').waitFor({ state: 'detached' })
    expect(await size()).toBeGreaterThan(before * 1.4)
  })

  test('text size, confirmed entries only and the current item are obeyed', async () => {
    type('a', '未確認の意見')
    type('b', '確認済みの意見')
    setEntry(meeting.doc, 'b', { status: 'confirmed' })
    await openProjector()
    await entry('未確認の意見').waitFor()
    setProjector(meeting.doc, { confirmedOnly: true })
    await entry('未確認の意見').waitFor({ state: 'detached' })
    const size = () => entry('確認済み').evaluate(each => Number.parseFloat(getComputedStyle(each).fontSize))
    const before = await size()
    setProjector(meeting.doc, { scale: 1.3 })
    await expect.poll(size).toBeCloseTo(before * 1.3, 1)
    setFacts(meeting.doc, { currentAgenda: meeting.agenda(6) })
    await room.page.getByRole('heading', { name: '今後の進め方' }).waitFor()
  })

  test('while paused no new entry turns the page, and pages turn by key', async () => {
    typeExampleEntries(meeting)
    setProjector(meeting.doc, { paused: true })
    await openProjector()
    const place = room.page.getByRole('img', { name: /ページ中/ })
    await expect.poll(() => place.getAttribute('aria-label')).toMatch(/^[3-5]ページ中1ページ$/)
    type('z', '最後のテーマの新しい意見', { theme: meeting.theme(7) })
    await expect.poll(() => room.page.getByRole('status').textContent()).toContain('最後のテーマ')
    expect(await place.getAttribute('aria-label')).toContain('中1ページ')
    await room.page.keyboard.press('ArrowRight')
    await expect.poll(() => place.getAttribute('aria-label')).toContain('中2ページ')
  })
})

test('the documents of a final meeting are offered under the pointer', async () => {
  type('a', '意見')
  await openProjector()
  const documents = room.page.getByRole('navigation', { name: '確定した開催概要' })
  await entry('意見').waitFor()
  expect(await documents.count()).toBe(0)
  setFacts(meeting.doc, { phase: 'final' })
  await documents.getByRole('link', { name: 'Word' }).waitFor()
  await room.page.mouse.move(300, 300)
  await expect.poll(() => documents.evaluate(each => getComputedStyle(each).opacity)).toBe('1')
})

describe('the room’s keys', () => {
  test('digits focus a theme, 0 goes back, B hides, D goes dark', async () => {
    type('a', '産業の意見')
    await openProjector()
    await room.page.keyboard.press('1')
    await room.page.locator('[data-layout="theme"]').waitFor()
    await room.page.keyboard.press('0')
    await room.page.locator('[data-layout="columns"]').waitFor()
    await room.page.keyboard.press('d')
    expect(await room.page.locator('html').getAttribute('data-mode')).toBe('dark')
    await room.page.keyboard.press('b')
    await room.page.getByText('まもなく再開します').waitFor()
  })
})

describe('when something breaks', () => {
  test('a restarted server keeps the content, says since when, and goes on', async () => {
    type('a', '停電の前の意見')
    await openProjector()
    await entry('停電の前').waitFor()
    await site.server.kill('SIGKILL')
    await room.page.getByText(/再接続中（.*の内容）/).waitFor()
    expect(await entry('停電の前').count()).toBe(1)
    await site.server.run()
    await room.page.getByText(/再接続中/).waitFor({ state: 'detached' })
    expect(await entry('停電の前').count()).toBe(1)
    type('b', '停電の後の意見')
    await entry('停電の後').waitFor()
  })

  test('without the right it says so and shows nothing', async () => {
    await room.page.goto(`${site.server.url}/m/${meeting.created.id}/projector`)
    await room.page.getByRole('heading', { name: 'このリンクは使えなくなっています' }).waitFor()
  })
})

test('the page carries neither the editor nor the document library', async () => {
  await openProjector()
  const loaded = await scriptsOf(room.page)
  expect(loaded.length).toBeGreaterThan(1)
  for (const marker of ['Yjs was already imported', 'ProseMirror'])
    expect(loaded.filter(script => script.includes(marker))).toEqual([])
})

describe('the picture', () => {
  test.each([
    [1024, 768],
    [1366, 768],
    [1920, 1080],
    [3840, 2160],
  ])('fits %i × %i on every page, nothing is cut off', async (width, height) => {
    typeExampleEntries(meeting)
    await room.page.setViewportSize({ width, height })
    await openProjector()
    const place = room.page.getByRole('img', { name: /ページ中/ })
    await expect.poll(() => place.getAttribute('aria-label')).toMatch(/中1ページ$/)
    const pages = Number.parseInt((await place.getAttribute('aria-label')) ?? '1', 10)
    const shown = new Set<string>()
    for (let page = 1; page <= pages; page++) {
      await expect.poll(() => place.getAttribute('aria-label')).toBe(`${pages}ページ中${page}ページ`)
      expect(await cutOff(room.page)).toEqual([])
      for (const text of await room.page
        .locator('div:not([aria-hidden="true"]) > div > section li')
        .allTextContents())
        shown.add(text.replace(/^新しい記録　/, ''))
      await room.page.keyboard.press('ArrowRight')
    }
    expect(shown.size).toBe(34)
  })

  test('is without fault for axe, light and dark', async () => {
    typeExampleEntries(meeting)
    await room.page.emulateMedia({ reducedMotion: 'reduce' })
    await openProjector()
    await entry('道内中小企業').waitFor()
    expect(await violationsOn(room.page)).toEqual([])
    await room.page.keyboard.press('d')
    expect(await violationsOn(room.page)).toEqual([])
    await room.page.keyboard.press('b')
    await room.page.getByText('まもなく再開します').waitFor()
    expect(await violationsOn(room.page)).toEqual([])
  })
})

/** Visible elements that stick out of the window, or of the frame between header and foot, or hide some of their text. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const whole = new DOMRect(0, 0, window.innerWidth, window.innerHeight)
    const frame = document.querySelector('main')?.getBoundingClientRect() ?? whole
    const sticksOut = (element: Element) => {
      const box = element.getBoundingClientRect()
      const bounds = element.closest('main') ? frame : whole
      return box.right > bounds.right + 1 || box.bottom > bounds.bottom + 1 || box.left < bounds.left - 1
    }
    const hidesText = (element: Element) =>
      getComputedStyle(element).overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1
    return [...document.querySelectorAll('header *, main *, footer *')]
      .filter(each => !each.closest('[aria-hidden="true"]') && getComputedStyle(each).clipPath === 'none')
      .filter(each => sticksOut(each) || hidesText(each))
      .map(each => each.outerHTML.slice(0, 120))
  })
}
