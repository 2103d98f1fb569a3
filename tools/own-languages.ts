import { join } from 'node:path'
import type { Plugin } from 'vite'
import { LOCALES } from '../client/i18n/locales.ts'

/**
 * The languages in which the components speak: react-aria brings 34, and each page would load them all. It has each in
 * the words of one country, which it gives to the others too: en-US for en-GB.
 */
const SPOKEN = Object.values(LOCALES).map(languageOf)
const WORDS =
  /node_modules\/react-(?:aria|aria-components|stately)\/dist\/private\/intl\/.*?([a-z]{2}-[A-Z]{2})\.mjs$/
const DEFAULT_LOCALE = /node_modules\/react-aria\/dist\/private\/i18n\/useDefaultLocale\.mjs$/

/** Leaves out what react-aria brings for languages that the pages do not speak, and its look at the browser's. */
export function ownLanguages(): Plugin {
  return {
    name: 'own-languages',
    enforce: 'pre',
    apply: 'build',
    load: id => {
      const locale = WORDS.exec(id)?.[1]
      if (locale !== undefined && !SPOKEN.includes(languageOf(locale))) return 'export default {}'
      if (!DEFAULT_LOCALE.test(id)) return null
      return `export * from ${JSON.stringify(join(import.meta.dirname, '../client/i18n/default-locale.ts'))}`
    },
  }
}

function languageOf(locale: string): string | undefined {
  return locale.split('-')[0]
}
