import type { Messages } from '../i18n/language.ts'

type MoreMessages = {
  readonly more: string
  readonly mode: string
  readonly modes: Readonly<Record<'' | 'online' | 'hybrid' | 'written', string>>
  readonly open: string
  readonly openness: Readonly<Record<'' | 'open' | 'closed' | 'part', string>>
  readonly openReason: string
  readonly openReasonSupport: string
  readonly observers: string
  readonly observersSupport: string
  readonly papers: string
  readonly papersSupport: string
  readonly nextMeeting: string
  readonly nextSupport: string
  readonly opinionsHeading: string
  readonly contact: string
  readonly attendeesNote: string
  readonly agendaNote: string
  readonly noteSupport: string
  readonly results: string
  readonly resultOf: (number: number, title: string) => string
}

/** The words of what is folded away in the set-up. */
export const moreMessages: Messages<MoreMessages> = {
  ja: {
    more: 'そのほかの項目（開催方法・公開・配付資料・次回予定など）',
    mode: '開催方法',
    modes: {
      '': '会場（記さない）',
      online: 'オンライン開催',
      hybrid: '会場及びオンラインの併用',
      written: '書面開催',
    },
    open: '公開',
    openness: { '': '記さない', open: '公開', closed: '非公開', part: '一部公開' },
    openReason: '公開・非公開の理由',
    openReasonSupport: '例：個人情報を取り扱うため',
    observers: '傍聴者',
    observersSupport: '例：報道関係者　３名',
    papers: '配付資料',
    papersSupport: '1行に1件',
    nextMeeting: '次回予定',
    nextSupport: '行を分けると、そのまま載ります。',
    opinionsHeading: '意見の見出し',
    contact: '問い合わせ先',
    attendeesNote: '出席者の文言',
    agendaNote: '議題の文言',
    noteSupport: '空欄にすると、一覧を載せます。',
    results: '議事の結果（会議のあとで）',
    resultOf: (number, title) => `議事${number}の結果　${title}`,
  },
  en: {
    more: 'More facts (how it is held, openness, papers, next meeting …)',
    mode: 'How it is held',
    modes: {
      '': 'In a room (not mentioned)',
      online: 'Online',
      hybrid: 'In a room and online',
      written: 'In writing',
    },
    open: 'Open to the public',
    openness: { '': 'Not mentioned', open: 'Open', closed: 'Closed', part: 'Open in part' },
    openReason: 'Why it is open or closed',
    openReasonSupport: 'For example: 個人情報を取り扱うため',
    observers: 'Observers',
    observersSupport: 'For example: 報道関係者　３名',
    papers: 'Papers',
    papersSupport: 'One on each line',
    nextMeeting: 'Next meeting',
    nextSupport: 'Lines are printed as they are written.',
    opinionsHeading: 'Heading of the opinions',
    contact: 'Contact',
    attendeesNote: 'Words for the attendees',
    agendaNote: 'Words for the agenda',
    noteSupport: 'Left empty, the list is printed.',
    results: 'Results of the items (after the meeting)',
    resultOf: (number, title) => `Result of item ${number}　${title}`,
  },
}
