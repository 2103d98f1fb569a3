import { join } from 'node:path'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { LOCALES } from './client/i18n/locales.ts'
import { compressedPages } from './tools/compressed-pages.ts'
import { pagesAhead } from './tools/pages-ahead.ts'
import { pagesWorker } from './tools/pages-worker.ts'

/** Where `npm run dev` finds the server; `tools/dev.ts` sets it. */
const server = process.env.YOROKU_SERVER ?? 'http://127.0.0.1:3000'

/** What every page needs: one file compresses best. `main.ts` needs none of it, for it runs while this is on its way. */
const EVERY_PAGE = [
  /node_modules\/(react|react-dom|scheduler)\//,
  /node_modules\/react-aria\/dist\/private\/(ssr\/SSRProvider|i18n\/(I18nProvider|utils))\./,
  /client\/(App|show-pages)\./,
  /client\/(sync\/when-idle|offline\/within)\./,
  /client\/i18n\/(default-locale|language|locales|words)\./,
  /client\/ui\/(LazyPart|lazy-part\.module|Loading|loading\.module|use-slow|use-page-title|meeting-name|class-names|LineIcon|screen-icons)\./,
  /shared\/(formats\/entry-words|summary\/numbering|meeting\/remark)\./,
]
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
    pagesWorker(),
    pagesAhead(),
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
            { name: 'every-page', test: id => EVERY_PAGE.some(each => each.test(id)) },
            { name: 'parts', test: /node_modules./, minShareCount: 4 },
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
