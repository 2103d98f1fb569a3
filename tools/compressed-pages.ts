import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(js|css|html|svg|json|webmanifest)$/
/** Below this the answer fits into one packet anyway. */
const LEAST_BYTES = 1_400

/** Puts a compressed copy beside each text of the build: the server sends it to whoever takes it. */
export function compressedPages(): Plugin {
  return {
    name: 'compressed-pages',
    apply: 'build',
    writeBundle: {
      sequential: true,
      order: 'post',
      handler: ({ dir }) => {
        if (dir !== undefined) compressIn(dir)
      },
    },
  }
}

function compressIn(folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const path of names.filter(name => TEXT.test(name)).map(name => join(folder, name)))
    if (statSync(path).size >= LEAST_BYTES)
      writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
}
