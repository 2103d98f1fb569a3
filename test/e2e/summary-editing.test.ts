import type { Locator } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appendEntry, setEntry, setEntryText, setFacts } from '../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import { violationsOn } from '../support/axe.ts'
import { newPerson, type Person } from '../support/browser.ts'
import { insertText } from '../support/colleague-edits.ts'
import { type ExampleMeeting, typeExampleEntries } from '../support/example-meeting.ts'
import { exampleSite } from '../support/example-site.ts'
import { Recorder } from '../support/recorder.ts'
import { TestApp } from '../support/test-app.ts'

const FIRST = '道内中小企業は非接触型ビジネスが進んでいない。'

const site = exampleSite(() => TestApp.start())
let meeting: ExampleMeeting
let lead: Person
let typist: Recorder

beforeAll(async () => {
  lead = await newPerson(site.browser, { width: 1366, height: 900 })
  typist = await typing(lead)
})
beforeEach(async () => {
  meeting = site.meeting
  typeExampleEntries(meeting)
  setFacts(meeting.doc, { phase: 'edit' })
  await open(lead, '記録係A')
})
afterEach(() => expect(lead.errors).toEqual([]))

async function open(person: Person, name: string): Promise<void> {
  await site.open(person.page, 'summary', 'edit', name)
  await entryOn(person, '道内中小企業').waitFor()
}
const typing = async ({ page, context, errors }: Person) =>
  new Recorder(page, errors, await context.newCDPSession(page))
const entryOn = ({ page }: Person, text: string): Locator =>
  page.locator('article [data-entry]', { hasText: text })
const entry = (text: string) => entryOn(lead, text)
const field = () => lead.page.getByRole('textbox', { name: '記録の文' })
/** On a busy machine the page follows later. */
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 6_000 })
const press = (...keys: string[]) => typist.press(...keys)
const known = (text: string) => readMeeting(meeting.doc).entries.find(each => each.text.includes(text))
const textOf = (id: string) => readMeeting(meeting.doc).entries.find(each => each.id === id)?.text
const says = (words: string | RegExp) => lead.page.getByRole('status').getByText(words).waitFor()
const focused = () =>
  lead.page.evaluate(() => {
    const { activeElement, body } = document
    return activeElement === body ? '' : (activeElement?.textContent ?? '')
  })
const editFirst = async () => {
  await entry('道内中小企業').focus()
  await press('Enter')
  await field().waitFor()
  return known(FIRST)?.id ?? ''
}

