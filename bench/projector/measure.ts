import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { removeEntry, setFacts, setProjector } from '../../shared/meeting/edit-meeting.ts'
import { readMeeting } from '../../shared/meeting/read-meeting.ts'
import type { ReleaseMode } from '../../shared/meeting/read-projector.ts'
import { openProvider, untilSynced } from '../../test/support/provider.ts'
import { ServerProcess } from '../../test/support/server-process.ts'
import { bearer } from '../../test/support/test-app.ts'
import * as Y from '../../test/support/yjs.ts'
import { random } from '../load/random.ts'
import { cpuSeconds } from '../targets/process-figures.ts'
import { type Load, startLoad } from './load.ts'
import type { PressedKey, ShownText } from './probe.ts'
import { openTwoBrowsers, type TwoBrowsers } from './two-browsers.ts'

const MEETING = {
  title: '推進会議',
  agenda: [{ title: '意見交換' }],
  themes: [{ label: '産業のデジタル化' }, { label: '暮らし' }, { label: 'データ利活用' }, { label: '防災' }],
}
const KEY_EVERY_MS = 90
/** Between the last key and the one that leaves the entry, up to this much more. */
const PAUSE_MS = 400
const SETTLED_MS = 3_000
const SHOWN_WITHIN_MS = 8_000
const LOOK_EVERY_MS = 20
const LOOKS_AFTER_KEY = 25
const MOST_ATTEMPTS = 5
const WORDS = 'keiyaku'

export type Plan = Load & {
  readonly release: Extract<ReleaseMode, 'rest' | 'live'>
  readonly samples: number
}
export type Measured = {
  /** Milliseconds, one for each sample. */
  readonly times: readonly number[]
  /** Share of one core that the server took meanwhile. */
  readonly serverShare: number
  readonly chromium: string
}

/** One server, one meeting, two pages and the load around them; every sample is one remark that somebody writes. */
export async function measure(plan: Plan): Promise<Measured> {
  const server = await ServerProcess.start()
  try {
    return await measureOn(server, plan)
  } finally {
    await server.close()
  }
}

async function measureOn(server: ServerProcess, plan: Plan): Promise<Measured> {
  const meeting = await server.createMeeting(MEETING)
  const headers = bearer(meeting.tokens.edit)
  const control = openProvider(`${server.url.replace('http', 'ws')}/sync`, meeting.id, headers, new Y.Doc())
  await untilSynced(control)
  setFacts(control.doc, { phase: 'live', currentAgenda: readMeeting(control.doc).agenda[0]?.id ?? null })
  setProjector(control.doc, { release: plan.release })
  const stopLoad = await startLoad(server, meeting, plan)
  const browsers = await openTwoBrowsers(server, meeting)
  try {
    await sleep(SETTLED_MS)
    const before = { cpu: cpuSeconds(server.pid ?? 0), ms: performance.now() }
    const times = await writeRemarks(browsers, control.doc, plan)
    const seconds = (performance.now() - before.ms) / 1_000
    const serverShare = (cpuSeconds(server.pid ?? 0) - before.cpu) / seconds
    return { times, serverShare, chromium: browsers.version }
  } finally {
    stopLoad()
    await browsers.close()
    control.destroy()
  }
}

async function writeRemarks(browsers: TwoBrowsers, doc: Y.Doc, plan: Plan): Promise<number[]> {
  const { recorder } = browsers
  const draw = random(7)
  const times: number[] = []
  for (let sample = 0; times.length < plan.samples; sample++) {
    const text = `q${sample}_${WORDS}`
    await recorder.evaluate(() => window.pressedKeys.take())
    await recorder.keyboard.press('Control+Enter')
    for (const key of text) {
      await sleep(KEY_EVERY_MS * (0.7 + 0.6 * draw()))
      await recorder.keyboard.press(key)
    }
    await sleep(PAUSE_MS * draw())
    await leave(recorder, sample % 2 === 0 ? 'Enter' : 'ArrowUp')
    const shown = await shownOf(browsers, text)
    const pressed = await recorder.evaluate(() => window.pressedKeys.take())
    times.push(
      ...(plan.release === 'rest' ? [sinceLeaving(text, shown, pressed)] : sinceKeys(text, shown, pressed)),
    )
    clear(doc)
  }
  return times.slice(0, plan.samples)
}

/** Presses the key until the caret is in another entry: an edit that comes in at that moment may put it back. */
async function leave(recorder: Page, key: 'Enter' | 'ArrowUp'): Promise<void> {
  const from = await recorder.evaluate(caretEntry)
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    await recorder.keyboard.press(key)
    for (let look = 0; look < LOOKS_AFTER_KEY; look++) {
      if ((await recorder.evaluate(caretEntry)) !== from) return
      await sleep(LOOK_EVERY_MS)
    }
  }
  throw new Error(`${key} does not leave the entry`)
}

/** Runs in the page: the id of the entry in which the caret stands. */
function caretEntry(): string | null {
  const node = document.getSelection()?.anchorNode
  const element = node instanceof Element ? node : (node?.parentElement ?? null)
  return element?.closest('[data-id]')?.getAttribute('data-id') ?? null
}

/** What the room's page has shown of a remark, once all of it is there. */
async function shownOf({ room }: TwoBrowsers, text: string): Promise<ShownText[]> {
  const deadline = performance.now() + SHOWN_WITHIN_MS
  const prefix = text.slice(0, text.indexOf('_') + 1)
  while (performance.now() < deadline) {
    const all = await room.evaluate(() => window.shownTexts.all())
    const own = all.filter(each => each.text.startsWith(prefix))
    if (own.some(each => each.text === text)) return own
    await sleep(LOOK_EVERY_MS)
  }
  throw new Error(`the room has not seen ${text}`)
}

/** From the key that leaves the entry to the frame with its whole text. */
function sinceLeaving(text: string, shown: readonly ShownText[], pressed: readonly PressedKey[]): number {
  const left = pressed.at(-1)?.atMs ?? Number.NaN
  const seen = shown.find(each => each.text === text)?.atMs ?? Number.NaN
  return seen - left
}

/** From each key of the words to the first frame with at least the text up to it. */
function sinceKeys(text: string, shown: readonly ShownText[], pressed: readonly PressedKey[]): number[] {
  const keys = pressed.filter(({ key }) => key.length === 1)
  const first = text.indexOf('_')
  return keys.slice(first).map(({ atMs }, index) => {
    const seen = shown.filter(each => each.text.length > first + index).map(each => each.atMs)
    return Math.min(...seen) - atMs
  })
}

/** The measured remarks go again, so that the outline stays as long as it is. */
function clear(doc: Y.Doc): void {
  for (const { id, text } of readMeeting(doc).entries) if (/^q\d+_/.test(text)) removeEntry(doc, id)
}
