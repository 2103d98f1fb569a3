export const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium'
export const OPENED_WITHIN_MS = 60_000
export const EDITABLE_ROW = '[contenteditable="true"] p'

const ARGS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const NO_RHYTHM = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

/**
 * When frames are drawn. none: when there is something to draw, so that a figure is work and not the wait for the screen's
 * next turn. screen: sixty times a second, as in life; without it, frames that nobody would see take a core from a page
 * that opens.
 */
export type Rhythm = 'none' | 'screen'

/** What the browser is started with. */
export function argsFor(rhythm: Rhythm): string[] {
  return rhythm === 'none' ? [...ARGS, ...NO_RHYTHM] : ARGS
}
