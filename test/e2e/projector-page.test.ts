import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  appendEntry,
  setEntry,
  setEntryText,
  setFacts,
  setProjector,
  turnProjector,
} from '../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { type Person, scriptsOf } from '../support/browser.ts'
import { type ExampleMeeting, typeExampleEntries } from '../support/example-meeting.ts'
import { exampleSite } from '../support/example-site.ts'
import { ServerProcess } from '../support/server-process.ts'

const site = exampleSite(() => ServerProcess.start(), { isKept: true })
let meeting: ExampleMeeting
let room: Person

beforeAll(async () => {
  meeting = site.meeting
  setFacts(meeting.doc, { currentAgenda: meeting.agenda(5) })
  typeExampleEntries(meeting)
})
afterEach(() => {
  setProjector(meeting.doc, { paused: false, focus: 'current' })
})

/** Opens the room's page, at its first page from now. */
async function openProjector(prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  turnProjector(meeting.doc, 0, '')
  const size = { width: 1920, height: 1080 }
  room = await (prepare ? site.newPerson(size) : site.nextPerson(size))
  await prepare?.(room.page)
  await site.open(room.page, 'projector', 'view')
  await room.page.locator('[data-shape]:not([aria-hidden=true]) li').first().waitFor()
  await expect.poll(place).toContain('中1ページ')
  await expect.poll(drawnPages).toBe(1)
  return room.page
}

const place = () => room.page.locator('footer [role=img]').getAttribute('aria-label')
const shown = (text: string) =>
  room.page.locator('[data-shape]:not([aria-hidden=true]) li', { hasText: text })

/** How many pages are drawn: two while one fades into the other. What is measured beside them is none. */
const drawnPages = async () => (await room.page.locator('[data-shape]').count()) - 1

/** Column and text of each entry on the page. */
function entries(): Promise<string[]> {
  return room.page.evaluate(() =>
    [...document.querySelectorAll('[data-shape]:not([aria-hidden=true]) > div')].flatMap((column, at) =>
      [...column.querySelectorAll('li')].map(each => `${at} ${each.textContent}`),
    ),
  )
}

function record(id: string, text: string, theme = 1): void {
  const where = { agenda: meeting.agenda(5), theme: meeting.theme(theme) }
  appendEntry(meeting.doc, { id, recorder: '記録係A', at: '2021-05-27T05:00:00Z', text, ...where })
}

const textOf = (id: string) => readMeeting(meeting.doc).entries.find(each => each.id === id)?.text ?? ''
const idOf = (text: string) => readMeeting(meeting.doc).entries.find(each => each.text === text)?.id ?? ''

describe('what is being read', () => {
  test('stays where it is while lines before it come, one of it grows and another goes', async () => {
    setProjector(meeting.doc, { paused: true })
    const page = await openProjector()
    await page.keyboard.press('PageDown')
    await expect.poll(place).toContain('中2ページ')
    const before = await entries()
    record('before', '前のページに入る記録', 2)
    await expect.poll(() => page.getByRole('status').textContent()).toContain('前のページに入る記録')
    expect(await entries()).toEqual(before)
    const [first = '', second = ''] = before.map(each => idOf(each.slice(2)))
    setEntryText(meeting.doc, first, `${textOf(first)}この文で行が増える。`)
    await shown('この文で行が増える').waitFor()
    const grown = await entries()
    expect(grown.slice(0, 2)).toEqual([`${before[0]}この文で行が増える。`, before[1]])
    expect(grown.filter(each => each.startsWith('2')).slice(-1)).toEqual(before.slice(-1))
    setEntry(meeting.doc, second, { status: 'omitted' })
    await shown(textOf(second)).waitFor({ state: 'detached' })
    expect(await entries()).toEqual(grown.filter((_, at) => at !== 1))
    setEntry(meeting.doc, second, { status: 'draft' })
    setEntry(meeting.doc, 'before', { status: 'omitted' })
  })

  test('goes on over the page to its end when it is longer than a column, and nothing shrinks', async () => {
    const sentences = Array.from({ length: 40 }, (_, at) => `${at}番目の文は最後まで読めなければならない。`)
    record('long', sentences.join(''), 2)
    setProjector(meeting.doc, { focus: meeting.theme(2) })
    const page = await openProjector()
    await expect.poll(place).not.toBe('1ページ中1ページ')
    await page.reload()
    await expect.poll(place).toMatch(/中1ページ$/)
    const read = new Set<string>()
    const pages = Number.parseInt((await place()) ?? '', 10)
    expect(pages).toBeGreaterThan(1)
    for (let at = 1; at <= pages; at++) {
      await expect.poll(place).toBe(`${pages}ページ中${at}ページ`)
      for (const each of await entries()) read.add(each.replace(/^\d 新しい記録　|^\d （続き）|^\d /, ''))
      await page.keyboard.press('ArrowRight')
    }
    expect([...read].join('')).toContain(sentences.join(''))
    setEntry(meeting.doc, 'long', { status: 'omitted' })
    await shown('番目の文').first().waitFor({ state: 'detached' })
  })

  test('says in one line that it goes on, also before a word that takes several', async () => {
    record('unbroken', '/'.repeat(2000), 2)
    setProjector(meeting.doc, { focus: 'all' })
    const page = await openProjector()
    const marks = page.locator('[data-shape]:not([aria-hidden=true]) [data-entry] span', {
      hasText: '（続き）',
    })
    for (let turn = 0; turn < 8 && (await marks.count()) === 0; turn++) {
      await page.keyboard.press('ArrowRight')
      await expect.poll(drawnPages).toBe(1)
    }
    await marks.first().waitFor()
    expect(await marks.evaluateAll(all => all.map(mark => mark.getClientRects().length > 1))).not.toContain(
      true,
    )
    setEntry(meeting.doc, 'unbroken', { status: 'omitted' })
    await shown('////').first().waitFor({ state: 'detached' })
  })
})

