import { useSyncExternalStore } from 'react'

export type Language = 'ja' | 'en'

/** Messages of one part of the interface, complete in both languages: the type of `en` follows from `ja`. */
export type Messages<T> = { readonly ja: T; readonly en: T }

const STORAGE_KEY = 'yoroku-language'
const listeners = new Set<() => void>()
let current: Language = localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'ja'
document.documentElement.lang = current

function currentLanguage(): Language {
  return current
}

/** Switches the interface's language and remembers it in this browser. */
export function setLanguage(language: Language): void {
  current = language
  localStorage.setItem(STORAGE_KEY, language)
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage)
}

/** The messages in the current language; components that call it follow a switch. */
export function useMessages<T>(messages: Messages<T>): T {
  return messages[useLanguage()]
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
