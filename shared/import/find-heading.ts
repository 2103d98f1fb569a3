import { bracketedOf, bulletOf, numberingOf } from './line-marks.ts'
import { type FoundLabel, labelAt } from './section-labels.ts'

/** A section's heading as a line writes it; `style` is how it is marked, '' when not at all. */
export type Heading = FoundLabel & { readonly style: string; readonly number: number | null }

/** The heading that a line could be by its words, or null. Whether it is one depends on what stands above. */
export function headingOf(line: string): Heading | null {
  for (const { text, style, number } of unmarked(line)) {
    const found = labelAt(text)
    if (found) return { ...found, style, number }
  }
  return null
}

type Unmarked = { readonly text: string; readonly style: string; readonly number: number | null }

function unmarked(line: string): Unmarked[] {
  const text = line.trim().replace(/^\|\s*/, '')
  const [, titled] = /^#{1,6}\s+(.+)$/.exec(text) ?? []
  const inner = titled === undefined ? [] : unmarked(titled).filter(({ style }) => style !== '')
  const numbered = numberingOf(text)
  const bracketed = bracketedOf(text)
  const opened = /^[【＜<≪《〔［[](.+)$/.exec(text)
  const bulleted = bulletOf(text)
  return [
    ...inner,
    ...(numbered ? [{ text: numbered.rest, style: numbered.style, number: numbered.number }] : []),
    ...(bracketed ? [{ text: bracketed.rest, style: bracketed.bracket, number: null }] : []),
    ...(opened ? [{ text: opened[1] ?? '', style: text.charAt(0), number: null }] : []),
    ...(bulleted ? [{ text: bulleted.rest, style: bulleted.bullet, number: null }] : []),
    { text, style: '', number: null },
  ]
}
