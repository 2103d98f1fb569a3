import type { LineReading, LineRole } from './line-reading.ts'
import { printedSection } from './section-labels.ts'

type Content = { readonly role: LineRole; readonly content: string }

/**
 * The lines of a text that `formats/plain-text.ts` wrote: the indentation alone tells what each is. Null as soon as
 * one does not fit; blank lines mean nothing.
 */
export function readStrictText(text: string): LineReading[] | null {
  const readings: LineReading[] = []
  let isProceedings = false
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw === '') continue
    const found: Content | null =
      index === 0 ? { role: 'title', content: raw } : contentOf(raw, isProceedings)
    if (found === null) return null
    if (found.role.startsWith('heading:')) isProceedings = found.role === 'heading:proceedings'
    readings.push({ number: index + 1, raw, ...found, label: '', verdict: 'certain', reason: null })
  }
  return readings
}

function contentOf(raw: string, isProceedings: boolean): Content | null {
  const heading = /^[０-９]+　(.+)$/.exec(raw)
  if (heading) return headingOf(heading[1] ?? '')
  if (!isProceedings) return raw.startsWith('　　') ? { role: 'value', content: raw.slice(2) } : null
  const item = /^　\(\d+\) (?:議事[０-９]+　)?(.+)$/.exec(raw)
  if (item) return { role: raw.includes(') 議事') ? 'item' : 'no-item', content: item[1] ?? '' }
  if (raw.startsWith('　　　　')) return { role: 'break', content: raw.slice(4) }
  return raw.startsWith('　　') ? lineOf(raw.slice(2)) : null
}

function headingOf(label: string): Content | null {
  const section = printedSection(label)
  return section === null ? null : { role: `heading:${section}`, content: '' }
}

function lineOf(line: string): Content | null {
  const content = line.slice(1)
  if (line.startsWith('・')) return { role: 'action', content }
  if (line.startsWith('○')) return { role: 'remark', content }
  if (/^【.*】$/.test(line)) return { role: 'opinions', content: line.slice(1, -1) }
  return /^＜.*＞$/.test(line) ? { role: 'theme', content: line.slice(1, -1) } : null
}
