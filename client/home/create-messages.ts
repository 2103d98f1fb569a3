import type { Messages } from '../i18n/language.ts'

type CreateMessages = {
  readonly title: string
  readonly previous: string
  readonly takenOver: (agenda: number, themes: number, attendees: number) => string
  readonly meetingTitle: string
  readonly titleMissing: string
  readonly titleTooLong: (most: number, length: number) => string
  readonly venue: string
  readonly create: string
  readonly cancel: string
  readonly linksTitle: string
  readonly linksWarning: string
  readonly goOn: string
}

/** The words of making a meeting. */
export const createMessages: Messages<CreateMessages> = {
  ja: {
    title: '新しい会議',
    previous: '前回の会議',
    takenOver: (agenda, themes, attendees) =>
      `議事${agenda}件、テーマ${themes}件、出席者${attendees}名を引き継ぎます。記録は引き継がず、テーマを勧めるための語の集計だけを使います。`,
    meetingTitle: '会議名',
    titleMissing: '会議名を入力してください。',
    titleTooLong: (most, length) => `会議名は${most}文字までです（今は${length}文字）。`,
    venue: '実施場所',
    create: '会議を作る',
    cancel: 'やめる',
    linksTitle: '会議を作りました',
    linksWarning:
      'この2つのリンクを表示するのは今だけです。コピーして控えてください。なくしたときは「共有」で作り直せます。',
    goOn: '準備へ進む',
  },
  en: {
    title: 'New meeting',
    previous: 'Previous meeting',
    takenOver: (agenda, themes, attendees) =>
      `Takes over agenda items (${agenda}), themes (${themes}) and attendees (${attendees}). Entries are not copied, only counted by word pieces to suggest themes.`,
    meetingTitle: 'Title',
    titleMissing: 'Enter a title.',
    titleTooLong: (most, length) => `A title has at most ${most} characters; this one has ${length}.`,
    venue: 'Venue',
    create: 'Make the meeting',
    cancel: 'Cancel',
    linksTitle: 'The meeting is ready',
    linksWarning:
      'These two links are shown only now. Copy them to a safe place. If you lose them, make new ones under “Share”.',
    goOn: 'Go to the set-up',
  },
}
