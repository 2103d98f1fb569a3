import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setEntry } from '../../shared/meeting/edit-meeting.ts'
import { launchBrowser } from '../support/browser.ts'
import { insertText } from '../support/colleague-edits.ts'
import type { Recorder } from '../support/recorder.ts'
import { StreamRoom } from '../support/stream-room.ts'

/** Longer than two characters may lie apart that are undone together. */
const PAUSE_MS = 1_000

let browser: Browser
let room: StreamRoom
let a: Recorder
let b: Recorder
beforeAll(async () => {
  browser = await launchBrowser()
  room = await StreamRoom.open(browser)
  a = await room.join('記録係A')
  b = await room.join('記録係B')
  await a.page.addInitScript(letTimePass)
  await a.page.reload()
})
afterAll(async () => {
  expect([...a.errors, ...b.errors]).toEqual([])
  await room.close()
  await browser.close()
})

/** The page's clock goes ahead by as much as `ahead` says. */
function letTimePass(): void {
  const now = Date.now
  Reflect.set(window, 'ahead', 0)
  Date.now = () => now() + Number(Reflect.get(window, 'ahead'))
}

const pause = () =>
  a.page.evaluate(ms => Reflect.set(window, 'ahead', Number(Reflect.get(window, 'ahead')) + ms), PAUSE_MS)

const entryOf = (id: string) => room.meeting.entries.find(entry => entry.id === id)

/** A line at the end of the meeting with A's caret in it, before its last two characters. */
async function lineWithA(text = 'これはです'): Promise<string> {
  room.write([text])
  const id = room.meeting.entries.at(-1)?.id ?? ''
  await a.standIn(id, text.length - 2)
  await pause()
  return id
}

/** Waits until the line reads so for everybody. */
async function reads(id: string, text: string): Promise<void> {
  await room.until(
    () => entryOf(id)?.text === text,
    () => `${entryOf(id)?.text}`,
  )
  await Promise.all([a.seesIn(id, text), b.seesIn(id, text)])
}

const button = (name: string) => a.page.getByRole('button', { name, exact: true })

describe('undo', () => {
  test('takes a conversion back as one step however long it took, and no half of it ever comes back', async () => {
    const id = await lineWithA()
    await b.watchRows()
    for (const step of ['に', 'にほ', 'にほん', '日本']) {
      await a.compose(step)
      await pause()
    }
    await a.commit('日本')
    await reads(id, 'これは日本です')
    await a.press('Control+z')
    await reads(id, 'これはです')
    await a.press('Control+y')
    await reads(id, 'これは日本です')
    expect((await b.rowsSeen()).filter(text => /[にほん]|日(?!本)/.test(text))).toEqual([])
  })

  test('is inert while one composes, by key and by the browser’s menu, and so is redo', async () => {
    const id = await lineWithA()
    await a.type('本文')
    await pause()
    await a.compose('にほ')
    await pause()
    await a.pressForInputMethod('z', 'KeyZ', 'Control')
    await a.press('Control+z', 'Control+y', 'Control+Shift+z')
    await a.stepByBrowser('undo')
    await a.stepByBrowser('redo')
    await a.seesIn(id, 'これは本文にほです')
    await a.compose('にほん')
    await a.commit('日本')
    await reads(id, 'これは本文日本です')
    await a.press('Control+z')
    await reads(id, 'これは本文です')
    await a.press('Control+Shift+z')
    await reads(id, 'これは本文日本です')
  })

  test('by its button ends what is composed and takes it back whole; redo brings it, and writing goes on behind it', async () => {
    const id = await lineWithA()
    await a.type('本文')
    await pause()
    await a.compose('に')
    await pause()
    await a.compose('にほん')
    await button('元に戻す').click()
    await reads(id, 'これは本文です')
    await button('やり直す').click()
    await reads(id, 'これは本文にほんです')
    await a.type('も')
    await reads(id, 'これは本文にほんもです')
  })

  test('of a deletion leaves the caret behind what has come back', async () => {
    const id = await lineWithA()
    await a.press('Backspace')
    await reads(id, 'これです')
    await pause()
    await a.press('Control+z')
    await reads(id, 'これはです')
    await a.type('も')
    await reads(id, 'これはもです')
  })

  const BEGINNINGS = [
    {
      name: 'Enter in the middle of a line',
      key: 'Enter',
      at: 3,
      texts: ['これは', 'です'],
      undone: 'これは語です',
    },
    {
      name: 'Enter at the end of a line',
      key: 'Enter',
      at: 5,
      texts: ['これはです', ''],
      undone: 'これはです語',
    },
    { name: 'Ctrl+Enter', key: 'Control+Enter', at: 3, texts: ['これはです', ''], undone: 'これは語です' },
  ]

  test.each(BEGINNINGS)(
    'of $name leads back to the line it was pressed in, and redo on to the new one',
    async part => {
      const { key, at, texts, undone } = part
      const id = await lineWithA()
      room.write(['同僚の行'])
      const foreign = room.meeting.entries.at(-1)?.id ?? ''
      await a.seesIn(foreign, '同僚の行')
      await a.standIn(id, at)
      const known = new Set(room.meeting.entries.map(entry => entry.id))
      await a.press(key)
      await reads(id, texts[0] ?? '')
      await room.until(({ entries }) => entries.length === known.size + 1)
      const begun = room.meeting.entries.find(entry => !known.has(entry.id))?.id ?? ''
      await a.press('Control+z')
      await reads(id, 'これはです')
      await a.press('Control+y')
      await reads(begun, texts[1] ?? '')
      await a.compose('ご')
      await a.commit('語')
      await reads(begun, `語${texts[1]}`)
      await pause()
      await a.press('Control+z', 'Control+z')
      await reads(id, 'これはです')
      await a.compose('ご')
      await a.commit('語')
      await reads(id, undone)
      await reads(foreign, '同僚の行')
      expect(entryOf(begun)).toBeUndefined()
    },
  )

  test('of a new entry leads to another of one’s own when a colleague has taken the line away that it was begun in', async () => {
    await lineWithA()
    await a.press('Control+Enter')
    await a.type('残る行')
    await pause()
    await a.press('Enter')
    await a.type('消える行')
    await pause()
    await a.press('Enter')
    await room.until(({ entries }) => entries.at(-2)?.text === '消える行')
    const [gone = '', begun = ''] = room.meeting.entries.slice(-2).map(({ id }) => id)
    room.write(['同僚の行'])
    const foreign = room.meeting.entries.at(-1)?.id ?? ''
    room.remove(gone)
    await a.seesIn(foreign, '同僚の行')
    await a.page.waitForSelector(`[data-id="${gone}"]`, { state: 'detached' })
    await a.press('Control+z')
    await a.page.waitForSelector(`[data-id="${begun}"]`, { state: 'detached' })
    await a.compose('ご')
    await a.commit('語')
    await room.until(({ entries }) =>
      entries.some(({ recorder, text }) => recorder === '記録係A' && /行語$/.test(text)),
    )
    await reads(foreign, '同僚の行')
  })

  test('leaves the caret where it is put afterwards, whatever a colleague writes then', async () => {
    const id = await lineWithA()
    await a.type('甲')
    await reads(id, 'これは甲です')
    await a.press('Control+z')
    await reads(id, 'これはです')
    await a.press('Home')
    insertText(room.doc, id, 5, '乙')
    await reads(id, 'これはです乙')
    await a.type('頭')
    await reads(id, '頭これはです乙')
  })

  test('by the browser’s menu takes back one’s own words and never a colleague’s', async () => {
    const id = await lineWithA()
    await a.type('甲')
    await reads(id, 'これは甲です')
    insertText(room.doc, id, 0, '乙')
    await reads(id, '乙これは甲です')
    await a.stepByBrowser('undo')
    await reads(id, '乙これはです')
  })
})

