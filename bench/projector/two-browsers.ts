import { type Browser, chromium, type Page } from 'playwright-core'
import type { MeetingCreated } from '../../shared/api.ts'
import { signIn } from '../../test/support/example-meeting.ts'
import type { ServerProcess } from '../../test/support/server-process.ts'
import { noteKeys, noteTexts } from './probe.ts'

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium'
/** The screen's rhythm stays on: the wait for the next frame is part of what the room sees. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const OPENED_WITHIN_MS = 60_000

export type TwoBrowsers = {
  /** The recorder's page, with the caret in its editor. */
  readonly recorder: Page
  /** The room's screen. */
  readonly room: Page
  readonly version: string
  readonly close: () => Promise<void>
}

/** A recorder's page in one browser and the room's page in another, both of one meeting and both as delivered. */
export async function openTwoBrowsers(
  server: ServerProcess,
  { id, tokens }: MeetingCreated,
): Promise<TwoBrowsers> {
  const launch = () => chromium.launch({ executablePath: EXECUTABLE, headless: true, args: ARGS })
  const browsers = await Promise.all([launch(), launch()])
  const [left, right] = browsers
  const recorder = await openPage(left, { width: 1366, height: 768 }, noteKeys)
  const room = await openPage(right, { width: 1920, height: 1080 }, noteTexts)
  await signIn(recorder.context(), server.url, tokens.edit, '計測係')
  await signIn(room.context(), server.url, tokens.view, '')
  await room.goto(`${server.url}/m/${id}/projector`)
  await room.locator('main').waitFor({ timeout: OPENED_WITHIN_MS })
  await recorder.goto(`${server.url}/m/${id}/stream`)
  await recorder.getByRole('textbox', { name: '記録' }).waitFor({ timeout: OPENED_WITHIN_MS })
  return {
    recorder,
    room,
    version: left.version(),
    close: async () => {
      for (const browser of browsers) await browser.close()
    },
  }
}

async function openPage(
  browser: Browser,
  viewport: { width: number; height: number },
  probe: () => void,
): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
  await context.addInitScript(probe)
  return context.newPage()
}
