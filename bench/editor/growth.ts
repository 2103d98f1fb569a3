import { setTimeout as sleep } from 'node:timers/promises'
import { Colleague } from './colleague.ts'
import type { Memory } from './driven-window.ts'
import type { EditorPage } from './editor-page.ts'
import { QuietWindow } from './quiet-window.ts'
import { EDITABLE_ROW } from './window-options.ts'

/**
 * What each recorder of a busy meeting does in an hour: a line every 90 s, of 40 characters in 4 conversions. Four of them
 * write 6,400 characters, a third of what is said in an hour. Once an hour the connection is lost.
 */
const LINES_PER_HOUR = 40
const CONVERSIONS_PER_LINE = 4
const READING = 'にほんごのきろくをのこす'
const CONVERTED = '日本語の記録を残す。'
const KEYS_PER_LINE = CONVERSIONS_PER_LINE * (READING.length + 1) + 1
const COLLEAGUES = 3
/** After a sample's last edit, timers (a caret's rest, what is new in the outline) run out. */
const SETTLE_MS = 9_000
/** Between two keys: so long that each is painted, as in life, and none is merged with the next. */
const PACE_MS = 12

export type GrowthSample = Memory & { readonly hour: number; readonly entries: number }
export type Growth = {
  readonly hours: number
  /** How long it really took. */
  readonly minutes: number
  /** Keys of the recorder at the page, Enter and the steps of conversions included. */
  readonly keys: number
  /** Characters that came in from colleagues. */
  readonly remoteKeys: number
  readonly samples: readonly GrowthSample[]
  /** The same document in a page that has just been opened. */
  readonly fresh: Memory
}

/**
 * Hours of four recorders, all keys of them, typed faster than life: the pauses are left out, nothing else. The document
 * grows meanwhile, so what counts is the difference to a fresh page with the same document.
 */
export async function measureGrowth(editor: EditorPage, hours: number): Promise<Growth> {
  const startedMs = performance.now()
  const place = await editor.fill(50)
  const window = await QuietWindow.open(place.enter)
  const colleagues = await Promise.all(
    Array.from({ length: COLLEAGUES }, (_, index) => Colleague.join(place, index + 1)),
  )
  try {
    await window.visit(place.url)
    const samples = await typeFor(hours, window, colleagues)
    await window.visit(place.url)
    await sleep(SETTLE_MS)
    const fresh = await window.memory()
    return {
      hours,
      minutes: (performance.now() - startedMs) / 60_000,
      keys: hours * LINES_PER_HOUR * KEYS_PER_LINE,
      remoteKeys: colleagues.reduce((sum, each) => sum + each.typed, 0),
      samples,
      fresh,
    }
  } finally {
    for (const each of colleagues) each.leave()
    await window.close()
  }
}

async function typeFor(
  hours: number,
  window: QuietWindow,
  colleagues: readonly Colleague[],
): Promise<GrowthSample[]> {
  const samples = [await sampleOf(window, 0)]
  for (let hour = 1; hour <= hours; hour++) {
    for (let line = 0; line < LINES_PER_HOUR; line++) await oneLine(window, colleagues)
    await reconnect(window)
    const sample = await sampleOf(window, hour)
    samples.push(sample)
    console.log(`  hour ${hour}: ${JSON.stringify(sample)}`)
  }
  return samples
}

/** A line in several conversions and the next line here; meanwhile as many keys by each colleague, each with its caret. */
async function oneLine(window: QuietWindow, colleagues: readonly Colleague[]): Promise<void> {
  for (const each of colleagues) each.nextLine()
  for (let conversion = 0; conversion < CONVERSIONS_PER_LINE; conversion++) {
    for (let step = 1; step <= READING.length; step++) {
      await window.compose(READING.slice(0, step))
      await keyOfAll(colleagues)
    }
    await window.commit(CONVERTED)
    await keyOfAll(colleagues)
  }
  await window.enter()
  await sleep(PACE_MS)
}

async function keyOfAll(colleagues: readonly Colleague[]): Promise<void> {
  for (const each of colleagues) each.key()
  await sleep(PACE_MS)
}

async function reconnect(window: QuietWindow): Promise<void> {
  await window.valueOf("void dispatchEvent(new Event('offline'))")
  await sleep(1_000)
}

async function sampleOf(window: QuietWindow, hour: number): Promise<GrowthSample> {
  await sleep(SETTLE_MS)
  const entries = await window.valueOf<number>(`document.querySelectorAll('${EDITABLE_ROW}').length`)
  return { hour, entries, ...(await window.memory()) }
}
