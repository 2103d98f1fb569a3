import type { Messages } from '../i18n/language.ts'

type Each = {
  readonly button: string
  readonly title: string
  readonly field: string
  readonly support: string
  readonly add: (count: number) => string
}
type PasteMessages = {
  readonly agenda: Each
  readonly attendees: Each
  readonly preview: string
  readonly take: string
  readonly takeRow: (title: string) => string
  readonly already: string
  readonly note: string
  readonly unread: string
  readonly unusedColumns: (columns: string) => string
  readonly nothing: string
  readonly cancel: string
}

/** The words of pasting lists into the set-up. */
export const pasteMessages: Messages<PasteMessages> = {
  ja: {
    agenda: {
      button: '次第の文章を貼り付け',
      title: '次第から議事を追加',
      field: '次第の文章',
      support: '番号は自動で付きます。行末の（資料１）は資料の欄に入ります。',
      add: count => `${count}件を追加する`,
    },
    attendees: {
      button: 'Excelの表を貼り付け',
      title: '表から出席者を追加',
      field: 'Excelでコピーした表',
      support: '見出しの行（氏名、所属、役職、役割、区分など）があれば、列を見分けます。',
      add: count => `${count}名を追加する`,
    },
    preview: '読み取った内容',
    take: '追加',
    takeRow: title => `「${title}」を追加する`,
    note: '備考',
    already: '同じ氏名・所属があります',
    unread: '読み取れなかった行',
    unusedColumns: columns => `取り込まない列：${columns}`,
    nothing: '追加できる行が見つかりません。',
    cancel: 'やめる',
  },
  en: {
    agenda: {
      button: 'Paste an agenda',
      title: 'Add items from an agenda',
      field: 'Text of the agenda',
      support:
        'Numbers are given anew. Documents in brackets at the end of a line get a column of their own.',
      add: count => (count === 1 ? 'Add 1 item' : `Add ${count} items`),
    },
    attendees: {
      button: 'Paste an Excel table',
      title: 'Add attendees from a table',
      field: 'Table copied in Excel',
      support:
        'Columns are told by a row of headings (name, affiliation, post, role, group) where there is one.',
      add: count => (count === 1 ? 'Add 1 attendee' : `Add ${count} attendees`),
    },
    preview: 'What was read',
    take: 'Add',
    takeRow: title => `Add “${title}”`,
    note: 'Note',
    already: 'Same name and affiliation exist',
    unread: 'Lines that could not be read',
    unusedColumns: columns => `Columns left out: ${columns}`,
    nothing: 'No line that can be added was found.',
    cancel: 'Cancel',
  },
}
