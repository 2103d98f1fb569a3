import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { annexTitle } from '../../../shared/formats/plain-text.ts'
import { instantMs } from '../../../shared/meeting/instant.ts'
import type { Layout } from '../../../shared/meeting/layout.ts'
import { columnShares } from '../../../shared/summary/annexes.ts'
import { weekdayOf } from '../../../shared/summary/era-date.ts'
import { pageGrid } from '../../../shared/summary/page-grid.ts'
import type { Summary } from '../../../shared/summary/summary.ts'

export type Standard = Layout['pdfStandard']

/** A PDF file; `standard` is what it conforms to, `missing` the characters that kept it from the one asked for. */
export type PdfFile = {
  readonly file: Uint8Array
  readonly standard: Standard
  readonly missing: readonly string[]
}

/** Tagged too, but without a promise that every character can be shown and read out. */
const FALLBACK: Standard = '1.7'

/**
 * The summary as a PDF, A4, in the summary's layout; its text is set by Typst and cannot be taken for Typst's own.
 * The same summary gives the same bytes. Takes the thread for as long as it works: called in a worker.
 */
export function summaryPdf(summary: Summary): PdfFile {
  const asked = summary.layout.pdfStandard
  const first = compiled(summary, asked, [])
  if (first.kind === 'file') return { file: first.file, standard: asked, missing: [] }
  if (asked === FALLBACK) throw new Error(`no PDF: ${first.reason}`)
  const missing = missingIn(first.reason)
  const second = compiled(summary, FALLBACK, missing)
  if (second.kind === 'refused') throw new Error(`no PDF: ${second.reason}`)
  return { file: second.file, standard: FALLBACK, missing }
}

type Compiled =
  | { readonly kind: 'file'; readonly file: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: string }

let compiler: NodeCompiler | null = null
const TEMPLATE = readFileSync(new URL('./summary.typ', import.meta.url), 'utf8')

function theCompiler(): NodeCompiler {
  const font = '@expo-google-fonts/biz-udmincho/400Regular/BIZUDMincho_400Regular.ttf'
  compiler ??= NodeCompiler.create({
    fontArgs: [{ fontBlobs: [readFileSync(createRequire(import.meta.url).resolve(font))] }],
  })
  return compiler
}

/** What the bundled font lacks (rare forms of names, say) is set in one of the machine's, where that has it. */
function compiled(summary: Summary, standard: Standard, missing: readonly string[]): Compiled {
  const typst = theCompiler()
  try {
    const { result, reason } = resultOf(typst, { data: JSON.stringify(printed(summary, missing)) })
    if (result === null) return { kind: 'refused', reason }
    const creationTimestamp = Math.floor((instantMs(summary.startsAt) ?? UNKNOWN_MS) / 1000)
    return { kind: 'file', file: typst.pdf(result, { pdfStandard: standard, creationTimestamp }) }
  } catch (error) {
    return { kind: 'refused', reason: String(error) }
  } finally {
    typst.evictCache(KEPT_DOCUMENTS)
  }
}

function resultOf(typst: NodeCompiler, inputs: Record<string, string>) {
  const compiling = typst.compile({ mainFileContent: TEMPLATE, inputs })
  const { result } = compiling
  if (result !== null) return { result, reason: '' }
  const error = compiling.takeDiagnostics() ?? compiling.takeError()
  return { result, reason: JSON.stringify(error?.shortDiagnostics ?? 'unknown') }
}

/** What Typst worked out for the last so many documents may serve the next one; the rest would pile up. */
const KEPT_DOCUMENTS = 5

const UNKNOWN_DAY = [2000, 1, 1]
const UNKNOWN_MS = Date.UTC(2000, 0, 1)

/** Year, month and day; null for a day that does not exist, on which Typst would give up. */
function dayOf(startsAt: string): readonly number[] | null {
  const [day = '', ...numbers] = /^(\d{4})-(\d{2})-(\d{2})/.exec(startsAt) ?? []
  return weekdayOf(day) === '' ? null : numbers.map(Number)
}

/** What the template reads. */
function printed({ title, stamp, layout, sections, annexes, startsAt }: Summary, missing: readonly string[]) {
  return {
    title,
    stamp,
    layout: { ...layout, lines: pageGrid(layout).lines },
    sections,
    date: dayOf(startsAt) ?? UNKNOWN_DAY,
    keywords: missing.length === 0 ? [] : [`${missing.join('')} のためPDF/UA・PDF/Aに適合しません`],
    annexes: annexes.map(annex => ({
      ...annex,
      title: annexTitle(annex),
      shares: annex.kind === 'table' ? columnShares(annex) : [],
    })),
  }
}

/** The characters that Typst's message names: … the text `"😀"` could not be displayed … */
function missingIn(reason: string): string[] {
  const named = [...reason.matchAll(/the text `\\?"(.+?)\\?"` /g)].map(([, text = '']) =>
    text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    ),
  )
  return [...new Set(named)]
}
