import { setTimeout as sleep } from 'node:timers/promises'
import { Colleague } from './colleague.ts'
import type { EditorPage } from './editor-page.ts'
import { type Memory, Window } from './window.ts'

/** What one recorder does in an hour of a busy meeting. */
const ENTRIES_PER_HOUR = 80
const STEPS_PER_ENTRY = 12
const RECONNECTS_PER_HOUR = 1
const COLLEAGUES = 3
const SAMPLES = 16
/** After a sample's last edit, timers (a caret's rest, what is new in the outline) run out. */
const SETTLE_MS = 9_000
const PACE_MS = 12

export type GrowthSample = Memory & { readonly hour: number; readonly entries: number }
export type Growth = {
  readonly hours: number
  readonly samples: readonly GrowthSample[]
  /** The same document in a page that has just been opened. */
  readonly fresh: Memory
}

/**
 * Hours of four recorders compressed in time: as many edits, conversions, carets and lost connections. The document
 * grows meanwhile, so what counts is the difference to a fresh page with the same document.
 */
export async function measureGrowth(editor: EditorPage, hours: number): Promise<Growth> {
  const place = await editor.fill(50)
  const window = await Window.open(place.enter)
  const colleagues = await Promise.all(
    Array.from({ length: COLLEAGUES }, (_, index) => Colleague.join(place, index + 1)),
  )
  try {
    await window.visit(place.url)
    const samples: GrowthSample[] = [await sampleOf(window, 0)]
    const entries = Math.ceil((hours * ENTRIES_PER_HOUR) / SAMPLES)
    for (let n = 1; n <= SAMPLES; n++) {
      for (let each = 0; each < entries; each++) await oneEntry(window, colleagues)
      if ((n * hours * RECONNECTS_PER_HOUR) % SAMPLES < hours * RECONNECTS_PER_HOUR) await reconnect(window)
      samples.push(await sampleOf(window, (n * hours) / SAMPLES))
      console.log(`  ${samples.at(-1)?.hour} h: ${JSON.stringify(samples.at(-1))}`)
    }
    await window.visit(place.url)
    await sleep(SETTLE_MS)
    return { hours, samples, fresh: await window.memory() }
  } finally {
    for (const each of colleagues) each.leave()
    await window.close()
  }
}

/** A conversion in steps and the next line here; meanwhile as many edits by each colleague, each with its caret. */
async function oneEntry(window: Window, colleagues: readonly Colleague[]): Promise<void> {
  for (let step = 1; step <= STEPS_PER_ENTRY; step++) {
    await window.compose('にほんごのきろくをのこす'.slice(0, step))
    for (const each of colleagues) each.key()
    await sleep(PACE_MS)
  }
  await window.commit('日本語の記録を残す')
  await sleep(PACE_MS * 6)
  await window.enter()
}

async function reconnect(window: Window): Promise<void> {
  await window.page.evaluate(() => globalThis.dispatchEvent(new Event('offline')))
  await sleep(1_000)
}

async function sampleOf(window: Window, hour: number): Promise<GrowthSample> {
  await sleep(SETTLE_MS)
  const entries = await window.page.locator('[contenteditable="true"] p').count()
  return { hour, entries, ...(await window.memory()) }
}
