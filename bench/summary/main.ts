/**
 * `npm run bench:summary [-- --quick] [--entries 300,5000]`: how quickly the summary page opens, takes what is typed in
 * place, moves entries and shows what colleagues write, in short and in very long meetings. A complete run is written to
 * docs/BENCHMARKS-SUMMARY.md.
 */
import { buildAndWeigh } from '../editor/initial-script.ts'
import type { Block } from '../editor/sentences.ts'
import { Window } from '../editor/window.ts'
import { startYoroku } from '../editor/yoroku-page.ts'
import { random } from '../load/random.ts'
import { remark } from '../load/remarks.ts'
import { readOptions } from './options.ts'
import { type Run, writeReport } from './report.ts'
import { measure } from './scenarios.ts'

const options = readOptions(process.argv.slice(2))
await buildAndWeigh()
const summary = await startYoroku('summary', remarks)
try {
  const runs: Run[] = []
  for (const entries of options.entries) {
    const figures = await measure(summary, entries, options.counts)
    console.log(`${entries}: ${JSON.stringify(figures)}`)
    runs.push({ entries, figures })
  }
  const window = await Window.open(async () => undefined)
  const { version } = window
  await window.close()
  writeReport(runs, version, options.complete)
} finally {
  await summary.close()
}
process.exit(0)

/** So many remarks, hardly two of them alike. */
function remarks(count: number): Block[] {
  const next = random(count)
  const draw = (below: number) => Math.floor(next() * below)
  return Array.from({ length: count }, () => ({ text: remark(next), draw }))
}
