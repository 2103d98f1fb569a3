import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { fullWidthDigits, justifyLabel } from '../../shared/summary/numbering.ts'
import { type Summary, type SummarySection, stampText } from '../../shared/summary/summary.ts'
import type { SummaryGroup, SummaryItem } from '../../shared/summary/summary-items.ts'
import { coreProperties } from './docx-properties.ts'
import { LINE, LIST, numbering, STYLE, styles } from './docx-styles.ts'
import { withFixedTimes } from './zip-times.ts'

/**
 * The summary as a Word file, A4, 43 cells of 10.5 pt a line. The same summary always gives the same bytes: the
 * times in it are the meeting's start.
 */
export async function summaryDocx(summary: Summary): Promise<Uint8Array> {
  const document = new Document({
    title: summary.title,
    styles,
    numbering,
    compatibility: { doNotExpandShiftReturn: true },
    sections: [
      {
        properties: { page: PAGE, grid: { type: DocumentGridType.LINES, linePitch: LINE } },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          titleParagraph(summary.title),
          ...stampParagraph(summary),
          ...summary.sections.flatMap(sectionParagraphs),
        ],
      },
    ],
  })
  const file = await Packer.toBuffer(document, undefined, [coreProperties(summary)])
  return withFixedTimes(new Uint8Array(file))
}

/** Twips: A4; side margins that leave exactly 43 cells (1440 would be a fraction of a cell too narrow). */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1418, bottom: 1418, left: 1438, right: 1438, header: 720, footer: 720 },
}

function titleParagraph(title: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.TITLE, children: runs([title]) })
}

function stampParagraph({ stamp }: Summary): Paragraph[] {
  return stamp === undefined
    ? []
    : [new Paragraph({ alignment: AlignmentType.RIGHT, children: runs([stampText(stamp)]) })]
}

function sectionParagraphs(section: SummarySection): Paragraph[] {
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    numbering: { reference: LIST.headings, level: 0 },
    children: runs([justifyLabel(section.label)]),
  })
  if (section.kind === 'proceedings') return [heading, ...section.items.flatMap(itemParagraphs)]
  return [heading, ...section.lines.map(line => new Paragraph({ style: STYLE.text, children: runs([line]) }))]
}

function itemParagraphs(item: SummaryItem): Paragraph[] {
  return [
    ...(item.title === '' ? [] : [itemHeadingParagraph(item)]),
    ...item.actions.map(action => listParagraph('action', action.lines)),
    ...item.notes.map(note => listParagraph('action', [note])),
    ...(item.groups.length === 0 ? [] : [headingParagraph(HeadingLevel.HEADING_3, `【${item.heading}】`)]),
    ...item.groups.flatMap(groupParagraphs),
  ]
}

function itemHeadingParagraph({ id, number, title }: SummaryItem): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_2,
    numbering: { reference: LIST.headings, level: 1 },
    children: runs([id === null ? title : `議事${fullWidthDigits(number)}　${title}`]),
  })
}

function headingParagraph(heading: 'Heading3' | 'Heading4', text: string): Paragraph {
  return new Paragraph({ heading, children: runs([text]) })
}

/** An empty paragraph closes a theme, as in the published summaries. */
function groupParagraphs(group: SummaryGroup): Paragraph[] {
  return [
    headingParagraph(HeadingLevel.HEADING_4, `＜${group.label}＞`),
    ...group.entries.map(entry => listParagraph('opinion', entry.lines)),
    new Paragraph({}),
  ]
}

function listParagraph(kind: 'action' | 'opinion', lines: readonly string[]): Paragraph {
  return new Paragraph({
    style: STYLE[kind],
    numbering: { reference: LIST[kind], level: 0 },
    children: runs(lines),
  })
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
