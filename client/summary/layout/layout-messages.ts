import type { LayoutChoice, LayoutMeasure, LayoutWord } from '../../../shared/meeting/layout.ts'
import type { PageGrid } from '../../../shared/summary/page-grid.ts'
import type { Messages } from '../../i18n/language.ts'

type Words = {
  readonly open: string
  readonly title: string
  readonly explanation: string
  readonly paper: string
  readonly onPaper: string
  readonly headings: string
  readonly text: string
  readonly sections: string
  readonly kept: string
  readonly choices: Readonly<Record<LayoutChoice, string>>
  readonly options: Readonly<Record<LayoutChoice, readonly string[]>>
  readonly measures: Readonly<Record<LayoutMeasure, string>>
  readonly grid: Readonly<Record<keyof PageGrid, string>>
  readonly words: Readonly<Record<LayoutWord, string>>
  readonly outOf: (min: number, max: number) => string
  readonly labelOf: (label: string) => string
  readonly up: (label: string) => string
  readonly down: (label: string) => string
  readonly asExample: string
  readonly take: string
  readonly none: string
  readonly name: string
  readonly keep: string
  readonly remove: (name: string) => string
  readonly keptBy: string
  readonly done: string
  readonly close: string
}

export const messages: Messages<Words> = {
  ja: {
    open: '書式…',
    title: '開催概要の書式',
    explanation: 'すべての形式（Word、PDF、テキストほか）に同じように効きます。変えるとすぐに保存されます。',
    paper: '紙面',
    onPaper:
      '用紙はA4縦です。この画面の紙面と、Word・PDFに効きます。字数・行数を入れると字間・行送りが決まります。',
    headings: '見出しと番号',
    text: '本文',
    sections: '項目の名前と順序',
    kept: '書式のひな形',
    choices: {
      digits: '数字（番号・日付）',
      commas: '読点',
      headingMark: '項目の見出し記号',
      labelWidth: '項目名の均等割り付け',
      itemMark: '議事の見出し',
      remarks: '意見の並べ方',
      speakers: '発言者の示し方',
      attendees: '出席者',
      agenda: '議題',
      pdfStandard: 'PDFの規格',
    },
    options: {
      digits: ['全角（例のとおり）', 'すべて半角', '1桁は全角、2桁以上は半角'],
      commas: ['入力のまま（例のとおり）', '「、」にそろえる', '「，」にそろえる'],
      headingMark: ['１　日時（例のとおり）', '１．日時', '1. 日時', '【日時】', '○日時', 'なし'],
      labelWidth: ['４字分に広げる（例のとおり）', '広げない'],
      itemMark: ['(1) 議事１　題名（例のとおり）', '(1) 題名', '議事１　題名'],
      remarks: ['テーマごと（例のとおり）', '発言順'],
      speakers: ['（委員）意見', '委員：意見', '【委員】改行して意見', '記号で（◎委員長 ○委員 ●事務局）'],
      attendees: ['その場に書く', '別添の名簿にする'],
      agenda: ['その場に書く', '別添の次第にする'],
      pdfStandard: ['PDF/UA-1（読み上げに対応）', 'PDF/A-2a（長期保存）', 'タグ付きPDF 1.7'],
    },
    measures: {
      marginTop: '上の余白（mm）',
      marginBottom: '下の余白（mm）',
      marginLeft: '左の余白（mm）',
      marginRight: '右の余白（mm）',
      textSize: '文字の大きさ（pt）',
      linePitch: '行送り（pt）',
      charGap: '字間（pt）',
    },
    grid: { characters: '１行の字数', lines: '１ページの行数' },
    words: { itemWord: '議事の呼び方', remarkMark: '意見の行頭記号' },
    outOf: (min, max) => `${min}から${max}までの数にしてください`,
    labelOf: label => `「${label}」の名前`,
    up: label => `「${label}」を上へ`,
    down: label => `「${label}」を下へ`,
    asExample: '例のとおりに戻す',
    take: 'ひな形を使う',
    none: '選んでください',
    name: 'ひな形の名前',
    keep: 'この書式を保存',
    remove: name => `「${name}」を削除`,
    keptBy: 'ひな形はどの会議でも使えます。保存と削除は管理者が行います。',
    done: '保存しました',
    close: '閉じる',
  },
  en: {
    open: 'Layout…',
    title: 'Layout of the summary',
    explanation: 'Holds for every format alike (Word, PDF, text …). A change is saved at once.',
    paper: 'Paper',
    onPaper:
      'A4 upright. Holds for the sheets on this page, Word and PDF. Characters and lines typed here set what lies between them.',
    headings: 'Headings and numbers',
    text: 'Text',
    sections: 'Names and order of the sections',
    kept: 'Kept layouts',
    choices: {
      digits: 'Digits (numbers, dates)',
      commas: 'Commas',
      headingMark: 'Mark of a section',
      labelWidth: 'Width of labels',
      itemMark: 'Heading of an agenda item',
      remarks: 'Order of remarks',
      speakers: 'How speakers are shown',
      attendees: 'Attendees',
      agenda: 'Agenda',
      pdfStandard: 'PDF standard',
    },
    options: {
      digits: [
        'Full-width (as the example)',
        'All half-width',
        'Full-width for one digit, half-width for more',
      ],
      commas: ['As typed (as the example)', 'All 、', 'All ，'],
      headingMark: ['１　日時 (as the example)', '１．日時', '1. 日時', '【日時】', '○日時', 'None'],
      labelWidth: ['Four cells wide (as the example)', 'As they are'],
      itemMark: ['(1) 議事１　title (as the example)', '(1) title', '議事１　title'],
      remarks: ['By theme (as the example)', 'As they were said'],
      speakers: [
        '（委員）remark',
        '委員：remark',
        '【委員】, remark on the next line',
        'By bullet (◎ chair ○ member ● secretariat)',
      ],
      attendees: ['In place', 'A list on a page of its own'],
      agenda: ['In place', 'On a page of its own'],
      pdfStandard: ['PDF/UA-1 (for screen readers)', 'PDF/A-2a (for archives)', 'Tagged PDF 1.7'],
    },
    measures: {
      marginTop: 'Top margin (mm)',
      marginBottom: 'Bottom margin (mm)',
      marginLeft: 'Left margin (mm)',
      marginRight: 'Right margin (mm)',
      textSize: 'Letter size (pt)',
      linePitch: 'Line to line (pt)',
      charGap: 'Between characters (pt)',
    },
    grid: { characters: 'Characters a line', lines: 'Lines a page' },
    words: { itemWord: 'Word for an agenda item', remarkMark: 'Bullet of a remark' },
    outOf: (min, max) => `Give a number from ${min} to ${max}`,
    labelOf: label => `Name of 「${label}」`,
    up: label => `Move 「${label}」 up`,
    down: label => `Move 「${label}」 down`,
    asExample: 'Back to the example',
    take: 'Take a kept layout',
    none: 'Choose one',
    name: 'Name to keep it under',
    keep: 'Keep this layout',
    remove: name => `Delete “${name}”`,
    keptBy: 'Kept layouts serve every meeting. The administrator keeps and deletes them.',
    done: 'Kept',
    close: 'Close',
  },
}