describe('editing in place', () => {
  test('Enter edits, Esc ends; what surrounds the text, and the entry’s attributes, stay as they were', async () => {
    const before = known(FIRST)
    const box = await entry('道内中小企業').locator('p').boundingBox()
    const id = await editFirst()
    expect(await field().boundingBox()).toEqual(box)
    await press('Home')
    await typist.type('まだ')
    await soon(() => textOf(id)).toBe(`まだ${FIRST}`)
    await press('Escape')
    await soon(focused).toContain('まだ道内')
    expect(await field().count()).toBe(0)
    expect(readMeeting(meeting.doc).entries.find(each => each.id === id)).toEqual({
      ...before,
      text: `まだ${FIRST}`,
    })
  })

  test('a click puts the caret where it fell; going elsewhere ends it', async () => {
    const id = known(FIRST)?.id ?? ''
    const box = await entry('道内中小企業').locator('p').boundingBox()
    await entry('道内中小企業')
      .locator('p')
      .click({ position: { x: (box?.width ?? 0) - 20, y: 8 } })
    await field().waitFor()
    await typist.type('！')
    await soon(() => textOf(id)).toBe(`${FIRST}！`)
    await entry('介護分野').getByRole('button', { name: '確認済み' }).click()
    await soon(() => field().count()).toBe(0)
  })

  test('what is composed stays whole while a colleague edits, re-tags and moves the same entry', async () => {
    const id = await editFirst()
    await press('Home', 'ArrowRight', 'ArrowRight')
    const phrases = ['今日', 'の', '会議']
    for (const [step, phrase] of phrases.entries()) {
      await typist.compose('か')
      insertText(meeting.doc, id, 0, `${step}`)
      setEntry(meeting.doc, id, { theme: meeting.theme(step + 2), rank: null })
      await typist.compose(phrase)
      expect(textOf(id)).not.toContain('か')
      await typist.commit(phrase)
    }
    const expected = `210道内${phrases.join('')}${FIRST.slice(2)}`
    await soon(() => textOf(id)).toBe(expected)
    await soon(() => field().textContent()).toBe(expected)
    await press('Escape')
    await soon(() => known(expected)?.theme).toBe(meeting.theme(4))
    await entry(expected).waitFor()
  })

  test('the Enter that ends a composition neither splits nor ends editing', async () => {
    const id = await editFirst()
    await press('Home', 'ArrowRight')
    await typist.compose('にほん')
    await typist.pressForInputMethod('Enter', 'Enter')
    await typist.commit('日本')
    await typist.pressForInputMethod('Enter', 'Enter')
    await typist.pressForInputMethod('Escape', 'Escape')
    await soon(() => textOf(id)).toBe(`道日本${FIRST.slice(1)}`)
    expect(await field().count()).toBe(1)
    await press('Control+z')
    await soon(() => textOf(id)).toBe(FIRST)
  })

  test('a meeting that becomes final meanwhile takes the field away only after the word that is composed', async () => {
    await editFirst()
    await press('End')
    await typist.compose('にほ')
    setFacts(meeting.doc, { phase: 'final' })
    await entry('介護分野').getByTitle('ドラッグで移す').waitFor({ state: 'detached' })
    await typist.compose('日本')
    expect(await field().textContent()).toBe(`${FIRST}日本`)
    await typist.commit('日本')
    await soon(() => field().count()).toBe(0)
  })

  test('Enter within the text splits it, the focus goes on at once; undo joins it again', async () => {
    const id = await editFirst()
    await press('Home', 'ArrowRight', 'ArrowRight')
    const lost = await lead.page.evaluateHandle(() => {
      const frames: boolean[] = []
      const look = () => {
        frames.push(document.activeElement === document.body)
        requestAnimationFrame(look)
      }
      window.addEventListener('keydown', () => requestAnimationFrame(look), { once: true })
      return frames
    })
    await press('Enter')
    await soon(() => textOf(id)).toBe('道内')
    await says('２件に分けました')
    const rest = known(FIRST.slice(2))
    expect(rest).toMatchObject({ theme: meeting.theme(1), agenda: meeting.agenda(5), recorder: '記録係A' })
    await soon(focused).toContain('中小企業は非接触型')
    expect(await lost.jsonValue()).not.toContain(true)
    await press('Control+z')
    await says('元に戻しました：分割')
    await soon(() => textOf(id)).toBe(FIRST)
    expect(known(FIRST.slice(2))?.id).toBe(id)
  })

  test('nothing else on the paper moves meanwhile, and all of it is there afterwards', async () => {
    const id = await editFirst()
    await press('End')
    const place = () => entry('企業のSociety5.0').boundingBox()
    const before = await place()
    setEntry(meeting.doc, known('介護分野')?.id ?? '', { theme: meeting.theme(1), rank: 'Zz' })
    setEntryText(meeting.doc, known('Society5.0は')?.id ?? '', '変わった文。')
    await entry('変わった文。').waitFor()
    expect(await place()).toEqual(before)
    await press('Escape')
    await soon(async () => (await place())?.y ?? 0).toBeGreaterThan(before?.y ?? 0)
    expect(textOf(id)).toBe(FIRST)
  })
})