const theme = (number: number) => room.meeting.themes[number - 1]?.id

const PRESSES = [
  {
    name: 'a theme beside the entries',
    press: () => a.page.getByRole('complementary').getByRole('button', { name: '暮らし' }).click(),
    isDone: (id: string) => entryOf(id)?.theme === theme(2),
  },
  {
    name: 'a button of the line of tools',
    press: () => a.page.getByRole('toolbar').getByRole('button', { name: '確認済み' }).click(),
    isDone: (id: string) => entryOf(id)?.status === 'confirmed',
  },
]

describe('what is composed is whole, once and in its entry, and so is what is done, when one presses', () => {
  test.each(PRESSES)('$name', async ({ press, isDone }) => {
    const id = await lineWithA()
    const other = await lineWithA('別の行です')
    await a.standIn(id, 3)
    await a.compose('にほん')
    await press()
    await room.until(() => isDone(id))
    await reads(id, 'これはにほんです')
    expect(entryOf(other)).toMatchObject({ text: '別の行です', theme: null, status: 'draft' })
  })

  test('a filter, under which the composition goes on', async () => {
    const id = await lineWithA()
    setEntry(room.doc, id, { theme: theme(1) ?? null })
    await a.page.waitForSelector(`[data-id="${id}"]:not([data-themeless])`)
    await a.compose('にほ')
    await button('テーマなし').click()
    await a.page.waitForSelector('[role=textbox][data-filter=themeless]')
    await a.compose('にほん')
    await a.commit('日本')
    await reads(id, 'これは日本です')
    await button('すべて').click()
  })

  test('a choice of the picker', async () => {
    const id = await lineWithA()
    await a.compose('＃')
    await a.commit('＃')
    await a.compose('暮ら')
    await a.page.getByRole('option', { name: '暮らし' }).click()
    await room.until(() => entryOf(id)?.theme === theme(2))
    await reads(id, 'これはです')
    await a.type('続き')
    await reads(id, 'これは続きです')
  })

  test('the space beside the rows, which leads to one’s own last line', async () => {
    room.write(['自分の行'], '記録係A')
    const own = room.meeting.entries.at(-1)?.id ?? ''
    const id = await lineWithA()
    await a.compose('にほん')
    await a.page.locator('[role=textbox]').locator('../..').dispatchEvent('mousedown')
    await a.page.waitForSelector(`[data-id="${own}"][data-current]`)
    await a.type('へ')
    await reads(own, '自分の行へ')
    await reads(id, 'これはにほんです')
  })

  test('the button that begins the next entry', async () => {
    const id = await lineWithA()
    const before = room.meeting.entries.length
    await a.compose('にほん')
    await a.page.getByRole('toolbar').getByRole('button', { name: '次の記録' }).click()
    await room.until(({ entries }) => entries.length === before + 1)
    await reads(id, 'これはにほん')
    await a.type('も')
    await room.until(({ entries }) => entries.at(-1)?.text === 'もです')
  })
})
