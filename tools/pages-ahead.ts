import type { Plugin } from 'vite'
import { pageStarts } from './page-starts.ts'

/** Below the build: for each screen of a meeting the files with which it starts. */
const FILE = 'ahead.json'

/** Tells the server what each screen of a meeting will ask for, so that the page's answer can name it (`server/http/static-files.ts`). */
export function pagesAhead(): Plugin {
  return {
    name: 'pages-ahead',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const first = Object.values(bundle).find(each => each.type === 'chunk' && each.name === 'index')
        if (first?.type !== 'chunk' || first.imports.length > 0)
          this.error('the first script of all pages waits for others')
        const files = [...pageStarts(bundle)].map(
          ([screen, chunks]) => [screen, chunks.map(({ fileName }) => `/${fileName}`)] as const,
        )
        this.emitFile({ type: 'asset', fileName: FILE, source: JSON.stringify(Object.fromEntries(files)) })
      },
    },
  }
}
