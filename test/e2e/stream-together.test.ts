import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { setEntryText } from '../../shared/meeting/edit-meeting.ts'
import { decodeMessage } from '../../shared/sync/protocol.ts'
import { launchBrowser } from '../support/browser.ts'
import { StreamRoom } from '../support/stream-room.ts'

let browser: Browser
let room: StreamRoom
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
afterEach(() => room.close())

test('colleagues see each other’s caret with its letter, and who is typing', async () => {
  room = await StreamRoom.open(browser, { texts: ['甲', '乙'] })
  const a = await room.join('記録係A')
  const b = await room.join('記録係B')
  await b.goTo('甲')
  await b.type('は')
  await a.page.waitForFunction(() => {
    const row = document.querySelector('[data-letter="B"]')?.closest('[data-id]')
    return row?.querySelector('p')?.textContent === '甲は'
  })
  await a.page.getByText('記録係Bが入力しています').waitFor()
  await a.page.getByText('記録係A（自分）').waitFor()
})

test('a colleague’s caret moves on as one element while they type, and its letter fades when they rest', async () => {
  room = await StreamRoom.open(browser, { texts: ['甲', '乙'] })
  const a = await room.join('記録係A')
  const b = await room.join('記録係B')
  await b.goTo('甲')
  await b.type('は')
  await a.page.waitForFunction(isCaretBehind, '甲は')
  const caret = await a.page.locator('p > [data-letter="B"]').elementHandle()
  await b.type('い')
  await a.page.waitForFunction(isCaretBehind, '甲はい')
  expect(await a.page.locator('p > [data-letter="B"]').evaluate((now, before) => now === before, caret)).toBe(
    true,
  )
  await a.page.waitForFunction(isLetterShown, false)
  await b.type('。')
  await a.page.waitForFunction(isLetterShown, true)
  await a.page.waitForFunction(isCaretBehind, '甲はい。')
  await b.press('ArrowLeft')
  await a.page.waitForFunction(isCaretBehind, '甲はい')
  await b.goTo('乙')
  await a.page.waitForFunction(isCaretBehind, '乙')
})

test('what colleagues do is not told to the server again', async () => {
  room = await StreamRoom.open(browser, { texts: ['甲', '乙'] })
  const a = await room.join('記録係A')
  const b = await room.join('記録係B')
  const told: string[] = []
  a.page.on('websocket', socket =>
    socket.on('framesent', ({ payload }) => {
      const places = typeof payload === 'string' ? null : placesIn(payload)
      if (places !== null && places !== told.at(-1)) told.push(places)
    }),
  )
  await a.page.reload()
  await a.goTo('乙')
  await a.type('は')
  await b.page.waitForFunction(isCaretBehind, '乙は')
  await b.page.getByText('記録係Aが入力しています').waitFor()
  await b.page.getByText('記録係Aが入力しています').waitFor({ state: 'detached' })
  const before = [...told]
  expect(before).not.toEqual([])
  await b.goTo('甲')
  await b.type('は')
  await a.page.waitForFunction(isCaretBehind, '甲は')
  expect(told).toEqual(before)
})

test('a colleague’s caret is never seen before the words that their input method has just written', async () => {
  room = await StreamRoom.open(browser, { texts: ['これです'] })
  const [a, b] = [await room.join('記録係A'), await room.join('記録係B')]
  const line = room.meeting.entries.find(entry => entry.text === 'これです')?.id ?? ''
  await b.standIn(line, 2)
  await a.page.waitForFunction(isCaretBehind, 'これ')
  await a.page.evaluate(noteTextBeforeCaret)
  let text = 'これ'
  for (const word of ['日本', '経済', '会議']) {
    for (const step of [word.slice(0, 1), word]) await b.compose(step)
    await b.commit(word)
    text += word
    await a.seesIn(line, `${text}です`)
    await a.page.waitForFunction(isCaretBehind, text)
  }
  expect(await a.page.evaluate(() => Reflect.get(window, 'textsBeforeCaret'))).toEqual([
    'これ',
    'これ日本',
    'これ日本経済',
    'これ日本経済会議',
  ])
})

test('two recorders who write at once each keep their words', async () => {
  room = await StreamRoom.open(browser)
  const [a, b] = await Promise.all([room.join('記録係A'), room.join('記録係B')])
  await Promise.all([a.type('甲の発言'), b.type('乙の発言')])
  await Promise.all([a.press('Enter'), b.press('Enter')])
  await Promise.all([a.type('甲の続き'), b.type('乙の続き')])
  await room.until(({ entries }) => {
    const texts = new Set(entries.map(entry => entry.text))
    return ['甲の発言', '乙の発言', '甲の続き', '乙の続き'].every(text => texts.has(text))
  })
})

