import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import type { Plugin } from 'vite'

const SOURCE = 'worker/service-worker.ts'
const FILE = 'service-worker.js'

/** Builds the service worker with the pages and tells it their files: code and styles first, letters later. */
export function pagesWorker(): Plugin {
  return {
    name: 'pages-worker',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: {
          input: { index: 'client/index.html', worker: SOURCE },
          output: {
            entryFileNames: chunk => (chunk.name === 'worker' ? FILE : 'assets/[name]-[hash].js'),
          },
        },
      },
    }),
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle[FILE]
        if (worker?.type !== 'chunk') throw new Error(`the build has no ${FILE}`)
        const pages = Object.values(bundle).find(each => each.type === 'chunk' && each.name === 'index')
        if (pages === undefined) throw new Error('the build has no pages')
        const files = Object.keys(bundle).filter(name => name.startsWith('assets/'))
        worker.code = `const BUILD=${JSON.stringify(buildOf(files, pages.fileName))};\n${worker.code}`
      },
    },
  }
}

/** Of the two formats of a font every browser that runs the pages takes the newer one. */
function buildOf(files: readonly string[], entry: string) {
  const paths = [...files, ...readdirSync('client/public')].map(name => `/${name}`).sort()
  const name = createHash('sha256').update(paths.join('\n')).digest('hex').slice(0, 16)
  return {
    name,
    entry: `/${entry}`,
    first: paths.filter(path => !/\.woff2?$/.test(path)),
    later: paths.filter(path => path.endsWith('.woff2')),
  }
}
