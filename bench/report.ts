import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Figures, median } from './figures.ts'
import type { Options } from './options.ts'
import { versionOf } from './peers-installed.ts'
import { percent, type Results } from './rounds.ts'
import { PINNING } from './targets/pinned.ts'
import { targetOf } from './targets/targets.ts'
import { type Verdict, verdictsOf } from './verdicts.ts'
import type { FigureSpec } from './workloads/workload.ts'

const FILE = join(import.meta.dirname, '../docs/BENCHMARKS.md')
const PEERS = ['y-websocket', 'y-leveldb', '@hocuspocus/server', 'ws', 'yjs']

/** A complete run is written into the documentation; any other is only shown. */
export function writeReport(results: readonly Results[], options: Options): void {
  const report = reportOf(results, options)
  console.log(`\n${report}`)
  if (!options.complete) return
  writeFileSync(FILE, report)
  console.log(`written to ${FILE}`)
}

function reportOf(results: readonly Results[], options: Options): string {
  return [
    '# Benchmarks',
    `Written by \`npm run bench\`${options.quick ? ' --quick (small counts: the figures mean little)' : ''}; do not edit.`,
    surroundings(),
    METHOD,
    '## Aims',
    aimsTable(verdictsOf(results)),
    ...results.map(resultOf),
    LIMITS,
  ].join('\n\n')
}

function surroundings(): string {
  const [cpu] = cpus()
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim()
  return [
    `- ${new Date().toISOString().slice(0, 10)}, Yoroku at commit ${commit || '?'}`,
    `- ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}; ${PINNING}`,
    `- ${PEERS.map(name => `${name} ${versionOf(name)}`).join(', ')}`,
  ].join('\n')
}

const METHOD = `Every run starts a fresh server and a fresh load process, which speaks y-protocols over real sockets on loopback
(Hocuspocus: its own framing). The targets of a workload alternate within a round, and every other round runs in the opposite
order. CPU is user and system time of the server process with all its threads (/proc), until everything typed has arrived. A run counts only if every connection
has received every keystroke and recording clients and a fresh one hold the same document, which says what was typed; the relay
has nothing for a fresh client. Yoroku runs as it is delivered: text is on disk before anybody sees it, every edit is checked.
Tables: median (least – greatest) of the rounds. Aims: median of the ratios within each round.`

const LIMITS = `## What these figures do not say

- One machine, loopback, no TLS. Server and load share the memory bus, and other work on the machine shows in the latencies.
- S1 and S3 measure servers that have run for some seconds; in its first ones each costs more while V8 compiles, ours
  most (S3: a quarter).
- Typing is one character a message; an IME that rewrites its composition sends deletions as well.
- Process times come in steps of 10 ms. Memory is resident size after a forced collection, garbage that V8 keeps included.
- S6 ends the process, not the machine: what the kernel had in its page cache survives.
- Hocuspocus’ SQLite storage is its extension’s logic on node:sqlite.`

function aimsTable(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ workload, aim, value, values, isReached }) => {
    const limit = `${aim.better === 'lower' ? '≤' : '≥'} ${short(aim.limit)}`
    const measured = Number.isNaN(value) ? 'not measured' : `${short(value)}${range(values, short)}`
    const kind = aim.against === 'value' ? '' : ' ×'
    return `| ${workload} | ${aim.text} | ${limit}${kind} | ${measured} | ${isReached ? 'reached' : '**not reached**'} |`
  })
  return ['| | aim | limit | measured | |', '|---|---|---:|---:|---|', ...rows].join('\n')
}

function resultOf({ workload, byTarget, others }: Results): string {
  const head = `| | ${workload.figures.map(({ label }) => label).join(' | ')} |`
  const rule = `|---|${workload.figures.map(() => '---:').join('|')}|`
  const rows = [...byTarget].map(([id, rounds]) => {
    const measured = rounds.filter(figures => figures !== null)
    const failed = rounds.length - measured.length
    const cells = workload.figures.map(spec => cell(spec, measured))
    const note = failed > 0 ? ` (${failed} of ${rounds.length} runs failed)` : ''
    return `| ${targetOf(id).label}${note} | ${cells.join(' | ')} |`
  })
  const noise = `Other work on the machine during these runs: ${percent(median(others))} of a core, at most ${percent(Math.max(...others))}.`
  return [`## ${workload.id}: ${workload.title}`, [head, rule, ...rows].join('\n'), noise].join('\n\n')
}

function cell({ name, digits }: FigureSpec, rounds: readonly Figures[]): string {
  const values = rounds.map(figures => figures[name] ?? Number.NaN).filter(value => !Number.isNaN(value))
  if (values.length === 0) return '–'
  const shown = (value: number) =>
    value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return shown(median(values)) + range(values, shown)
}

function range(values: readonly number[], shown: (value: number) => string): string {
  if (values.length < 2) return ''
  return ` (${shown(Math.min(...values))} – ${shown(Math.max(...values))})`
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(2)))
}
