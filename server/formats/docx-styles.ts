import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LevelSuffix } from 'docx'

/** Width of one character cell in twips: the text is 10.5 pt, a line holds 43 cells. */
const CELL = 210

/** Half points. */
const TEXT_SIZE = 21
const TITLE_SIZE = 26

/** Twips between two lines of the page's grid. */
export const LINE = 360

const MINCHO = 'ＭＳ 明朝'

/** Every slot named, or Word falls back to its Latin theme font for the slot left out. */
const FONT = { ascii: MINCHO, hAnsi: MINCHO, eastAsia: MINCHO, cs: MINCHO, hint: 'eastAsia' }

const PLAIN = { font: FONT, size: TEXT_SIZE, color: 'auto', bold: false, italics: false }

/** Names of the lists that number headings and draw bullets. */
export const LIST = { headings: 'headings', action: 'actions', opinion: 'opinions' } as const

/** Paragraph styles of our own, named in Japanese as they stand in Word's list. */
export const STYLE = { text: 'SummaryText', action: 'SummaryAction', opinion: 'SummaryOpinion' } as const

const heading = (outlineLevel: number, left: number) => ({
  run: PLAIN,
  paragraph: { outlineLevel, keepNext: true, spacing: { before: 0, after: 0 }, indent: { left, hanging: 0 } },
})

const ownStyle = (id: string, name: string, indent: { left: number; hanging?: number }) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run: PLAIN,
  paragraph: { indent },
})

/** Real heading styles by level, so that the navigation pane, a screen reader and a tagged PDF see the structure. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { ...PLAIN, language: { value: 'en-US', eastAsia: 'ja-JP' } },
      paragraph: { spacing: { before: 0, after: 0 }, alignment: AlignmentType.BOTH },
    },
    title: {
      run: { ...PLAIN, size: TITLE_SIZE },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: LINE } },
    },
    heading1: heading(0, 0),
    heading2: heading(1, CELL / 2),
    heading3: heading(2, CELL),
    heading4: heading(3, CELL),
  },
  paragraphStyles: [
    ownStyle(STYLE.text, '概要・本文', { left: 2 * CELL }),
    ownStyle(STYLE.action, '概要・対応', { left: 2 * CELL, hanging: CELL }),
    ownStyle(STYLE.opinion, '概要・意見', { left: 2 * CELL, hanging: CELL }),
  ],
}

/** Bullets are a full cell wide, which fills the hanging indent: no tab after them, Word would jump to the next stop. */
const bulletList = (reference: string, glyph: string) => ({
  reference,
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: glyph,
      suffix: LevelSuffix.NOTHING,
      style: { run: { font: FONT }, paragraph: { indent: { left: 2 * CELL, hanging: CELL } } },
    },
  ],
})

/** Sections and agenda items are one multilevel list; 議事１ is typed, for a level shows its counter in one width only. */
export const numbering: INumberingOptions = {
  config: [
    {
      reference: LIST.headings,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL_FULL_WIDTH,
          text: '%1　',
          suffix: LevelSuffix.NOTHING,
          style: { style: 'Heading1', paragraph: { indent: { left: 0, hanging: 0 } } },
        },
        {
          level: 1,
          format: LevelFormat.DECIMAL,
          text: '(%2) ',
          suffix: LevelSuffix.NOTHING,
          style: { style: 'Heading2', paragraph: { indent: { left: CELL / 2, hanging: 0 } } },
        },
      ],
    },
    bulletList(LIST.action, '・'),
    bulletList(LIST.opinion, '○'),
  ],
}
