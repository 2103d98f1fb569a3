import type { Layout, SectionKey } from '../meeting/layout.ts'
import { fullWidthDigits, justifyLabel } from './numbering.ts'

/** A section's heading as it is printed: mark, label and end one behind the other. */
export type SectionHeading = {
  /** Number, circle or opening bracket with what separates it from the label; '' for none. */
  readonly mark: string
  /** Without padding: for headings that are read by programs. */
  readonly label: string
  /** Spread to four cells where the layout says so. */
  readonly shown: string
  /** The closing bracket, or ''. */
  readonly end: string
}

/** Labels of the sections in the example, and of those that it does not have. */
export const SECTION_LABELS: Readonly<Record<SectionKey, string>> = {
  when: '日時',
  mode: '開催方法',
  venue: '実施場所',
  organiser: '主催',
  open: '公開',
  attendees: '出席者',
  observers: '傍聴者',
  agenda: '議題',
  papers: '配付資料',
  proceedings: '議事',
  next: '次回予定',
  contact: '問合せ先',
}

/** Titles of the pages that a section may refer to. */
export const ATTENDEES_ANNEX = '出席者名簿'
export const AGENDA_ANNEX = '次第'

/** A generated number in the layout's digits. */
export function layoutDigits(number: number, { digits }: Pick<Layout, 'digits'>): string {
  const isFull = digits === 'full' || (digits === 'single' && number < 10)
  return isFull ? fullWidthDigits(number) : String(number)
}

/** Generated text whose digits are full-width (a date, a period) in the layout's digits. */
export function withLayoutDigits(text: string, layout: Pick<Layout, 'digits'>): string {
  return text.replace(/[０-９]+/g, digits =>
    layout.digits === 'full' || (layout.digits === 'single' && digits.length === 1)
      ? digits
      : digits.normalize('NFKC'),
  )
}

/** The heading of the section that has this number. */
export function sectionHeading(key: SectionKey, number: number, layout: Layout): SectionHeading {
  const label = layout.labels[key] ?? SECTION_LABELS[key]
  const shown = layout.labelWidth === 'spread' ? justifyLabel(label) : label
  return { mark: markOf(number, layout), label, shown, end: layout.headingMark === 'brackets' ? '】' : '' }
}

function markOf(number: number, layout: Layout): string {
  switch (layout.headingMark) {
    case 'number':
      return `${layoutDigits(number, layout)}　`
    case 'fullDot':
      return `${fullWidthDigits(number)}．`
    case 'halfDot':
      return `${number}. `
    case 'brackets':
      return '【'
    case 'circle':
      return '○'
    case 'none':
      return ''
  }
}

/** An agenda item's number as the layout prints it: in front (`(1) `), and as a word of the heading (`議事１　`). */
export function itemMarks(number: number, layout: Layout): { readonly mark: string; readonly word: string } {
  const word = `${layout.itemWord}${layoutDigits(number, layout)}　`
  return {
    mark: layout.itemMark === 'word' ? '' : `(${number}) `,
    word: layout.itemMark === 'number' ? '' : word,
  }
}

/** Text with the layout's commas; one between digits separates thousands and stays. */
export function withCommas(text: string, { commas }: Pick<Layout, 'commas'>): string {
  if (commas === 'typed') return text
  return commas === 'comma'
    ? text.replaceAll('、', '，')
    : text.replace(/(?<![0-9０-９])，|，(?![0-9０-９])/g, '、')
}
