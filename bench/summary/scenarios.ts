import { setTimeout as sleep } from 'node:timers/promises'
import { Colleague } from '../editor/colleague.ts'
import type { EditorPage, Place } from '../editor/editor-page.ts'
import { composing, openings, spread, typing } from '../editor/scenarios.ts'
import { Window } from '../editor/window.ts'
import { type Figures, median } from '../figures.ts'
import { type Watched, watchKey, watchText } from './probe.ts'

/** How often each thing is done in one run. */
export type Counts = {
  readonly opens: number
  readonly keys: number
  readonly phrases: number
  readonly moves: number
  readonly remote: number
}

const ENTRY = '[data-entry] p'
const THEME = '[data-theme-line]'
const WARM_UP_KEYS = 20
const REST_MS = 300
const EFFECT_WITHIN_MS = 10_000
const REMOTE_EVERY_MS = 400
/** A page counts as quiet when its main thread has worked for less than this share of half a second. */
const QUIET_SHARE = 0.05
const QUIET_WITHIN_MS = 60_000

/** One run: a new meeting of so many entries, a new browser, everything done at the middle of the document. */
export async function measure(summary: EditorPage, entries: number, counts: Counts): Promise<Figures> {
  const place = await summary.fill(entries)
  const opened = await openings(place, counts.opens, ENTRY)
  const window = await Window.open(place.enter, { row: ENTRY })
  try {
    await window.visit(place.url)
    await sleep(REST_MS)
    const quiet = (await window.visit(place.url)) + (await untilQuiet(window))
    await goToMiddle(window)
    return {
      open: median(opened),
      quiet,
      ...(await edited(window, counts)),
      ...(await arranged(window, counts.moves)),
      ...(await remoteEdits(window, place, counts.remote)),
      heapMb: (await window.memory()).heapBytes / 1e6,
    }
  } finally {
    await window.close()
  }
}

/** An entry's text edited where it stands. */
async function edited(window: Window, counts: Counts): Promise<Figures> {
  await window.page.keyboard.press('Enter')
  await window.page.locator('main [contenteditable="true"]').waitFor()
  await typing(window, WARM_UP_KEYS)
  const before = await window.work()
  const keys = await typing(window, counts.keys)
  const after = await window.work()
  const composed = await composing(window, counts.phrases)
  const ended = await effectOf(window, { what: 'editing' }, 'Escape')
  await untilQuiet(window)
  return {
    ...spread('key', keys),
    ...spread('ime', composed),
    keyWork: ((after.task - before.task) * 1_000) / counts.keys,
    ended,
  }
}

/** Entries moved, re-tagged and confirmed by keys; a theme given a name. */
async function arranged(window: Window, count: number): Promise<Figures> {
  const times = async (name: string, keys: readonly string[], watched: Watched) => {
    const all: number[] = []
    for (let n = 0; n < count; n++) all.push(await effectOf(window, watched, keys[n % keys.length] ?? ''))
    return spread(name, all)
  }
  const moves = await times('move', ['Alt+ArrowDown', 'Alt+ArrowUp'], { what: 'neighbours' })
  await window.page.keyboard.press('Alt+Digit1')
  await sleep(REST_MS)
  return {
    ...moves,
    ...(await times('theme', ['Alt+Digit2', 'Alt+Digit3', 'Alt+Digit1'], { what: 'neighbours' })),
    ...(await times('confirm', ['Alt+KeyC'], { what: 'focus' })),
    ...(await times('step', ['ArrowDown'], { what: 'focus' })),
    ...spread('rename', await renames(window, Math.ceil(count / 2))),
  }
}

async function renames(window: Window, count: number): Promise<number[]> {
  const all: number[] = []
  await window.page.locator(THEME).first().focus()
  for (let n = 0; n < count; n++) {
    await window.page.keyboard.press('Enter')
    await window.page.locator(`${THEME} input`).fill(`防災とまちづくり${n}`)
    all.push(await effectOf(window, { textOf: `${THEME} h6` }, 'Enter'))
  }
  return all
}

async function effectOf(window: Window, watched: Watched, key: string): Promise<number> {
  await sleep(REST_MS)
  await window.page.evaluate(watchKey, watched)
  await window.page.keyboard.press(key)
  const ms = await window.page.evaluate(
    withinMs =>
      Promise.race([
        globalThis.window.effectOfKey,
        new Promise<string>(resolve =>
          setTimeout(() => resolve(document.activeElement?.outerHTML ?? ''), withinMs),
        ),
      ]),
    EFFECT_WITHIN_MS,
  )
  if (typeof ms === 'string') throw new Error(`${key} had no effect in ${ms.slice(0, 300)}`)
  return ms
}

/** From a colleague's key to the sheet that shows it, and what that costs the page's main thread. */
async function remoteEdits(window: Window, place: Place, count: number): Promise<Figures> {
  const colleague = await Colleague.join(place, 1)
  const [entry, text] = colleague.writesIn()
  await showEntry(window, entry)
  await untilQuiet(window)
  const idleMs = await workOf(window, () => sleep(REMOTE_EVERY_MS))
  const seen: number[] = []
  const works: number[] = []
  for (let n = 0; n < count; n++) {
    await window.page.evaluate(watchText, { entry, length: text.length + n + 2 })
    const work = await workOf(window, async () => {
      const sentAt = performance.timeOrigin + performance.now()
      colleague.key()
      seen.push((await window.page.evaluate(() => globalThis.window.seenAt)) - sentAt)
      await sleep(REMOTE_EVERY_MS)
    })
    works.push(Math.max(0, work - idleMs))
  }
  colleague.leave()
  return { ...spread('remote', seen), remoteWork: median(works) }
}

async function workOf(window: Window, task: () => Promise<unknown>): Promise<number> {
  const before = await window.work()
  await task()
  return ((await window.work()).task - before.task) * 1_000
}

async function untilQuiet(window: Window): Promise<number> {
  const startMs = performance.now()
  while (performance.now() - startMs < QUIET_WITHIN_MS) {
    const fromMs = performance.now()
    const work = await workOf(window, () => sleep(500))
    if (work < 500 * QUIET_SHARE) return fromMs - startMs
  }
  return Number.NaN
}

/** An entry that stands well inside the window gets the focus. */
async function goToMiddle(window: Window): Promise<void> {
  const { page } = window
  await page.evaluate(() => {
    const sheets = document.querySelectorAll('main article')
    sheets[Math.floor(sheets.length / 2)]?.scrollIntoView({ block: 'start' })
  })
  await untilQuiet(window)
  await page.evaluate(() => {
    const inside = (each: Element) => each.getBoundingClientRect().top > globalThis.innerHeight / 3
    const entry = [...document.querySelectorAll<HTMLElement>('[data-entry]')].find(inside)
    entry?.focus()
  })
  await untilQuiet(window)
}

async function showEntry(window: Window, id: string): Promise<void> {
  await window.page.locator(`[data-entry="${id}"]`).scrollIntoViewIfNeeded()
}
