import { type LayoutValues, SECTION_KEYS, type SectionKey } from '../../meeting/layout.ts'
import { justifyLabel } from '../../summary/numbering.ts'
import { annexTitleIn } from '../line-kinds.ts'
import { bracketedOf, bulletOf, numberingOf } from '../line-marks.ts'
import type { Section } from '../line-reading.ts'
import { isGroupLabel } from '../section-labels.ts'
import type { ReadLine } from './evident-lines.ts'
import type { Vote } from './votes.ts'

/** How section headings are marked, spread and called, and the order in which they stand. */
export function headingVotes(lines: readonly ReadLine[]): Vote[] {
  const headings = lines.flatMap(line => headingIn(line) ?? [])
  const named = new Set<SectionKey>()
  const votes = headings.flatMap(({ section, mark, label, shown, line, isMarkdown }): Vote[] => {
    const isFirst = isKey(section) && !named.has(section) && !isGroupLabel(label)
    if (isFirst) named.add(section)
    return [
      { name: 'headingMark', value: mark, line },
      ...(isMarkdown ? [] : widthVotes(label, shown)).map(
        value => ({ name: 'labelWidth', value, line }) as const,
      ),
      ...(isFirst ? [{ name: `label.${section}`, value: isOfTwo(label) ? null : label, line } as const] : []),
    ]
  })
  const [first] = headings
  const value = [...named].join(' ')
  return first === undefined || named.size < 2
    ? votes
    : [...votes, { name: 'order', value, line: first.line }]
}

/** A heading taken apart; null for a line that only stands for a lost one. */
function headingIn({ reading, section, text, line, isMarkdown }: ReadLine) {
  if (section === null || !reading.role.startsWith('heading:') || reading.role === 'heading:other')
    return null
  if ((reading.label === '' && reading.content === text) || annexTitleIn(text) !== null) return null
  const { mark, rest } = markIn(text)
  const shown = shownLabel(rest, reading.label)
  const label = shown.replace(/\s/g, '')
  if (label === '' || (mark === 'none' && isGroupLabel(label))) return null
  return { section, mark, label, shown, line, isMarkdown }
}

type HeadingMark = LayoutValues['headingMark']
const MARKS: readonly (readonly [HeadingMark, RegExp])[] = [
  ['brackets', /^【([^】]+)】?/],
  ['fullDot', /^(?:[０-９]+[．.]|[0-9]+．)\s*(.+)$/],
  ['halfDot', /^[0-9]+\.\s*(.+)$/],
  ['number', /^[0-9０-９]+\s+(.+)$/],
  ['circle', /^[○〇◯]\s*(.+)$/],
]

function markIn(text: string): { readonly mark: string | null; readonly rest: string } {
  for (const [mark, pattern] of MARKS) {
    const rest = pattern.exec(text)?.[1]
    if (rest !== undefined) return { mark: String(mark), rest }
  }
  const other = numberingOf(text) ?? bracketedOf(text) ?? bulletOf(text)
  return other === null ? { mark: 'none', rest: text } : { mark: null, rest: other.rest }
}

/** The label as it stands, spread or not: as far as the known one goes, or to the end of the line. */
function shownLabel(rest: string, label: string): string {
  if (label === '') return (/^[^:：|\t]+/.exec(rest)?.[0] ?? '').trim()
  const spread = [...label].map(character => character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*')
  return new RegExp(`^${spread}`, 'u').exec(rest)?.[0] ?? ''
}

/** Only labels of two and three characters are ever spread. */
function widthVotes(label: string, shown: string): ('spread' | 'plain')[] {
  if (justifyLabel(label) === label) return []
  return [shown === label ? 'plain' : 'spread']
}

/** 日時及び場所 names two sections, which ours print apart. */
function isOfTwo(label: string): boolean {
  return /及び|日時・/.test(label)
}

function isKey(section: Section): section is SectionKey {
  return SECTION_KEYS.some(key => key === section)
}