describe('two at once', () => {
  test('each sees where the other writes, both keep their words, and undo takes back one’s own alone', async () => {
    const colleague = await site.newPerson({ width: 1366, height: 900 })
    await open(colleague, '記録係B')
    const other = await typing(colleague)
    const id = await editFirst()
    await entryOn(colleague, '道内中小企業').getByTitle('記録係A').waitFor()
    await entryOn(colleague, '道内中小企業').focus()
    await other.press('Enter', 'End')
    await press('Home')
    await Promise.all([typist.type('前'), other.type('後')])
    await soon(() => textOf(id)).toBe(`前${FIRST}後`)
    await press('Control+z')
    await soon(() => textOf(id)).toBe(`${FIRST}後`)
  })
})

describe('moving', () => {
  const order = async () => {
    const text = await lead.page.locator('article').allTextContents()
    return text.join('')
  }

  test('by the grip: a line shows where, nothing moves before the drop, undo puts it back', async () => {
    const id = known(FIRST)?.id ?? ''
    await entry('道内中小企業').evaluate(row => row.scrollIntoView({ block: 'start' }))
    const target = await entry('Society5.0は').boundingBox()
    const grip = entry('道内中小企業').getByTitle('ドラッグで移す')
    await entry('道内中小企業').hover()
    const from = await grip.boundingBox()
    await lead.page.mouse.move((from?.x ?? 0) + 8, (from?.y ?? 0) + 8)
    await lead.page.mouse.down()
    await lead.page.mouse.move((target?.x ?? 0) + 80, (target?.y ?? 0) + 2, { steps: 4 })
    await says(/移す先で放してください/)
    expect(await entry('Society5.0は').boundingBox()).toEqual(target)
    await lead.page.mouse.up()
    await soon(() => known(FIRST)?.theme).toBe(meeting.theme(2))
    await says('「暮らしのデジタル化」の3件中2番目に移しました')
    await soon(order).toMatch(/介護分野.*道内中小企業.*Society5\.0は、やはり/s)
    await lead.page.getByRole('button', { name: '元に戻す' }).click()
    await soon(() => known(FIRST)?.theme).toBe(meeting.theme(1))
    expect(known(FIRST)?.id).toBe(id)
    await soon(order).toMatch(/道内中小企業.*企業のSociety5\.0推進/s)
  })

  test('Esc gives a drag up', async () => {
    await entry('道内中小企業').hover()
    const from = await entry('道内中小企業').getByTitle('ドラッグで移す').boundingBox()
    const target = await entry('Society5.0は').boundingBox()
    await lead.page.mouse.move((from?.x ?? 0) + 8, (from?.y ?? 0) + 8)
    await lead.page.mouse.down()
    await lead.page.mouse.move((target?.x ?? 0) + 80, (target?.y ?? 0) + 2, { steps: 4 })
    await press('Escape')
    await lead.page.mouse.up()
    await says('移すのをやめました')
    expect(known(FIRST)?.theme).toBe(meeting.theme(1))
  })

  test('by finger: the grip drags an entry to another theme, anywhere else the page scrolls', async () => {
    const cdp = await lead.context.newCDPSession(lead.page)
    await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true })
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      ...touchPoints: { x: number; y: number }[]
    ) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints })
    const slide = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
      await touch('touchStart', from)
      for (const share of [0.25, 0.5, 0.75, 1])
        await touch('touchMove', {
          x: from.x + (to.x - from.x) * share,
          y: from.y + (to.y - from.y) * share,
        })
    }
    const middleOf = async (locator: Locator) => {
      const { x, y, width, height } = (await locator.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
      return { x: x + width / 2, y: y + height / 2 }
    }
    const scrolled = () => lead.page.locator('main').evaluate(main => main.scrollTop)
    const grip = entry('道内中小企業').getByTitle('ドラッグで移す')
    const rest = await lead.page.locator('main').evaluateHandle(main => ({
      ended: new Promise<void>(resolve =>
        main.addEventListener('scrollend', () => resolve(), { once: true }),
      ),
    }))
    await slide({ x: 400, y: 700 }, { x: 400, y: 400 })
    await touch('touchEnd')
    await rest.evaluate(({ ended }) => ended)
    expect(await scrolled()).toBeGreaterThan(200)
    expect(known(FIRST)?.theme).toBe(meeting.theme(1))

    await entry('道内中小企業').evaluate(row => row.scrollIntoView({ block: 'center' }))
    const before = await scrolled()
    await slide(await middleOf(grip), await middleOf(entry('Society5.0は')))
    await says(/移す先で放してください/)
    await touch('touchEnd')
    await soon(() => known(FIRST)?.theme).toBe(meeting.theme(2))
    await soon(order).toMatch(/暮らしのデジタル化.*道内中小企業.*行政のデジタル化/s)
    expect(await scrolled()).toBe(before)
    await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: false })
    await cdp.detach()
  })

  test('by key within its theme, to another theme and to another agenda item, each said in words', async () => {
    await entry('道内中小企業').focus()
    await press('Alt+ArrowDown')
    await says('「産業のデジタル化」の7件中2番目に移しました')
    await press('Alt+Digit2')
    await says('「暮らしのデジタル化」に移しました')
    await press('Alt+Shift+ArrowDown')
    await says('「今後の進め方」に移しました')
    expect(known(FIRST)).toMatchObject({ theme: meeting.theme(2), agenda: meeting.agenda(6) })
    await soon(focused).toContain('道内中小企業')
    for (const theme of [2, 1, 1]) {
      await press('Control+z')
      await soon(() => known(FIRST)?.theme).toBe(meeting.theme(theme))
    }
    await press('Control+y')
    await says('やり直しました：移動')
    await lead.page
      .getByRole('toolbar', { name: 'この記録の操作' })
      .getByRole('button', { name: '議事' })
      .click()
    await lead.page.getByRole('menuitemradio', { name: '議事なし' }).click()
    await soon(() => known(FIRST)?.agenda).toBeNull()
  })
})

