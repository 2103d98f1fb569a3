import type { Messages } from '../i18n/language.ts'
import { keyName } from '../ui/key-names.ts'

export type Column = { readonly key: string; readonly label: string }
type Section = {
  readonly heading: string
  readonly add: string
  readonly item: (number: number) => string
  readonly removed: (name: string) => string
  readonly empty: string
}
type SetupMessages = {
  readonly contents: string
  readonly facts: string
  readonly agenda: Section & { readonly columns: readonly Column[] }
  readonly themes: Section & { readonly columns: readonly Column[]; readonly key: string }
  readonly attendees: Section & { readonly columns: readonly Column[] }
  readonly attendance: Readonly<Record<string, string>>
  readonly number: string
  readonly actions: string
  readonly drag: string
  readonly moveUp: string
  readonly moveDown: string
  readonly remove: string
  readonly rowActions: (row: string) => string
  readonly keys: string
  readonly undo: string
  readonly close: string
  readonly changedByColleague: (value: string) => string
  readonly empty: string
  readonly savedAsTyped: string
  readonly editing: string
  readonly self: (name: string) => string
  readonly start: string
  readonly enter: string
  readonly toSummary: string
}

/** The words of the set-up. */
export const setupMessages: Messages<SetupMessages> = {
  ja: {
    contents: '準備の項目',
    facts: '会議の内容',
    agenda: {
      heading: '議事',
      add: '議事を追加',
      item: number => `議事${number}`,
      removed: name => `議事「${name}」を削除しました。`,
      empty: 'まだ議事がありません。次第の文章を貼り付けるか、1件ずつ追加してください。',
      columns: [
        { key: 'title', label: '題名' },
        { key: 'documents', label: '資料' },
        { key: 'kind', label: '種別' },
        { key: 'presenter', label: '説明・発表' },
      ],
    },
    themes: {
      heading: 'テーマ',
      add: 'テーマを追加',
      item: number => `テーマ${number}`,
      removed: name => `テーマ「${name}」を削除しました。付いていた記録は「テーマなし」になります。`,
      empty: 'まだテーマがありません。会議中にも追加できます。',
      columns: [
        { key: 'label', label: '名称' },
        { key: 'reading', label: 'よみ' },
      ],
      key: '会議中に付けるキー',
    },
    attendees: {
      heading: '出席者',
      add: '出席者を追加',
      item: number => `出席者${number}`,
      removed: name => `出席者「${name}」を削除しました。`,
      empty: 'まだ出席者がいません。Excelの名簿を貼り付けるか、1名ずつ追加してください。',
      columns: [
        { key: 'name', label: '氏名' },
        { key: 'reading', label: 'よみ' },
        { key: 'affiliation', label: '所属' },
        { key: 'post', label: '役職' },
        { key: 'role', label: '役割' },
        { key: 'group', label: '区分' },
      ],
    },
    attendance: {
      heading: '出欠',
      present: '出席',
      absent: '欠席',
      proxy: '代理',
      online: 'オンライン',
      part: '一部',
    },
    number: '番号',
    actions: '操作',
    drag: `ドラッグして移動（キーボードでは ${keyName('Alt')}＋↑↓）`,
    moveUp: '上へ移動',
    moveDown: '下へ移動',
    remove: '削除',
    rowActions: row => `${row}の操作`,
    keys: `Enter：次の行　${keyName('Alt')}＋↑↓：行の移動`,
    undo: '元に戻す',
    close: '閉じる',
    changedByColleague: value =>
      `編集している間に、ほかの人がこの欄を「${value}」に変えました。続けて入力すると、あなたの内容になります。`,
    empty: '空欄',
    savedAsTyped: '入力と同時に保存されます',
    editing: '準備を編集中',
    self: name => `${name}（自分）`,
    start: '会議を始める',
    enter: '記録に入る',
    toSummary: '開催概要へ',
  },
  en: {
    contents: 'Parts of the set-up',
    facts: 'The meeting',
    agenda: {
      heading: 'Agenda',
      add: 'Add an item',
      item: number => `Item ${number}`,
      removed: name => `Item “${name}” removed.`,
      empty: 'No items yet. Paste an agenda, or add them one by one.',
      columns: [
        { key: 'title', label: 'Title' },
        { key: 'documents', label: 'Documents' },
        { key: 'kind', label: 'Kind' },
        { key: 'presenter', label: 'Presented by' },
      ],
    },
    themes: {
      heading: 'Themes',
      add: 'Add a theme',
      item: number => `Theme ${number}`,
      removed: name => `Theme “${name}” removed. Its entries now have no theme.`,
      empty: 'No themes yet. They can be added during the meeting too.',
      columns: [
        { key: 'label', label: 'Name' },
        { key: 'reading', label: 'Reading' },
      ],
      key: 'Key during the meeting',
    },
    attendees: {
      heading: 'Attendees',
      add: 'Add an attendee',
      item: number => `Attendee ${number}`,
      removed: name => `Attendee “${name}” removed.`,
      empty: 'No attendees yet. Paste a list from Excel, or add them one by one.',
      columns: [
        { key: 'name', label: 'Name' },
        { key: 'reading', label: 'Reading' },
        { key: 'affiliation', label: 'Affiliation' },
        { key: 'post', label: 'Post' },
        { key: 'role', label: 'Role' },
        { key: 'group', label: 'Group' },
      ],
    },
    attendance: {
      heading: 'Attendance',
      present: 'Present',
      absent: 'Absent',
      proxy: 'Proxy',
      online: 'Online',
      part: 'In part',
    },
    number: 'No.',
    actions: 'Actions',
    drag: `Drag to move (on the keyboard: ${keyName('Alt')} and ↑↓)`,
    moveUp: 'Move up',
    moveDown: 'Move down',
    remove: 'Remove',
    rowActions: row => `Actions of ${row}`,
    keys: `Enter: next row   ${keyName('Alt')}+↑↓: move the row`,
    undo: 'Undo',
    close: 'Close',
    changedByColleague: value =>
      `While you were editing, a colleague changed this to “${value}”. If you go on typing, yours replaces it.`,
    empty: 'nothing',
    savedAsTyped: 'Saved as you type',
    editing: 'editing the set-up',
    self: name => `${name} (you)`,
    start: 'Start the meeting',
    enter: 'Write',
    toSummary: 'To the summary',
  },
}
