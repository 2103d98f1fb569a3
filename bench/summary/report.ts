import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Figures } from '../figures.ts'

const ROOT = join(import.meta.dirname, '../..')
const FILE = join(ROOT, 'docs/BENCHMARKS-SUMMARY.md')
const PACKAGES = ['react', 'react-aria-components', '@tiptap/pm', 'yjs']

export type Run = { readonly entries: number; readonly figures: Figures }

const ROWS = [
  ['open', 'open: to the first sheets'],
  ['quiet', 'open: until all is at rest'],
  ['keyP50', 'key → paint'],
  ['keyP95', 'key → paint, p95'],
  ['keyWork', 'work per key'],
  ['imeP50', 'IME step → paint'],
  ['imeP95', 'IME step → paint, p95'],
  ['ended', 'Esc: end of editing'],
  ['moveP50', 'moved up or down'],
  ['moveP95', 'moved up or down, p95'],
  ['themeP50', 'to another theme'],
  ['themeP95', 'to another theme, p95'],
  ['confirmP50', 'confirmed, on to the next'],
  ['confirmP95', 'confirmed, on to the next, p95'],
  ['stepP95', 'arrow to the next entry, p95'],
  ['renameP95', 'theme renamed, p95'],
  ['remoteP50', 'remote edit'],
  ['remoteP95', 'remote edit, p95'],
  ['remoteWork', 'work per remote edit'],
  ['heapMb', 'heap, MB'],
] as const

/** At 5,000 entries; milliseconds. */
const AIMS = [
  ['open', 'open', 1_000],
  ['keyP95', 'keystroke to paint, p95', 16],
  ['imeP95', 'IME step to paint, p95', 16],
  ['moveP95', 'moved by keys, p95', 100],
  ['themeP95', 'to another theme, p95', 100],
  ['confirmP95', 'confirmed, on to the next, p95', 100],
  ['renameP95', 'theme renamed, p95', 100],
  ['remoteP95', 'remote edit to paint, p95', 100],
] as const
const AIMS_AT_ENTRIES = 5_000

/** A complete run is written into the documentation; any other is only shown. */
export function writeReport(runs: readonly Run[], chromium: string, isComplete: boolean): void {
  const report = reportOf(runs, chromium)
  console.log(`\n${report}`)
  if (!isComplete) return
  writeFileSync(FILE, report)
  console.log(`written to ${FILE}`)
}

function reportOf(runs: readonly Run[], chromium: string): string {
  return [
    '# Benchmarks of the summary page',
    'Written by `npm run bench:summary`; do not edit.',
    surroundings(chromium),
    METHOD,
    `## Aims, at ${AIMS_AT_ENTRIES.toLocaleString('en')} entries`,
    aimsTable(runs),
    '## Milliseconds by size of the meeting',
    figuresTable(runs),
    LIMITS,
    '',
  ].join('\n\n')
}

const METHOD = `The production build on a real server that keeps everything on disk; a new meeting and a new Chromium for each size, window
1366 × 768. Every entry is a remark of one or two sentences under one of four themes, none confirmed yet. Everything happens in the
middle of the document, by keys through the browser's own input path (DevTools protocol). *Open*: from the navigation to the first
frame with sheets, by somebody who was there before. *At rest*: until the page's main thread works for less than a twentieth of half a
second: all sheets are drawn, similar entries found. *Key* and *IME step*: typing in an entry's text on the sheet, from the event's
own time stamp to the first task after the next frame. *Moved*, *theme*, *confirmed*, *renamed*, *Esc*: from the key to the first frame
that shows it on the sheet (Alt+↑↓, Alt+1…3, Alt+C, Enter). *Remote edit*: from a colleague's key, over a socket of their own, to the
frame with its character on the sheet; the server's way is in it. *Work*: processor time of the page's main thread, all that follows
later included.`

const LIMITS = `## What these figures do not say

- Headless Chromium without a graphics card; browser, server and colleague share the same two cores.
- The input method is the browser's test interface. Firefox and Safari were not measured.
- Changes are read after the paint, a fifth of a second apart (\`client/sync/when-idle.ts\`): two right after one another wait for that.`

function surroundings(chromium: string): string {
  const [cpu] = cpus()
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim()
  return [
    `- ${new Date().toISOString().slice(0, 10)}, Yoroku at commit ${commit || '?'}`,
    `- ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}, Chromium ${chromium}; load average at the end ${loadavg()[0]?.toFixed(1)}`,
    `- ${PACKAGES.map(name => `${name} ${versionOf(name)}`).join(', ')}`,
  ].join('\n')
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'))
  return String(version)
}

function aimsTable(runs: readonly Run[]): string {
  const figures = runs.find(run => run.entries === AIMS_AT_ENTRIES)?.figures ?? {}
  const rows = AIMS.map(([name, text, limit]) => {
    const value = figures[name] ?? Number.NaN
    const verdict = Number.isNaN(value) ? 'not measured' : value < limit ? 'reached' : '**not reached**'
    return `| ${text} | < ${limit.toLocaleString('en')} ms | ${shown(value)} | ${verdict} |`
  })
  return ['| | aim | seen | |', '|---|---:|---:|---|', ...rows].join('\n')
}

function figuresTable(runs: readonly Run[]): string {
  const rows = ROWS.map(([name, label]) => {
    const cells = runs.map(({ figures }) => shown(figures[name] ?? Number.NaN))
    return `| ${label} | ${cells.join(' | ')} |`
  })
  return [
    `| entries | ${runs.map(({ entries }) => entries.toLocaleString('en')).join(' | ')} |`,
    `|---|${runs.map(() => '---:').join('|')}|`,
    ...rows,
  ].join('\n')
}

function shown(value: number): string {
  if (Number.isNaN(value)) return '–'
  return value >= 100 ? value.toFixed(0) : value.toFixed(1)
}