test('the day by which an action is due is chosen beside it, printed behind it, and taken back', async () => {
  setEntry(meeting.doc, known(FIRST)?.id ?? '', { kind: 'action' })
  const tool = lead.page.getByRole('button', { name: '期限', exact: true })
  await soon(() =>
    entry('道内中小企業')
      .focus()
      .then(() => tool.count()),
  ).toBe(1)
  await tool.click()
  await lead.page.getByLabel('期限', { exact: true }).and(lead.page.locator('input')).fill('2021-06-30')
  await press('Enter')
  await soon(() => known(FIRST)?.due).toBe('2021-06-30')
  await lead.page.locator('[data-behind*="期限：令和３年６月３０日"]').waitFor()
  await tool.click()
  await lead.page.getByRole('button', { name: '期限なし' }).click()
  await soon(() => known(FIRST)?.due).toBeNull()
  await press('Control+z')
  await says('元に戻しました：期限の変更')
  await soon(() => known(FIRST)?.due).toBe('2021-06-30')
})

describe('merging, leaving out, themes', () => {
  test('two entries are merged: one is printed, the other can be put back', async () => {
    await entry('道内中小企業').focus()
    await press('Alt+m')
    const dialog = lead.page.getByRole('dialog')
    await dialog.getByRole('radiogroup', { name: 'まとめる相手' }).getByText('企業版ふるさと納税').click()
    await dialog.getByRole('radiogroup', { name: '紙面に残す記録' }).getByText('企業版ふるさと納税').click()
    await dialog.getByRole('button', { name: 'まとめる' }).click()
    await entry('道内中小企業').waitFor({ state: 'detached' })
    expect(known(FIRST)?.mergedInto).toBe(known('企業版ふるさと')?.id)
    await lead.page.getByRole('button', { name: '戻す', exact: true }).click()
    await entry('道内中小企業').waitFor()
  })

  test('a theme is renamed in place, moved, and merged into another', async () => {
    const heading = lead.page.getByRole('group', { name: 'テーマ：産業のデジタル化' })
    const name = lead.page.getByRole('textbox', { name: 'テーマの名前' })
    await heading.focus()
    await press('Enter')
    await name.waitFor()
    await entry('介護分野').getByRole('button', { name: '確認済み' }).click()
    await soon(() => name.count()).toBe(0)
    expect(await focused()).not.toContain('産業のデジタル化')
    await heading.focus()
    await press('Enter')
    await name.fill('産業')
    await press('Enter')
    await lead.page.getByText('＜産業＞').waitFor()
    await lead.page.getByRole('group', { name: 'テーマ：産業', exact: true }).focus()
    await press('Alt+ArrowDown')
    await says('「産業」を7件中2番目に移しました')
    await lead.page
      .getByRole('toolbar', { name: 'このテーマの操作' })
      .getByRole('button', { name: 'まとめる' })
      .click()
    await lead.page.getByRole('menuitem', { name: '暮らしのデジタル化' }).click()
    await lead.page.getByText('＜産業＞').waitFor({ state: 'detached' })
    expect(known(FIRST)?.theme).toBe(meeting.theme(2))
    for (let step = 0; step < 3; step++) await lead.page.getByRole('button', { name: '元に戻す' }).click()
    await lead.page.getByText('＜産業のデジタル化＞').waitFor()
    expect(known(FIRST)?.theme).toBe(meeting.theme(1))
    expect(readMeeting(meeting.doc).themes[0]?.label).toBe('産業のデジタル化')
  })
})

