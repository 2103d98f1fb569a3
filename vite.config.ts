import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressedPages } from './tools/compressed-pages.ts'
import { pagesWorker } from './tools/pages-worker.ts'

/** Where `npm run dev` finds the server; `tools/dev.ts` sets it. */
const server = process.env.YOROKU_SERVER ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: 'client',
  plugins: [react(), pagesWorker(), compressedPages()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/api': { target: server },
      '/sync': { target: server.replace(/^http/, 'ws'), ws: true },
    },
  },
})
