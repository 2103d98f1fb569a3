import { setTimeout as sleep } from 'node:timers/promises'
import { type Figures, median, percentile } from '../figures.ts'
import { Colleague } from './colleague.ts'
import type { DrivenWindow, Work } from './driven-window.ts'
import type { EditorPage, Place } from './editor-page.ts'
import { QuietWindow } from './quiet-window.ts'

type Cost = Pick<Work, 'task' | 'script'>

/** How often each thing is done in one run. */
export type Counts = {
  readonly opens: number
  readonly keys: number
  readonly phrases: number
  readonly enters: number
  readonly remote: number
}

const PHRASE = ['に', 'にほ', 'にほん', 'にほんの', '日本の'] as const
const KEY_EVERY_MS = 80
const ENTER_EVERY_MS = 150
const REMOTE_EVERY_MS = 250
const WARM_UP_KEYS = 20
const COLLEAGUES = 3
/** After opening, fonts and caches settle; only then is it opened again. */
const SETTLE_MS = 1_500
/** Who was there before has stayed a while: our page tidies its copy a moment after it came. */
const FIRST_VISIT_MS = 6_000

/** One run: a new document of so many blocks, a new browser, everything measured once. */
export async function measure(editor: EditorPage, blocks: number, counts: Counts): Promise<Figures> {
  const place = await editor.fill(blocks)
  const opened = await openings(place, counts.opens)
  const reloaded = await reloads(place, counts.opens)
  const window = await QuietWindow.open(place.enter)
  try {
    await window.visit(place.url)
    await sleep(SETTLE_MS)
    await typing(window, WARM_UP_KEYS)
    return {
      open: median(opened),
      reload: median(reloaded),
      ...(await alone(window, counts)),
      ...(await remoteEdits(window, place, counts.remote)),
      ...(await together(window, place, counts.keys)),
    }
  } finally {
    await window.close()
  }
}

type Visited = Pick<Place, 'url' | 'enter'>

/** How long it takes somebody to open a page, from an empty one, who was there before. `row`: what it shows then. */
export function openings(place: Visited, count: number, row?: string): Promise<number[]> {
  return timesOf(place, count, window => window.visit(place.url), row)
}

function reloads(place: Visited, count: number): Promise<number[]> {
  return timesOf(place, count, window => window.reload())
}

async function timesOf(
  place: Visited,
  count: number,
  open: (window: QuietWindow) => Promise<number>,
  row?: string,
): Promise<number[]> {
  const window = await QuietWindow.open(place.enter, { rhythm: 'screen', ...(row && { row }) })
  try {
    await window.visit(place.url)
    await window.filesKept()
    await sleep(FIRST_VISIT_MS)
    const times: number[] = []
    for (let n = 0; n < count; n++) {
      await sleep(SETTLE_MS)
      times.push(await open(window))
    }
    return times
  } finally {
    await window.close()
  }
}

async function alone(window: DrivenWindow, counts: Counts): Promise<Figures> {
  const before = await window.work()
  const keys = await typing(window, counts.keys)
  const after = await window.work()
  const composed = await composing(window, counts.phrases)
  const enters = await entering(window, counts.enters)
  return {
    ...spread('key', keys),
    ...spread('ime', composed),
    ...spread('enter', enters),
    keyWork: ((after.task - before.task) * 1_000) / counts.keys,
  }
}

async function together(window: DrivenWindow, place: Place, keys: number): Promise<Figures> {
  const colleagues = await Promise.all(
    Array.from({ length: COLLEAGUES }, (_, index) => Colleague.join(place, index + 1)),
  )
  const over = new AbortController()
  const typists = colleagues.map(each => each.typeUntil(over.signal))
  const times = await typing(window, keys)
  const composed = await composing(window, Math.ceil(keys / 10))
  over.abort()
  await Promise.all(typists)
  for (const each of colleagues) each.leave()
  return { ...spread('keyTogether', times), ...spread('imeTogether', composed) }
}

/**
 * What one remote edit costs the main thread from its arrival until all is quiet, less what it does in that time anyway:
 * everything, and scripts alone.
 */
async function remoteEdits(window: DrivenWindow, place: Place, count: number): Promise<Figures> {
  const colleague = await Colleague.join(place, 1)
  await sleep(SETTLE_MS)
  const idle = await workOfEach(window, 10, () => undefined)
  const works = await workOfEach(window, count, () => colleague.key())
  colleague.leave()
  const costs = (part: keyof Cost) => {
    const idleMs = median(idle.map(each => each[part]))
    return works.map(each => Math.max(0, each[part] - idleMs))
  }
  return { ...spread('remote', costs('task')), ...spread('remoteScript', costs('script')) }
}

/** Milliseconds of the main thread's work around each act. */
async function workOfEach(window: DrivenWindow, count: number, act: () => void): Promise<Cost[]> {
  const works: Cost[] = []
  for (let n = 0; n < count; n++) {
    const before = await window.work()
    act()
    await sleep(REMOTE_EVERY_MS)
    const after = await window.work()
    works.push({
      task: (after.task - before.task) * 1_000,
      script: (after.script - before.script) * 1_000,
    })
  }
  return works
}

export async function typing(window: DrivenWindow, keys: number): Promise<number[]> {
  await window.times()
  for (let n = 0; n < keys; n++) {
    await window.key('abcdefghij'[n % 10] ?? 'a')
    await sleep(KEY_EVERY_MS)
  }
  return window.times()
}

export async function composing(window: DrivenWindow, phrases: number): Promise<number[]> {
  await window.times()
  for (let n = 0; n < phrases; n++) {
    for (const step of PHRASE) {
      await window.compose(step)
      await sleep(KEY_EVERY_MS)
    }
    await window.commit('日本の')
    await sleep(KEY_EVERY_MS)
  }
  return window.times()
}

/** A line of one character and the next. */
async function entering(window: DrivenWindow, count: number): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    await window.key('a')
    await sleep(ENTER_EVERY_MS)
    await window.times()
    await window.enter()
    await sleep(ENTER_EVERY_MS)
    times.push(...(await window.times()))
  }
  return times
}

export function spread(name: string, samples: readonly number[]): Figures {
  return { [`${name}P50`]: median(samples), [`${name}P95`]: percentile(samples, 0.95) }
}