describe('open points', () => {
  const panel = () => lead.page.getByRole('complementary', { name: '整理の状況' })

  test('are walked through by key, hints on wording among them', async () => {
    const at = known(FIRST)?.at ?? ''
    const twin = { theme: meeting.theme(1), agenda: meeting.agenda(5), text: `${FIRST.slice(0, -1)}と思う。` }
    appendEntry(meeting.doc, { id: 'twin', recorder: '記録係B', at, ...twin })
    await panel()
      .getByRole('button', { name: /助詞の重なり/ })
      .waitFor()
    await panel().getByRole('button', { name: '別の意見' }).waitFor()
    await entry('介護分野').focus()
    await press('F8', 'F8')
    await soon(focused).toContain('アベレージのをあげ方')
    await press('F8')
    await soon(focused).toContain('やると行っている')
    await press('Shift+F8')
    await soon(focused).toContain('アベレージのをあげ方')
    await panel().getByRole('button', { name: '別の意見' }).click()
    await soon(() => panel().getByRole('button', { name: '別の意見' }).count()).toBe(0)
  })

  test('what was gone to does not take the focus back when a colleague’s words push it to another sheet', async () => {
    const point = 'アベレージのをあげ方'
    await panel()
      .getByRole('button', { name: /助詞の重なり/ })
      .waitFor()
    await entry('介護分野').focus()
    await press('F8')
    await soon(focused).toContain(point)
    const sheet = () => lead.page.locator('article', { hasText: point }).getAttribute('aria-label')
    const before = await sheet()
    await lead.page.getByRole('link', { name: 'Word' }).focus()
    setEntryText(meeting.doc, known(FIRST)?.id ?? '', '長'.repeat(3_000))
    await soon(sheet).not.toBe(before)
    await entry('長長長').waitFor()
    expect(await focused()).toBe('Word')
  })

  test('remarks without a theme stop the export, once the lead has chosen that', async () => {
    setEntry(meeting.doc, known(FIRST)?.id ?? '', { theme: null })
    const text = () =>
      lead.context.request.get(`${site.server.url}/api/meetings/${meeting.created.id}/summary.txt`)
    expect((await text()).status()).toBe(200)
    await panel().getByText('書き出しを止める').click()
    await lead.page.getByText('テーマのない意見が1件あるため').waitFor()
    await soon(async () => (await text()).status()).toBe(409)
    await lead.page.getByRole('link', { name: 'Word' }).click()
    await soon(focused).toContain('道内中小企業')
    await press('Alt+Digit1')
    await soon(async () => (await text()).status()).toBe(200)
  })

  test('the page is without fault for axe while it is worked on', async () => {
    await editFirst()
    expect(await violationsOn(lead.page)).toEqual([])
  })
})
