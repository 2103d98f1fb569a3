export const COLOUR_MODES = ['light', 'dark', 'system'] as const
export type ColourMode = (typeof COLOUR_MODES)[number]

const STORAGE_KEY = 'yoroku-mode'
const listeners = new Set<() => void>()
const systemIsDark = matchMedia('(prefers-color-scheme: dark)')
let current: ColourMode = COLOUR_MODES.find(mode => mode === localStorage.getItem(STORAGE_KEY)) ?? 'system'

/** Puts the remembered mode on the page and follows the system's. Called once, before the first paint. */
export function startColourMode(): void {
  apply()
  systemIsDark.addEventListener('change', apply)
}

/** Switches the mode and remembers it in this browser. */
export function setColourMode(mode: ColourMode): void {
  current = mode
  localStorage.setItem(STORAGE_KEY, mode)
  apply()
  for (const listener of listeners) listener()
}

export function colourMode(): ColourMode {
  return current
}

/** Calls at each switch of the mode until the function that it returns is called. */
export function followColourMode(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function apply(): void {
  const dark = current === 'dark' || (current === 'system' && systemIsDark.matches)
  document.documentElement.dataset.mode = dark ? 'dark' : 'light'
}
