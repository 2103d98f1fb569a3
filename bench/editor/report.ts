import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Figures, median } from '../figures.ts'
import { versionOf } from '../peers-installed.ts'
import { type Part, withParts } from './document.ts'
import type { EditorPage } from './editor-page.ts'
import type { Growth } from './growth.ts'
import { growthSection } from './growth-section.ts'
import type { InitialScript } from './initial-script.ts'
import type { Options } from './options.ts'
import { Window } from './window.ts'

const FILE = join(import.meta.dirname, '../../docs/BENCHMARKS-EDITOR.md')
const PEERS = ['@tiptap/core', '@tiptap/extension-collaboration', '@tiptap/y-tiptap', 'y-websocket', 'yjs']

/** One editor measured once with a document of so many entries. */
export type Run = {
  readonly editor: EditorPage['id']
  readonly entries: number
  readonly figures: Figures
}

export type Measured = {
  readonly runs: readonly Run[]
  readonly pages: readonly EditorPage[]
  readonly scripts: readonly InitialScript[]
  readonly growth: Growth | null
  readonly options: Options
}

const COLUMNS = [
  ['keyP50', 'key → paint'],
  ['keyP95', 'p95'],
  ['keyWork', 'work per key'],
  ['imeP50', 'IME step → paint'],
  ['imeP95', 'p95'],
  ['enterP50', 'Enter → paint'],
  ['enterP95', 'p95'],
  ['remoteP50', 'remote edit'],
  ['remoteP95', 'p95'],
  ['remoteScriptP50', 'remote edit, script'],
  ['remoteScriptP95', 'p95'],
  ['keyTogetherP50', 'key, 3 typing'],
  ['keyTogetherP95', 'p95'],
  ['imeTogetherP95', 'IME, 3 typing, p95'],
  ['open', 'open'],
  ['reload', 'reload'],
] as const

/** At 5,000 entries; milliseconds. Without a limit a figure stands beside the one that has it. */
const AIMS = [
  ['keyP95', 'keystroke to paint, p95', 16],
  ['imeP95', 'IME step to paint, p95', 20],
  ['enterP95', 'Enter to paint, p95', 16],
  ['remoteScriptP50', 'a remote edit, script', 6],
  ['remoteP50', 'a remote edit, all that follows', null],
  ['open', 'open, in a new process', 500],
  ['reload', 'open again (reload)', 500],
] as const
const AIMS_AT_ENTRIES = 5_000
const SCRIPT_AIM_KB = 300

/** The parts of a complete run are written into the documentation; any other is only shown. */
export async function writeReport(measured: Measured): Promise<void> {
  const where = await surroundings()
  const made: Partial<Record<Part, string>> = {
    ...(measured.runs.length > 0 && { speed: speedPart(measured, where) }),
    ...(measured.growth !== null && { growth: growthSection(measured.growth, where) }),
  }
  console.log(`\n${Object.values(made).join('\n\n')}`)
  if (!measured.options.complete) return
  writeFileSync(FILE, withParts(existsSync(FILE) ? readFileSync(FILE, 'utf8') : '', made))
  console.log(`written to ${FILE}`)
}

function speedPart(measured: Measured, where: string): string {
  const { pages, scripts, options } = measured
  return [
    '## Speed',
    where,
    METHOD,
    '### Aims',
    aimsTable(measured),
    '### Milliseconds by size of the document',
    `Median of ${options.rounds} rounds. “p95” belongs to the column before it.`,
    ...pages.map(page => `#### ${page.label}\n\n${figuresTable(measured, page)}`),
    '### Initial JavaScript',
    scriptsTable(scripts),
    LIMITS,
  ].join('\n\n')
}

const METHOD = `Our page is the production build on a real server that keeps everything on disk; the other is TipTap’s documented
set-up (Document, Paragraph, Text, Collaboration) on y-websocket’s reference server, built by Vite. Both hold the same texts
and are measured by the same code in a new Chromium each time, in alternation; keys, conversions and Enter come through the
browser’s own input path (DevTools protocol), at the end of the document. *To paint*: from the event’s own time stamp to the
first task after the frame that shows it. *Work per key* and *remote edit*: processor time of the page’s main thread, all that follows
later included (for a remote edit less what the idle page does in the same time). The aim for a remote edit is one for scripts, from
its arrival until it is in the document: *remote edit, script* is the scripts’ share of the whole, which has style, layout and
paint in it as well. *3 typing*: three colleagues over sockets of their own, four characters a second each, with carets.
*Open*: from the navigation to the first frame with editable rows, by somebody who was there before: the first opening in a
browser, which lasts some ten seconds, does not count (ours tidies its copy then). It starts at an empty page: ours then gets a
renderer process of its own (its Cross-Origin-Opener-Policy asks for that), as in a new tab, and takes its code from what the
browser has kept of it; the plain page goes on in the process that has run it. *Reload*:
the same for the page’s own reload, where both go on in that process. For all but opening the screen’s rhythm is switched off: the figures are work, not the wait for the next
1/60 s. No developer tool listens to the pages (until 28 November 2026 Playwright’s did, which makes the browser read scripts
again to say where in them a request was made: some 70 ms of an opening of ours).`

