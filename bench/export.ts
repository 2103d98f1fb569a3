/**
 * `npm run bench:export`: each format of the example and of a meeting of 2,000 entries, in a process of its own;
 * writes docs/BENCHMARKS-EXPORT.md.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg, release } from 'node:os'
import { FORMATS, formatKey } from '../shared/formats/formats.ts'
import type { Measured } from './export/one.ts'

const EXAMPLE = 39
const MANY = 2_000
/** What a file of the example may take, the first one and its thread included. */
const AIM_MS = 500

const load = loadavg()[0] ?? 0
const keys = FORMATS.map(({ of, id }) => formatKey(of, id))
const tables = [EXAMPLE, MANY].map(entries => ({
  entries,
  rows: keys.map(key => ({ key, ...measure(key, entries) })),
}))
const slow = (tables[0]?.rows ?? []).filter(row => row.firstMs > AIM_MS).map(row => row.key)
writeFileSync('docs/BENCHMARKS-EXPORT.md', page())

function measure(key: string, entries: number): Measured {
  const output = execFileSync('node', ['bench/export/one.ts', key, String(entries)], { encoding: 'utf8' })
  const measured = JSON.parse(output) as Measured
  console.log(`${key} ${entries}: first ${ms(measured.firstMs)}, then ${ms(measured.nextMs)}`)
  return measured
}

function page(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  return `# Benchmarks: the files

Written by \`npm run bench:export\`; do not edit.

- ${new Date().toISOString().slice(0, 10)}, Yoroku at commit ${commit}
- ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Linux ${release()}, Node ${process.version}; load average before: ${load.toFixed(1)} (above the number of cores the times include waiting for others)

Every format in a process of its own, written as the server writes it: Word, PDF and Excel in the writing thread, the
others where they are asked for. *First* holds the thread's start and the loading of its libraries; *then* is the median of
seven more. *CPU* is user and system time of all threads for it. *Lag* is the longest that the thread which serves
everybody was away, *peak* the greatest resident memory of the process, *added* how much of it came with the files. After a
meeting of 500 entries or more the writing thread ends and gives its memory back, so there *then* includes a new one.

Aim: each file of the example within ${AIM_MS} ms, the first included: ${slow.length === 0 ? 'reached' : `**not reached** by ${slow.join(', ')}`}.

${tables.map(({ entries, rows }) => table(entries, rows)).join('\n')}`
}

function table(entries: number, rows: readonly (Measured & { readonly key: string })[]): string {
  const lines = rows.map(
    row =>
      `| ${row.key} | ${ms(row.firstMs)} | ${ms(row.firstCpuMs)} | ${ms(row.nextMs)} | ${ms(row.nextCpuMs)} | ${ms(row.lagMs)} | ${Math.round(row.peakMb)} MB | ${Math.round(row.grownMb)} MB | ${kilobytes(row.bytes)} |`,
  )
  const name =
    entries === EXAMPLE ? `The example, ${entries} entries` : `${entries.toLocaleString('en')} entries`
  return `## ${name}

| file | first | CPU | then | CPU | lag | peak | added | size |
|---|--:|--:|--:|--:|--:|--:|--:|--:|
${lines.join('\n')}
`
}

function ms(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`
}
