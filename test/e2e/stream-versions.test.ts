import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { entriesOf, factsOf, findEntryElement, SCHEMA_VERSION } from '../../shared/meeting/meeting-doc.ts'
import { launchBrowser } from '../support/browser.ts'
import { StreamRoom } from '../support/stream-room.ts'

let browser: Browser
let room: StreamRoom
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
afterEach(() => room.close())

/** What a later version may bring: a kind of node that this one does not know. */
function upgrade(doc: Y.Doc): void {
  factsOf(doc).set('schemaVersion', SCHEMA_VERSION + 1)
  entriesOf(doc).push([new Y.XmlElement('vote')])
}

test('a meeting of a newer version is never opened in this editor, and nothing is written', async () => {
  room = await StreamRoom.open(browser, { texts: ['甲'] })
  await room.onServer(upgrade)
  const stored = await room.stored()
  const a = await room.join('記録係A')
  await a.page.getByText('閲覧のみです').first().waitFor()
  await a.page.getByRole('button', { name: '再読み込み' }).first().waitFor()
  expect(await a.page.locator('[role=textbox]').count()).toBe(0)
  await a.type('書けない')
  expect(await room.stored()).toEqual(stored)
})

test('a meeting that becomes one while it is edited loses nothing', async () => {
  room = await StreamRoom.open(browser, { texts: ['甲'] })
  const a = await room.join('記録係A')
  await a.type('乙')
  await room.until(({ entries }) => entries[1]?.text === '乙')
  await room.onServer(upgrade)
  await a.page.getByText('閲覧のみです').first().waitFor()
  expect(await a.page.locator('[role=textbox]').count()).toBe(0)
  const nodes = entriesOf(room.doc).toArray()
  expect(nodes.map(node => node instanceof Y.XmlElement && node.nodeName)).toContain('vote')
  expect(room.meeting.entries.map(({ text }) => text)).toEqual(['甲', '乙'])
})

test('attributes that this version does not know survive typing, tagging and splitting', async () => {
  room = await StreamRoom.open(browser, { texts: ['これはです'] })
  const id = room.meeting.entries[0]?.id ?? ''
  await room.onServer(doc => findEntryElement(doc, id)?.setAttribute('colour', '青'))
  const a = await room.join('記録係A')
  await a.standIn(id, 3)
  await a.type('字')
  await a.press('Alt+Digit1')
  await a.compose('に')
  await a.commit('二')
  await a.press('Enter')
  await room.until(({ entries }) => entries[0]?.text === 'これは字二' && entries[0].theme !== null)
  await room.until(({ entries }) => entries[1]?.text === 'です')
  expect(room.meeting.entries.map(({ extra }) => extra)).toEqual([{ colour: '青' }, {}, {}])
})
