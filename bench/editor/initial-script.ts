import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '../..')
const MANIFEST = join(ROOT, 'dist/.vite/manifest.json')

/** The screens whose first paint is measured, by the module that `client/pages.ts` loads for them. */
const SCREENS = {
  'Meetings (/)': 'home/HomePage.tsx',
  'Setup (…/setup)': 'setup/SetupPage.tsx',
  'Recording (…/stream)': 'stream/StreamPage.tsx',
  'Summary (…/summary)': 'summary/SummaryPage.tsx',
  'Projector (…/projector)': 'projector/ProjectorPage.tsx',
} as const

/** The JavaScript that a screen needs before it shows. */
export type InitialScript = {
  readonly screen: string
  readonly files: number
  readonly bytes: number
  readonly gzipBytes: number
}

type Chunk = { readonly file: string; readonly imports?: readonly string[] }

/** Builds the pages as they are delivered and adds up what each screen loads. */
export async function buildAndWeigh(): Promise<InitialScript[]> {
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    root: join(ROOT, 'client'),
    logLevel: 'warn',
    build: { manifest: true },
  })
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Readonly<Record<string, Chunk>>
  return Object.entries(SCREENS).map(([screen, module]) => {
    const files = [...filesOf(manifest, ['index.html', module])]
    const contents = files.map(file => readFileSync(join(ROOT, 'dist', file)))
    return {
      screen,
      files: files.length,
      bytes: sum(contents.map(each => each.length)),
      gzipBytes: sum(contents.map(each => gzipSync(each, { level: 9 }).length)),
    }
  })
}

/** The files of these chunks and of all that they import, not counting what is loaded later on demand. */
function filesOf(manifest: Readonly<Record<string, Chunk>>, keys: readonly string[]): Set<string> {
  const seen = new Set<string>()
  const waiting = [...keys]
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`the build has no ${key}`)
    if (seen.has(chunk.file)) continue
    seen.add(chunk.file)
    waiting.push(...(chunk.imports ?? []))
  }
  return seen
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
