import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { median, percentile } from '../figures.ts'
import type { Measured, Plan } from './measure.ts'

const ROOT = join(import.meta.dirname, '../..')
const FILE = join(ROOT, 'docs/BENCHMARKS-PROJECTOR.md')
const PACKAGES = ['yjs', 'y-websocket', 'react', 'ws']
const AIM_MS = 150

export type Run = { readonly plan: Plan; readonly measured: Measured; readonly others: number }

/** A complete run is written into the documentation; any other is only shown. */
export function writeReport(runs: readonly Run[], isComplete: boolean): void {
  const report = reportOf(runs, isComplete)
  console.log(`\n${report}`)
  if (!isComplete) return
  writeFileSync(FILE, report)
  console.log(`written to ${FILE}`)
}

function reportOf(runs: readonly Run[], isComplete: boolean): string {
  return [
    '# Benchmarks of the projector',
    `Written by \`npm run bench:projector\`${isComplete ? '' : ' with options (the counts may be small)'}; do not edit.`,
    surroundings(runs),
    METHOD,
    '## From the recorder to the room, milliseconds',
    table(runs),
    noiseOf(runs),
    LIMITS,
    '',
  ].join('\n\n')
}

const METHOD = `Two Chromium processes on one machine, whose clock both pages read: in one a recorder's page (1366 × 768), in the other
the room's page (1920 × 1080), both the production build on a real server that keeps everything on disk. The recorder begins a remark
(Ctrl+Enter), types it key by key, pauses for up to 0.4 s and leaves the entry by Enter and by ↑ in turn (a key after which the caret has\nnot left is pressed again; the last one counts). Ten recorders type six
keys a second each over sockets of their own, in a process of their own, and leave an entry every 16 keys; the other viewers of the outline
are in a third process.

*Once left* (the default setting): from the time stamp of the keydown event of Enter or ↑ to the room's pixels with the whole text.
*At once*: from the time stamp of each key's event to the room's pixels with at least the text up to it. *The room's pixels*: the first
task after the frame (requestAnimationFrame) that follows the change of the page; the wait for the screen's next 1/60 s is in it.
The server's window, in which it gathers changes, is in the figures too.`

const LIMITS = `## What these figures do not say

- Headless Chromium without a graphics card: painting is slower than on a recorder's or the room's computer, and there is no cable
  and no screen behind the frame.
- Two browsers, the server, ten recorders and 200 viewers share the same cores: in a meeting the server has its own.
- Loopback, no TLS. Keys come through DevTools, not an input method, whose end adds 50 ms in which its result is read.`

function surroundings(runs: readonly Run[]): string {
  const [cpu] = cpus()
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim()
  return [
    `- ${new Date().toISOString().slice(0, 10)}, Yoroku at commit ${commit || '?'}`,
    `- ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}, Chromium ${runs[0]?.measured.chromium}; load average at the end ${loadavg()[0]?.toFixed(1)}`,
    `- ${PACKAGES.map(name => `${name} ${versionOf(name)}`).join(', ')}`,
  ].join('\n')
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'))
  return String(version)
}

function table(runs: readonly Run[]): string {
  const rows = runs.map(({ plan, measured: { times, serverShare } }) => {
    const [p50, p95, most] = [percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)]
    const verdict = p95 < AIM_MS ? 'reached' : '**not reached**'
    const cells = [
      plan.release === 'rest' ? 'once left' : 'at once',
      1 + plan.viewers,
      times.length,
      ...[p50, p95, most].map(ms => ms.toFixed(0)),
      `< ${AIM_MS}`,
      verdict,
      `${(100 * serverShare).toFixed(0)} %`,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| shown | viewers | samples | p50 | p95 | most | aim for p95 | | server, of one core |',
    '|---|---:|---:|---:|---:|---:|---:|---|---:|',
    ...rows,
  ].join('\n')
}

function noiseOf(runs: readonly Run[]): string {
  const others = runs.map(run => run.others)
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`
  return `All processes of the machine but the measuring one took ${percent(median(others))} of a core during these runs, the pages and the server among them.`
}
