/**
 * `npm run bench:editor [-- --only speed|growth] [--quick] [--entries 500,5000] [--rounds 2] [--hours 8]`: how quickly the
 * recorders' page takes what is typed, beside a plain TipTap editor with Collaboration on the same document, and what grows
 * in it over a day's typing. Each part of a complete run is written to docs/BENCHMARKS-EDITOR.md.
 */
import type { Figures } from '../figures.ts'
import { installPeers } from '../peers-installed.ts'
import type { Part } from './document.ts'
import type { EditorPage } from './editor-page.ts'
import { measureGrowth } from './growth.ts'
import { buildAndWeigh } from './initial-script.ts'
import { readOptions } from './options.ts'
import { startPlain } from './plain-page.ts'
import { type Run, writeReport } from './report.ts'
import { measure } from './scenarios.ts'
import { startYoroku } from './yoroku-page.ts'

const options = readOptions(process.argv.slice(2))
const isMade = (part: Part) => options.parts.includes(part)
installPeers()
const scripts = await buildAndWeigh()
const pages: EditorPage[] = []
try {
  const yoroku = await startYoroku()
  pages.push(yoroku)
  if (isMade('speed')) pages.push(await startPlain())
  const runs = isMade('speed') ? await alternate(pages) : []
  const growth = isMade('growth') ? await measureGrowth(yoroku, options.hours) : null
  await writeReport({ runs, pages, scripts, growth, options })
} finally {
  for (const page of pages) await page.close()
}
process.exit(0)

/** Both editors in turn, every other round in the opposite order. */
async function alternate(editors: readonly EditorPage[]): Promise<Run[]> {
  const runs: Run[] = []
  for (let round = 0; round < options.rounds; round++)
    for (const entries of options.entries)
      for (const editor of round % 2 === 0 ? editors : [...editors].reverse()) {
        const figures: Figures = await measure(editor, entries, options.counts)
        console.log(`round ${round + 1}, ${entries}, ${editor.label}: ${JSON.stringify(rounded(figures))}`)
        runs.push({ editor: editor.id, entries, figures })
      }
  return runs
}

function rounded(figures: Figures): Figures {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(value * 10) / 10]),
  )
}
