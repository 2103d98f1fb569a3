import { type Heading, headingOf } from './find-heading.ts'
import { countedItem, type FoundItem } from './find-item.ts'
import { annexTitleIn, furnitureOf, isDocumentKind, isTitle } from './line-kinds.ts'
import { bulletOf } from './line-marks.ts'
import type { LineReading, LineReason, LineRole, Section } from './line-reading.ts'
import { dateReason, readFactLine } from './read-fact-line.ts'
import { readProceedingsLine } from './read-proceedings-line.ts'
import { isGroupLabel } from './section-labels.ts'
import { tidySpaces } from './tidy-spaces.ts'
import { goesOn, PARAGRAPHS, type Wrapping, wrappingOf } from './wrapping.ts'

/** What a line was taken for, before it is put into words for the page. */
export type Found = {
  readonly role: LineRole
  readonly content: string
  readonly label?: string
  readonly reason?: LineReason | null
}

/** What the lines read so far tell about the next one. */
export type Sofar = {
  readonly wrapping: Wrapping
  section: Section | null
  /** How the last heading was marked and numbered; null before the first. */
  heading: { readonly style: string; readonly number: number | null } | null
  /** The titles listed under 議題, folded. */
  readonly agenda: Set<string>
  item: FoundItem | null
  hasRemarks: boolean
  hasBullets: boolean
  above: { readonly raw: string; readonly role: LineRole } | null
}

