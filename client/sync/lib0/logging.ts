/** In the place of `lib0/logging` (see vite.config.ts): what Yjs warns with, in black and white. */
// biome-ignore lint/suspicious/noConsole: it is for developers
export const warn = (...words: readonly unknown[]): void => console.warn(...words)
export const print = warn
export const [BOLD, UNBOLD, ORANGE, RED] = ['', '', '', '']
