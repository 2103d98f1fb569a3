import { join } from 'node:path'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { LOCALES } from './client/i18n/locales.ts'
import { compiledWhole } from './tools/compiled-whole.ts'
import { compressedPages } from './tools/compressed-pages.ts'
import { knownAnswers } from './tools/known-answers.ts'
import { pagesAhead } from './tools/pages-ahead.ts'
import { pagesWorker } from './tools/pages-worker.ts'

/** Where `npm run dev` finds the server; `tools/dev.ts` sets it. */
const server = process.env.YOROKU_SERVER ?? 'http://127.0.0.1:3000'

/** What every page needs: one file compresses best. `main.ts` needs none of it, for it runs while this is on its way. */
const EVERY_PAGE = [
  /node_modules\/(react|react-dom|scheduler)\//,
  /node_modules\/react-aria\/dist\/private\/(ssr\/SSRProvider|i18n\/(I18nProvider|utils))\./,
  /client\/(App|show-pages)\./,
  /client\/sync\/when-idle\./,
  /client\/i18n\/(default-locale|language|locales|words)\./,
  /client\/ui\/(LazyPart|lazy-part\.module|Loading|loading\.module|use-slow|use-page-title|meeting-name|class-names|LineIcon|screen-icons)\./,
  /shared\/formats\/entry-words\./,
]
/** The little that the room's page shares with the opener. */
const BASE = /client\/offline\/within\.|shared\/(summary\/numbering|meeting\/remark)\./
/** What opens a meeting while the rest is on its way (`session/open-ahead.ts`), whole: it waits for no file beside. */
const OPENER = [
  /node_modules\/(yjs|lib0|y-protocols|y-websocket|fractional-indexing)\//,
  /client\/(api|new-id|ui\/clock-time)\./,
  /client\/offline\/(copy-store|offline-copy|tidy-beside|visits)\./,
  /client\/session\/(open-ahead|enter-ahead|role-in)\./,
  /client\/sync\/(?!beside-typing|clone-doc|columns-of|edit-parts|when-idle|use-)/,
  /shared\/(meeting\/(attribute-names|entry|entry-order|entry-text|instant|layout|meeting-doc|rank|read-meeting|read-projector)|formats\/plain-text|outline\/(fate|outline))\./,
  /shared\/summary\/(annexes|attendee-rows|era-date|fact-sections|layout-words|summary-items|summary-speakers|summary)\./,
  /shared\/(sync\/|(api|clean-text|ids|unreachable)\.)/,
]
/** Our parts on top of react-aria: none of the files that the recorders' page starts with may hold one. */
const ARIA_PARTS =
  /client\/(ui\/(CopyField|DialogFrame|MenuList|MenuTick|SelectField|ShareLink|TextField|TriggerButton)|session\/(AskName|LinkForm|NameForm))\./
/** What is ours, letters and marks aside. */
const OURS = /\/(client|shared)\/(?!styles\/)/

/** In the place of react-aria's look at the browser's language. */
const OWN_DEFAULT_LOCALE = {
  find: /^.*\/useDefaultLocale\.mjs$/,
  replacement: join(import.meta.dirname, 'client/i18n/default-locale.ts'),
}

export default defineConfig({
  root: 'client',
  resolve: { alias: [OWN_DEFAULT_LOCALE] },
  plugins: [
    react(),
    optimizeLocales.vite({ locales: Object.keys(LOCALES) }),
    knownAnswers(),
    pagesWorker(),
    pagesAhead(),
    compiledWhole(),
    compressedPages(),
  ],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'base', test: BASE },
            { name: 'opener', test: id => OPENER.some(each => each.test(id)) },
            { name: 'every-page', test: id => EVERY_PAGE.some(each => each.test(id)) },
            { name: 'parts', test: /node_modules./, minShareCount: 4 },
            { name: 'fields', test: ARIA_PARTS },
            // Each file costs some milliseconds of an opening: what most pages need is one, what all of a meeting need another.
            { name: 'pages', test: OURS, minShareCount: 5 },
            { name: 'meeting', test: OURS, minShareCount: 4 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': { target: server },
      '/sync': { target: server.replace(/^http/, 'ws'), ws: true },
    },
  },
})
