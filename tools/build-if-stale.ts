import { spawnSync } from 'node:child_process'
import { globSync, statSync } from 'node:fs'

const SOURCES = [
  'client/**/*',
  'shared/**/*',
  'worker/**/*',
  'tools/compressed-pages.ts',
  'tools/pages-worker.ts',
  'package-lock.json',
  'vite.config.ts',
]
const OUTPUT = 'dist/index.html'

/** Builds the pages into dist/ unless they are newer than everything they are made of. Throws when the build fails. */
export function buildIfStale(): void {
  const built = modifiedMs(OUTPUT)
  if (built !== null && newestMs() <= built) return
  console.log('Building the pages …')
  const { status, stdout, stderr } = spawnSync('vite', ['build', '--logLevel', 'warn'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`vite build failed\n${stdout}${stderr}`)
}

function newestMs(): number {
  return Math.max(...globSync(SOURCES).map(file => modifiedMs(file) ?? 0))
}

function modifiedMs(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null
}

if (import.meta.main) buildIfStale()
