import { useSyncExternalStore } from 'react'

/** Cuts a text into its phrases. */
export type PhraseBreaker = (text: string) => readonly string[]

let breaker: PhraseBreaker | null = null
let isAsked = false
const listeners = new Set<() => void>()

/** True for text with kana or ideographs: it is read, and broken, as Japanese. */
export function isJapanese(text: string): boolean {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)
}

/** What cuts text into phrases where the browser cannot do it itself; null where it can, and until it has been loaded. */
export function usePhraseBreaker(): PhraseBreaker | null {
  return useSyncExternalStore(subscribe, () => breaker)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (!isAsked && !CSS.supports('word-break', 'auto-phrase')) load().catch(() => undefined)
  return () => listeners.delete(listener)
}

// Without it text breaks anywhere, as it does in every other program.
async function load(): Promise<void> {
  isAsked = true
  const { Parser, jaModel } = await import('budoux')
  const parser = new Parser(jaModel)
  breaker = text => parser.parse(text)
  for (const listener of listeners) listener()
}