describe('the chair', () => {
  test('pages with a clicker; a reload comes back to the same view', async () => {
    const page = await openProjector()
    await page.keyboard.press('PageDown')
    await expect.poll(place).toContain('中2ページ')
    await page.keyboard.press('ArrowDown')
    await expect.poll(place).toContain('中3ページ')
    await page.keyboard.press('PageUp')
    await expect.poll(place).toContain('中2ページ')
    await page.keyboard.press('+')
    const before = await entries()
    await page.reload()
    await expect.poll(entries).toEqual(before)
    await page.keyboard.press('5')
    await page.locator('[data-layout="theme"]').waitFor()
    await page.reload()
    await page.locator('[data-layout="theme"]').waitFor()
    await page.keyboard.press('.')
    await page.getByText('まもなく再開します').waitFor()
  })

  test('finds paging, pausing and full screen under the pointer, which hides after two seconds', async () => {
    const page = await openProjector()
    const controls = page.getByRole('navigation', { name: '画面の操作' })
    const opacity = () => controls.evaluate(each => getComputedStyle(each).opacity)
    const cursor = () => page.locator('main').evaluate(each => getComputedStyle(each).cursor)
    expect([await opacity(), await cursor()]).toEqual(['0', 'none'])
    await page.mouse.move(400, 400)
    await expect.poll(opacity).toBe('1')
    expect(await cursor()).toBe('auto')
    await controls.getByRole('button', { name: /^次/ }).click()
    await expect.poll(place).toContain('中2ページ')
    await controls.getByRole('button', { name: /^止める/ }).click()
    await page.getByText('停止中').waitFor()
    await controls.getByRole('button', { name: /^全画面/ }).click()
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML')
    await page.keyboard.press('Space')
    await expect.poll(place).toContain('中3ページ')
    await expect.poll(opacity, { timeout: 4_000 }).toBe('0')
  })
})

describe('the screen', () => {
  test('is kept awake, again after the page was hidden', async () => {
    const page = await openProjector(opened =>
      opened.addInitScript(() => {
        const asked: string[] = []
        Object.assign(window, { asked })
        const request = (kind: string) => {
          asked.push(kind)
          return Promise.resolve({ release: () => Promise.resolve() })
        }
        Object.defineProperty(navigator, 'wakeLock', { value: { request } })
      }),
    )
    const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked.length)
    const before = await asked()
    expect(before).toBeGreaterThan(0)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    expect(await asked()).toBe(before + 1)
  })

  test('shows no letter under 28 px at 1080p, in the columns and with one theme', async () => {
    const page = await openProjector()
    const smallest = () =>
      page.evaluate(() =>
        Math.min(
          ...[...document.querySelectorAll('header *, main *, footer *, nav *')]
            .filter(each =>
              [...each.childNodes].some(node => node.nodeType === 3 && node.textContent?.trim()),
            )
            .map(each => Number.parseFloat(getComputedStyle(each).fontSize)),
        ),
      )
    expect(await smallest()).toBeGreaterThanOrEqual(28)
    await page.keyboard.press('5')
    await page.locator('[data-layout="theme"]').waitFor()
    expect(await smallest()).toBeGreaterThanOrEqual(28)
  })

  test('turns without motion where that is asked for, and marks what is new without colour in forced colours', async () => {
    const page = await openProjector()
    await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' })
    record('new', '新しく記録された意見')
    const mark = () =>
      shown('新しく記録された意見').evaluate(each => [
        getComputedStyle(each, '::before').content,
        getComputedStyle(each).outlineStyle,
      ])
    await shown('新しく記録された意見').waitFor()
    expect(await mark()).toEqual(['"新"', 'solid'])
    await page.keyboard.press('ArrowRight')
    await expect.poll(drawnPages).toBe(1)
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  })

  test('breaks lines between phrases where the browser cannot, with BudouX loaded for it alone', async () => {
    const page = await openProjector(opened =>
      opened.addInitScript(() => {
        const supports = CSS.supports.bind(CSS)
        CSS.supports = (...of: [string, string?]) =>
          of.includes('auto-phrase') ? false : supports(of[0], of[1] ?? '')
      }),
    )
    const phrases = shown('道内中小企業は').first().locator('[lang=ja]')
    await expect.poll(() => phrases.locator('wbr').count()).toBeGreaterThan(2)
    expect(await phrases.textContent()).toBe('道内中小企業は非接触型ビジネスが進んでいない。')
    expect(await phrases.evaluate(each => getComputedStyle(each).wordBreak)).toBe('keep-all')
    expect(await page.locator('footer wbr').count()).toBeGreaterThan(0)
  })

  test('needs less than 90 KB of script, compressed', async () => {
    const scripts = await scriptsOf(await openProjector())
    const sizes = scripts.map(script => gzipSync(script, { level: 9 }).length)
    expect(sizes.length).toBeGreaterThan(2)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(90_000)
  })
})