test('without a connection typing goes on, and the page says what is kept here', async () => {
  room = await StreamRoom.open(browser)
  const a = await room.join('記録係A')
  await a.type('保存される')
  await a.page.getByText(/^保存済み（/).waitFor()
  await room.cut()
  await a.page.getByText('接続が切れています。入力は続けられます。').first().waitFor()
  await a.press('Enter')
  await a.type('手元に残る')
  await a.sees('保存される', '手元に残る')
  await a.page.getByText('この端末に保管 1件').waitFor()
  expect(await a.page.locator('[data-unsaved]').count()).toBe(1)
})

test('before the meeting begins nothing can be typed; beginning it opens the first item', async () => {
  room = await StreamRoom.open(browser, { phase: 'prepare' })
  const a = await room.join('記録係A')
  await a.page.getByText('会議はまだ始まっていません').waitFor()
  expect(await a.page.locator('[role=textbox]').count()).toBe(0)
  await a.page.getByRole('button', { name: '会議を始める' }).click()
  await a.page.waitForSelector('[data-id]')
  await a.type('開会')
  await room.until(({ phase, entries }) => phase === 'live' && entries[0]?.text === '開会')
})

test('a final meeting can be read and not written', async () => {
  room = await StreamRoom.open(browser, { texts: ['甲'], phase: 'live' })
  const a = await room.join('記録係A')
  await room.until(({ entries }) => entries[0]?.text === '甲')
  await a.page.evaluate(
    async path => {
      await fetch(path, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ phase: 'final' }),
      })
    },
    `/api/meetings/${await a.page.evaluate(() => location.pathname.split('/')[2])}`,
  )
  await a.page.getByText('この会議は確定しています。').first().waitFor()
  await a.page.waitForSelector('[role=textbox][contenteditable=false]')
})

test('F6 goes round the regions and Esc returns to the caret', async () => {
  room = await StreamRoom.open(browser)
  const a = await room.join('記録係A')
  const region = () =>
    a.page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region'))
  await a.press('F6')
  expect(await region()).toBe('agenda')
  await a.press('F6')
  expect(await region()).toBe('themes')
  await a.press('Escape')
  expect(await region()).toBe('editor')
  await a.type('続き')
  await a.sees('続き')
})

test('a caret that an arrow key has moved stays where it is when an edit comes before the browser has told of it', async () => {
  room = await StreamRoom.open(browser, { texts: ['上の行です', '下の行です'] })
  const a = await room.join('記録係A')
  const [up, down] = room.meeting.entries.slice(-2).map(({ id }) => id)
  await a.standIn(down ?? '', 2)
  await a.page.evaluate(holdTimersOfMessages)
  setEntryText(room.doc, down ?? '', '下の行です。')
  await a.page.waitForFunction(() => Reflect.get(window, 'heldTimers').length > 0)
  await a.page.evaluate(() => {
    getSelection()?.modify('move', 'backward', 'line')
    for (const task of Reflect.get(window, 'heldTimers').splice(0)) task()
  })
  await a.seesIn(down ?? '', '下の行です。')
  await a.page.waitForSelector(`[data-id="${up}"][data-current]`)
})

/** What a message says of where carets are, whenever it is said; null for one that says nothing of them. */
function placesIn(payload: Uint8Array): string | null {
  const message = decodeMessage(payload)
  if (message.kind !== 'awareness') return null
  return message.entries.map(({ client, json }) => `${client} ${json}`).join()
}

/** The colleague’s, of whom there is one. */
function isCaretBehind(text: string): boolean {
  const caret = document.querySelector('p > [data-letter]')
  return caret?.previousSibling?.textContent === text
}

/** Notes what stands before the colleague’s caret whenever that or the row’s text changes. */
function noteTextBeforeCaret(): void {
  const texts: string[] = []
  Reflect.set(window, 'textsBeforeCaret', texts)
  const row = document.querySelector('p:has(> [data-letter])')
  const note = () => {
    const words = [...(row?.childNodes ?? [])].map(node => node.textContent ?? '')
    const caret = row?.querySelector('[data-letter]') ?? null
    const at = caret === null ? -1 : [...(row?.childNodes ?? [])].indexOf(caret)
    const [before, after] = [words.slice(0, at).join(''), words.slice(at + 1).join('')]
    const seen = after === 'です' ? before : `${before}|${after}`
    if (seen !== texts.at(-1)) texts.push(seen)
  }
  note()
  if (row) new MutationObserver(note).observe(row, { childList: true, characterData: true, subtree: true })
}

function isLetterShown(isShown: boolean): boolean {
  const caret = document.querySelector('p > [data-letter]')
  return caret !== null && getComputedStyle(caret, '::before').opacity === (isShown ? '1' : '0')
}

/** What a message of the server would have done a little later waits until the test lets it. */
function holdTimersOfMessages(): void {
  const held: (() => void)[] = []
  const later = window.setTimeout
  const setTimeout = (task: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) =>
    window.event?.type === 'message' ? held.push(() => task(...given)) : later(task, ms, ...given)
  Object.assign(window, { heldTimers: held, setTimeout })
}
