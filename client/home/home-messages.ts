import type { Phase } from '../../shared/meeting/read-meeting.ts'
import type { Messages } from '../i18n/language.ts'

type HomeMessages = {
  readonly search: string
  readonly searching: string
  readonly found: (count: number) => string
  readonly startNew: string
  readonly fromPrevious: string
  readonly fromPreviousText: string
  readonly fromDocument: string
  readonly fromDocumentText: string
  readonly fromBlank: string
  readonly fromBlankText: string
  readonly columns: { date: string; meeting: string; entries: string; state: string; actions: string }
  readonly groups: Readonly<Record<Phase, string>>
  readonly actions: Readonly<Record<Phase, string>>
  readonly recorders: (count: number) => string
  readonly updated: (day: string) => string
  readonly undated: string
  readonly untitled: string
  readonly more: (title: string) => string
  readonly useAsPrevious: string
  readonly remove: string
  readonly removeQuestion: string
  readonly removeText: (title: string) => string
  readonly removeAction: string
  readonly moreRows: string
  readonly emptyTitle: string
  readonly emptyText: string
  readonly nothingFound: (query: string) => string
  readonly joined: string
}

/** The words of the list of meetings. */
export const homeMessages: Messages<HomeMessages> = {
  ja: {
    search: '会議名・意見を検索',
    searching: '検索しています…',
    found: count => `${count}件の会議`,
    startNew: '新しい会議を作る',
    fromPrevious: '前回から作る',
    fromPreviousText: '出席者、テーマ、議事を引き継ぎます',
    fromDocument: '前回の開催概要から作る',
    fromDocumentText: '文書を貼り付けるか、ファイルを選びます',
    fromBlank: '白紙から作る',
    fromBlankText: '会議名と日時だけで始められます',
    columns: { date: '日時', meeting: '会議', entries: '記録', state: '状況', actions: '操作' },
    groups: { live: '会議中', prepare: 'これから', edit: '整理中', final: '確定' },
    actions: { live: '記録に入る', prepare: '準備を続ける', edit: '整理を続ける', final: '開催概要' },
    recorders: count => `記録係${count}名`,
    updated: day => `${day}に更新`,
    undated: '日時未定',
    untitled: '（会議名なし）',
    more: title => `${title}　その他の操作`,
    useAsPrevious: 'この会議から次回を作る',
    remove: '削除する…',
    removeQuestion: 'この会議を削除しますか',
    removeText: title =>
      `「${title}」を一覧から外してごみ箱に移します。リンクは使えなくなり、開いている画面の接続も切れます。`,
    removeAction: 'ごみ箱に移す',
    moreRows: 'さらに表示',
    emptyTitle: 'まだ会議がありません',
    emptyText:
      '前回の開催概要（Word、PDF、テキスト）があれば、議事・テーマ・出席者を読み取って準備できます。会議名と日時だけで始め、あとから貼り付けることもできます。',
    nothingFound: query => `「${query}」を含む会議や意見はありません。`,
    joined: '参加している会議',
  },
  en: {
    search: 'Search titles and remarks',
    searching: 'Searching…',
    found: count => (count === 1 ? '1 meeting' : `${count} meetings`),
    startNew: 'Make a new meeting',
    fromPrevious: 'From a previous one',
    fromPreviousText: 'Takes over attendees, themes and agenda',
    fromDocument: 'From a previous summary',
    fromDocumentText: 'Paste a document or choose a file',
    fromBlank: 'From blank',
    fromBlankText: 'A title and a date are enough',
    columns: { date: 'Date', meeting: 'Meeting', entries: 'Entries', state: 'State', actions: 'Actions' },
    groups: { live: 'In session', prepare: 'To come', edit: 'Being edited', final: 'Final' },
    actions: { live: 'Write', prepare: 'Set up', edit: 'Edit', final: 'Summary' },
    recorders: count => (count === 1 ? '1 recorder' : `${count} recorders`),
    updated: day => `Updated ${day}`,
    undated: 'No date yet',
    untitled: '(no title)',
    more: title => `${title}: more actions`,
    useAsPrevious: 'Make the next one from this',
    remove: 'Delete…',
    removeQuestion: 'Delete this meeting?',
    removeText: title =>
      `“${title}” leaves the list and goes to the bin. Its links stop working and open pages are disconnected.`,
    removeAction: 'Move to the bin',
    moreRows: 'Show more',
    emptyTitle: 'No meetings yet',
    emptyText:
      'Agenda, themes and attendees are read from a previous summary (Word, PDF, text). A title and a date are enough too; the rest can be pasted in afterwards.',
    nothingFound: query => `No meeting or remark contains “${query}”.`,
    joined: 'Meetings you take part in',
  },
}
