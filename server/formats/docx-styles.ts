import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LevelSuffix } from 'docx'
import type { Layout } from '../../shared/meeting/layout.ts'
import type { Summary } from '../../shared/summary/summary.ts'

const MINCHO = 'ＭＳ 明朝'

/** Every slot named, or Word falls back to its Latin theme font for the slot left out. */
const FONT = { ascii: MINCHO, hAnsi: MINCHO, eastAsia: MINCHO, cs: MINCHO, hint: 'eastAsia' }

const TITLE_RATIO = 13 / 10.5

/** Names of the lists that number headings and draw bullets. */
export const HEADINGS = 'headings'
export const bulletsOf = (mark: string) => `bullets ${mark}`

/** Paragraph styles of our own, named in Japanese as they stand in Word's list. */
export const STYLE = {
  text: 'SummaryText',
  action: 'SummaryAction',
  opinion: 'SummaryOpinion',
  stamp: 'SummaryStamp',
  annex: 'SummaryAnnex',
  cell: 'SummaryCell',
} as const

/** Twips of a length in millimetres or points. */
export const twipsOfMm = (mm: number) => Math.round((mm * 1440) / 25.4)
export const twipsOfPt = (pt: number) => Math.round(pt * 20)

/** Width of one character in twips, with what stands behind it. */
const cellOf = (layout: Layout) => twipsOfPt(layout.textSize + layout.charGap)
/** What stands behind each character. */
const gapOf = ({ charGap }: Layout) => (charGap === 0 ? {} : { characterSpacing: twipsOfPt(charGap) })
const halfPoints = (pt: number) => Math.round(pt * 2)

/** Real heading styles by level, so that the navigation pane, a screen reader and a tagged PDF see the structure. */
export function stylesOf(layout: Layout): IStylesOptions {
  const cell = cellOf(layout)
  const line = twipsOfPt(layout.linePitch)
  const plain = {
    font: FONT,
    size: halfPoints(layout.textSize),
    color: 'auto',
    bold: false,
    italics: false,
    ...gapOf(layout),
  }
  const heading = (outlineLevel: number, left: number) => ({
    run: plain,
    paragraph: {
      outlineLevel,
      keepNext: true,
      spacing: { before: 0, after: 0 },
      indent: { left, hanging: 0 },
    },
  })
  const own = (id: string, name: string, paragraph: object) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: plain,
    paragraph,
  })
  const hanging = { indent: { left: 2 * cell, hanging: cell } }
  return {
    default: {
      document: {
        run: { ...plain, language: { value: 'en-US', eastAsia: 'ja-JP' } },
        paragraph: { spacing: { before: 0, after: 0 }, alignment: AlignmentType.BOTH },
      },
      title: {
        run: { ...plain, size: halfPoints(layout.textSize * TITLE_RATIO) },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: line } },
      },
      heading1: heading(0, 0),
      heading2: heading(1, cell / 2),
      heading3: heading(2, cell),
      heading4: heading(3, cell),
    },
    paragraphStyles: [
      own(STYLE.text, '概要・本文', { indent: { left: 2 * cell } }),
      own(STYLE.action, '概要・対応', hanging),
      own(STYLE.opinion, '概要・意見', hanging),
      own(STYLE.stamp, '概要・版', { alignment: AlignmentType.RIGHT, spacing: { after: line } }),
      own(STYLE.annex, '概要・別添', {
        alignment: AlignmentType.CENTER,
        outlineLevel: 0,
        keepNext: true,
        spacing: { before: 0, after: line },
      }),
      own(STYLE.cell, '概要・表', { alignment: AlignmentType.LEFT }),
    ],
  }
}

/** Bullets are a full cell wide, which fills the hanging indent: no tab after them, Word would jump to the next stop. */
const bulletList = (mark: string, cell: number, gap: object) => ({
  reference: bulletsOf(mark),
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: mark,
      suffix: LevelSuffix.NOTHING,
      style: { run: { font: FONT, ...gap }, paragraph: { indent: { left: 2 * cell, hanging: cell } } },
    },
  ],
})

/** Sections and agenda items are one multilevel list; 議事１ is typed, for a level shows its counter in one width only. */
export function numberingOf(summary: Summary): INumberingOptions {
  const cell = cellOf(summary.layout)
  const items = summary.sections.flatMap(section => section.items)
  const entries = items.flatMap(item => [...item.actions, ...item.groups.flatMap(group => group.entries)])
  const marks = new Set(['・', ...entries.map(entry => entry.mark)])
  const level = (place: number, style: string, format: string, text: string, left: number) => ({
    level: place,
    format: format as (typeof LevelFormat)[keyof typeof LevelFormat],
    text,
    suffix: LevelSuffix.NOTHING,
    style: { style, paragraph: { indent: { left, hanging: 0 } } },
  })
  const counter = counterOf(summary)
  const headings = [
    level(0, 'Heading1', counter?.format ?? LevelFormat.NONE, counter?.text ?? '', 0),
    level(1, 'Heading2', LevelFormat.DECIMAL, '(%2) ', cell / 2),
  ]
  return {
    config: [
      { reference: HEADINGS, levels: headings },
      ...[...marks].map(mark => bulletList(mark, cell, gapOf(summary.layout))),
    ],
  }
}

/** How Word can count the sections itself; null where their marks are no numbers, or of two widths. */
export function counterOf({ layout, sections }: Summary): { format: string; text: string } | null {
  switch (layout.headingMark) {
    case 'halfDot':
      return { format: LevelFormat.DECIMAL, text: '%1. ' }
    case 'fullDot':
      return { format: LevelFormat.DECIMAL_FULL_WIDTH, text: '%1．' }
    case 'number': {
      if (layout.digits === 'single' && sections.length > 9) return null
      const isHalf = layout.digits === 'half'
      return { format: isHalf ? LevelFormat.DECIMAL : LevelFormat.DECIMAL_FULL_WIDTH, text: '%1　' }
    }
    default:
      return null
  }
}