const LIMITS = `### What these figures do not say

- Headless Chromium without a graphics card: painting is slower than on a recorder’s computer.
- Browser, server and colleagues share the same two cores. Other work on the machine shows in every figure; compare the two editors.
- The input method is the browser’s test interface, not MS-IME, ATOK or Mozc. Firefox and Safari were not measured.
- The plain editor shows no margins, carets, outline or counts, keeps no state of saving, and does not hold remote edits back
  from a conversion.`

async function surroundings(): Promise<string> {
  const [cpu] = cpus()
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim()
  const window = await Window.open(async () => undefined)
  const { version } = window
  await window.close()
  return [
    `- ${new Date().toISOString().slice(0, 10)}, Yoroku at commit ${commit || '?'}`,
    `- ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}, Chromium ${version}; load average at the end ${loadavg()[0]?.toFixed(1)}`,
    `- ${PEERS.map(name => `${name} ${versionOf(name)}`).join(', ')}`,
  ].join('\n')
}

function aimsTable(measured: Measured): string {
  const rows = AIMS.map(([name, text, limit]) => {
    const value = figureOf(measured, 'yoroku', AIMS_AT_ENTRIES, name)
    const plain = figureOf(measured, 'plain', AIMS_AT_ENTRIES, name)
    const [aim, reached] = limit === null ? ['', ''] : [`< ${limit} ms`, verdict(value, limit)]
    return `| ${text} | ${aim} | ${shown(value)} | ${shown(plain)} | ${reached} |`
  })
  const script = measured.scripts.find(({ screen }) => screen.includes('stream'))
  const scriptKb = (script?.gzipBytes ?? Number.NaN) / 1_000
  return [
    `| at ${AIMS_AT_ENTRIES.toLocaleString('en')} entries | aim | Yoroku | plain TipTap | |`,
    '|---|---:|---:|---:|---|',
    ...rows,
    `| initial JavaScript, gzip | < ${SCRIPT_AIM_KB} KB | ${shown(scriptKb)} | | ${verdict(scriptKb, SCRIPT_AIM_KB)} |`,
  ].join('\n')
}

function verdict(value: number, limit: number): string {
  if (Number.isNaN(value)) return 'not measured'
  return value < limit ? 'reached' : '**not reached**'
}

function figuresTable(measured: Measured, page: EditorPage): string {
  const rows = measured.options.entries.map(entries => {
    const cells = COLUMNS.map(([name]) => shown(figureOf(measured, page.id, entries, name)))
    return `| ${entries.toLocaleString('en')} | ${cells.join(' | ')} |`
  })
  return [
    `| entries | ${COLUMNS.map(([, label]) => label).join(' | ')} |`,
    `|---:|${COLUMNS.map(() => '---:').join('|')}|`,
    ...rows,
  ].join('\n')
}

function scriptsTable(scripts: readonly InitialScript[]): string {
  const kb = (bytes: number) => (bytes / 1_000).toFixed(0)
  return [
    '| screen | files | KB | KB gzip |',
    '|---|---:|---:|---:|',
    ...scripts.map(
      ({ screen, files, bytes, gzipBytes }) => `| ${screen} | ${files} | ${kb(bytes)} | ${kb(gzipBytes)} |`,
    ),
  ].join('\n')
}

function figureOf({ runs }: Measured, editor: EditorPage['id'], entries: number, name: string): number {
  const found = runs.filter(run => run.editor === editor && run.entries === entries)
  return found.length === 0 ? Number.NaN : median(found.map(({ figures }) => figures[name] ?? Number.NaN))
}

function shown(value: number): string {
  if (Number.isNaN(value)) return '–'
  return value >= 100 ? value.toFixed(0) : value.toFixed(1)
}
