import { join } from 'node:path'
import type { Plugin } from 'vite'

/** The languages in which the components speak: react-aria brings 34, and each page would load them all. */
const SPOKEN = ['ja-JP', 'en-US']
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
      const language = WORDS.exec(id)?.[1]
      if (language !== undefined && !SPOKEN.includes(language)) return 'export default {}'
      if (!DEFAULT_LOCALE.test(id)) return null
      return `export * from ${JSON.stringify(join(import.meta.dirname, '../client/i18n/default-locale.ts'))}`
    },
  }
}
