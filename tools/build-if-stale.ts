import { spawnSync } from 'node:child_process'
import { globSync, statSync } from 'node:fs'

const SOURCES = [
  'client/**/*',
  'shared/**/*',
  'worker/**/*',
  'tools/compressed-pages.ts',
  'tools/pages-ahead.ts',
  'tools/pages-worker.ts',
  'package-lock.json',
  'vite.config.ts',
]
const OUTPUT = 'dist/index.html'

/** Builds the pages into dist/ unless they are newer than everything they are made of. Throws when the build fails. */
export function buildIfStale(): void {
  const built = modifiedMs(OUTPUT)
  if (built !== null && newestMs() <= built) return
  buildPages()
}

/** Builds the pages as they are delivered, also where the tests set another NODE_ENV: React is another program then. */
export function buildPages(): void {
  console.log('Building the pages …')
  const env = { ...process.env, NODE_ENV: 'production' }
  const options = { encoding: 'utf8', env } as const
  const { status, stdout, stderr } = spawnSync('vite', ['build', '--logLevel', 'warn'], options)
  if (status !== 0) throw new Error(`vite build failed\n${stdout}${stderr}`)
}

function newestMs(): number {
  return Math.max(...globSync(SOURCES).map(file => modifiedMs(file) ?? 0))
}

function modifiedMs(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null
}

if (import.meta.main) buildIfStale()
