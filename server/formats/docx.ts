import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { annexTitle } from '../../shared/formats/plain-text.ts'
import type { Layout } from '../../shared/meeting/layout.ts'
import type { Annex } from '../../shared/summary/annexes.ts'
import type { Summary, SummarySection } from '../../shared/summary/summary.ts'
import type { SummaryEntry, SummaryGroup, SummaryItem } from '../../shared/summary/summary-items.ts'
import { coreProperties } from './docx-properties.ts'
import {
  bulletsOf,
  counterOf,
  HEADINGS,
  numberingOf,
  STYLE,
  stylesOf,
  twipsOfMm,
  twipsOfPt,
} from './docx-styles.ts'
import { annexTable } from './docx-table.ts'
import { withFixedTimes } from './zip-times.ts'

/**
 * The summary as a Word file, A4, in the summary's layout. The same summary always gives the same bytes: the times
 * in it are the meeting's start.
 */
export async function summaryDocx(summary: Summary): Promise<Uint8Array> {
  const { layout, sections, annexes } = summary
  const isCounted = counterOf(summary) !== null
  const grid = { type: DocumentGridType.LINES, linePitch: twipsOfPt(layout.linePitch) }
  const document = new Document({
    title: summary.title,
    styles: stylesOf(layout),
    numbering: numberingOf(summary),
    compatibility: { doNotExpandShiftReturn: true },
    sections: [
      {
        properties: { page: pageOf(layout), grid },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: runs([summary.title]) }),
          ...(summary.stamp === ''
            ? []
            : [new Paragraph({ style: STYLE.stamp, children: runs([summary.stamp]) })]),
          ...sections.flatMap(section => sectionParagraphs(section, isCounted)),
          ...annexes.flatMap(annex => annexBlocks(annex, layout)),
        ],
      },
    ],
  })
  const file = await Packer.toBuffer(document, undefined, [coreProperties(summary)])
  return withFixedTimes(new Uint8Array(file))
}

/** A4. */
function pageOf({ marginTop, marginBottom, marginLeft, marginRight }: Layout) {
  return {
    size: { width: 11906, height: 16838 },
    margin: {
      top: twipsOfMm(marginTop),
      bottom: twipsOfMm(marginBottom),
      left: twipsOfMm(marginLeft),
      right: twipsOfMm(marginRight),
      header: Math.min(720, twipsOfMm(marginTop)),
      footer: Math.min(720, twipsOfMm(marginBottom)),
    },
  }
}

/** `isCounted`: Word writes the number in front itself. */
function sectionParagraphs(
  { mark, shown, end, lines, items }: SummarySection,
  isCounted: boolean,
): Paragraph[] {
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    ...(isCounted ? { numbering: { reference: HEADINGS, level: 0 } } : {}),
    children: runs([isCounted ? shown : `${mark}${shown}${end}`]),
  })
  const facts = lines.map(line => new Paragraph({ style: STYLE.text, children: runs([line]) }))
  return [heading, ...facts, ...items.flatMap(itemParagraphs)]
}

function itemParagraphs(item: SummaryItem): Paragraph[] {
  return [
    ...(item.title === '' ? [] : [itemHeadingParagraph(item)]),
    ...item.actions.map(action => listParagraph(STYLE.action, action)),
    ...item.notes.map(note => listParagraph(STYLE.action, { mark: '・', lines: [note] })),
    ...(item.groups.length === 0 ? [] : [headingParagraph(HeadingLevel.HEADING_3, `【${item.heading}】`)]),
    ...item.groups.flatMap(groupParagraphs),
  ]
}

function itemHeadingParagraph({ mark, word, title }: SummaryItem): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_2,
    ...(mark === '' ? {} : { numbering: { reference: HEADINGS, level: 1 } }),
    children: runs([`${word}${title}`]),
  })
}

function headingParagraph(heading: 'Heading3' | 'Heading4', text: string): Paragraph {
  return new Paragraph({ heading, children: runs([text]) })
}

/** An empty paragraph closes a theme, as in the published summaries. */
function groupParagraphs(group: SummaryGroup): Paragraph[] {
  return [
    ...(group.label === '' ? [] : [headingParagraph(HeadingLevel.HEADING_4, `＜${group.label}＞`)]),
    ...group.entries.map(entry => listParagraph(STYLE.opinion, entry)),
    new Paragraph({}),
  ]
}

function listParagraph(style: string, { mark, lines }: Pick<SummaryEntry, 'mark' | 'lines'>): Paragraph {
  return new Paragraph({ style, numbering: { reference: bulletsOf(mark), level: 0 }, children: runs(lines) })
}

function annexBlocks(annex: Annex, layout: Layout): (Paragraph | Table)[] {
  const title = new Paragraph({
    style: STYLE.annex,
    pageBreakBefore: true,
    children: runs([annexTitle(annex)]),
  })
  if (annex.kind === 'table') return [title, annexTable(annex, layout)]
  return [title, ...annex.lines.map(line => new Paragraph({ style: STYLE.text, children: runs([line]) }))]
}

function runs(lines: readonly string[]): TextRun[] {
  return lines.map((text, index) => new TextRun(index === 0 ? { text } : { text, break: 1 }))
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['－ ', PageNumber.CURRENT, ' －'] })],
  })
}