/** Reads the lines of any summary: every line that is not blank gets a role, and a reason where that is not certain. */
export function readTolerant(text: string, isWrapped = true): LineReading[] {
  const lines = text.split('\n')
  const wrapping = isWrapped ? wrappingOf(lines) : PARAGRAPHS
  const isExtracted = !text.includes('　') && wrapping.signal !== 'none'
  const sofar: Sofar = {
    wrapping,
    section: null,
    heading: null,
    agenda: new Set(),
    item: null,
    hasRemarks: false,
    hasBullets: false,
    above: null,
  }
  const isMarkdown = lines.some(line => /^#{1,6} /.test(line))
  return lines.flatMap((raw, index) => {
    if (raw.trim() === '') return []
    const line = isMarkdown ? literal(raw.trim()) : raw.trim()
    const found = foundIn(raw, line, sofar)
    remember(sofar, raw, found)
    const content = isExtracted ? tidySpaces(found.content) : found.content
    return [readingOf(index + 1, raw, { ...found, content })]
  })
}

function foundIn(raw: string, line: string, sofar: Sofar): Found {
  const furniture = furnitureOf(line)
  if (furniture !== 'no')
    return { role: 'skip', content: line, reason: furniture === 'yes' ? null : 'page-mark' }
  if (startsProceedings(line, sofar)) sofar.section = 'proceedings'
  if (sofar.wrapping === PARAGRAPHS && /^　{4}\S/.test(raw)) return { role: 'break', content: line }
  return (
    continuation(raw, line, sofar) ??
    annexHeading(line) ??
    sectionHeading(line, sofar) ??
    (sofar.section === null
      ? lineAbove(line, sofar)
      : sofar.section === 'proceedings'
        ? readProceedingsLine(raw, line, sofar)
        : readFactLine(line, sofar))
  )
}

/** Word's paragraph mark tells of every line, heading or not, whether it goes on with the one above. */
function continuation(raw: string, line: string, { wrapping, above }: Sofar): Found | null {
  if (wrapping.signal !== 'paragraph-mark' || above === null || bulletOf(raw) !== null) return null
  if (above.role === 'skip' || /^\s*[＜【(（]/.test(raw)) return null
  const { on, isSure } = goesOn(raw, above.raw, wrapping)
  return on ? { role: 'joined', content: line, reason: isSure ? null : 'indented-wrap' } : null
}

/** 別添　出席者名簿: the page behind the document goes on with the section that refers to it. */
function annexHeading(line: string): Found | null {
  const title = annexTitleIn(line)
  if (title === null) return null
  return { role: title.endsWith('次第') ? 'heading:agenda' : 'heading:attendees', content: '' }
}

/** Sections that may follow the proceedings without any mark. */
const AFTER: ReadonlySet<Section> = new Set(['next', 'contact', 'observers', 'papers'])

function sectionHeading(line: string, sofar: Sofar): Found | null {
  const found = possibleHeading(line, sofar)
  if (found === null) return null
  const { section, label, value, style, number } = found
  const isLike = isLikeBefore(found, sofar.heading)
  const isClear = found.isParted || !isWeak(section, label)
  if (!isLike && (style !== '' || !isClear)) return null
  if (style === '' && value !== '' && !isClear) return null
  if (style !== '' || sofar.heading === null) sofar.heading = { style, number }
  const reason = section === 'when' && value !== '' ? dateReason(value) : null
  return {
    role: `heading:${section}`,
    content: value,
    label,
    reason: reason ?? (isLike ? null : 'heading-guessed'),
  }
}

function possibleHeading(line: string, sofar: Sofar): Heading | null {
  const found = headingOf(line)
  if (found === null || isOwnValue(found, sofar)) return null
  return sofar.section === 'proceedings' && !isAfter(found, sofar) ? null : found
}

/** 公開 below a heading about just that is what stands there. */
function isOwnValue({ style, section, label, value }: Heading, { above }: Sofar): boolean {
  return style === '' && value === '' && above?.role === `heading:${section}` && !isGroupLabel(label)
}

/** Marked as the heading before, with a number that counts on. */
function isLikeBefore({ style, number }: Heading, before: Sofar['heading']): boolean {
  if (before === null) return true
  const countsOn =
    number === null || before.number === null || (number > before.number && number <= before.number + 4)
  return style === before.style && countsOn
}

function isAfter(found: Heading, { heading, item }: Sofar): boolean {
  const isMarked = found.style !== '' && found.style === heading?.style && found.style !== item?.style
  return isMarked || (found.style === '' && AFTER.has(found.section) && !/^(資料|次回)$/.test(found.label))
}

/** Words that are as often part of something else. */
function isWeak(section: Section, label: string): boolean {
  return section === 'other' || /^(資料|担当|傍聴|次回|名称|件名|案件|議事|公開)$/.test(label)
}

/** 議案第１号 … below the facts, without a heading that says 議事. */
function startsProceedings(line: string, { section }: Sofar): boolean {
  return (
    section !== null && !/^(agenda|attendees|papers|proceedings)$/.test(section) && countedItem(line) !== null
  )
}

/** Above the first heading stands the title, perhaps over two lines. */
function lineAbove(line: string, { above }: Sofar): Found {
  const isFirst = above === null
  const content = line.replace(/^#+\s+/, '')
  const follows = above?.role === 'title'
  if (isTitle(line) && (!follows || isDocumentKind(line))) return { role: 'title', content, reason: null }
  if (isFirst) return { role: 'title', content, reason: 'title-guessed' }
  return readFactLine(line, null)
}

function remember(sofar: Sofar, raw: string, found: Found): void {
  if (found.role.startsWith('heading:')) sofar.section = found.role.slice(8) as Section
  if (found.role === 'remark') sofar.hasRemarks = true
  if (found.role === 'item' || found.role === 'theme' || found.role === 'opinions')
    sofar.hasRemarks = found.role !== 'item'
  if (found.role !== 'skip') sofar.above = { raw, role: found.role }
}

function readingOf(
  number: number,
  raw: string,
  { role, content, label = '', reason = null }: Found,
): LineReading {
  const verdict = role === 'unplaced' ? 'unplaced' : reason === null ? 'certain' : 'uncertain'
  return { number, raw, role, content, label, verdict, reason }
}

/** Markdown without the backslashes before its signs. */
function literal(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
