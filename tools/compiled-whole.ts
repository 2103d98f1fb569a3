import type { Plugin } from 'vite'
import { pageStarts } from './page-starts.ts'

/** V8 compiles every function of a file that begins so: https://v8.dev/blog/explicit-compile-hints */
const HINT = '//# allFunctionsCalledOnLoad\n'
const SCREEN = 'stream'

/**
 * The browser keeps what it compiled for the next openings, but only what it had compiled when a file had first run: not
 * the functions with which a meeting is read and drawn, 1,600 of them. Compiled whole, they are among what it keeps.
 */
export function compiledWhole(): Plugin {
  return {
    name: 'compiled-whole',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const start = pageStarts(bundle).get(SCREEN)
        if (start === undefined) this.error(`the build has no page ${SCREEN}`)
        for (const chunk of start) chunk.code = HINT + chunk.code
      },
    },
  }
}
