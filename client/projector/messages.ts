import type { Messages } from '../i18n/language.ts'

type Words = {
  readonly everything: string
  readonly progress: string
  readonly reports: string
  readonly entries: string
  readonly continued: string
  readonly none: string
  readonly isNew: string
  readonly newMark: string
  readonly counts: string
  readonly page: (page: number, pages: number) => string
  readonly since: (time: string) => string
  readonly reconnecting: string
  readonly soonAgain: string
  readonly soon: string
  readonly opening: string
  readonly refused: string
  readonly refusedHelp: string
  readonly paused: string
  readonly controls: string
  readonly back: string
  readonly forward: string
  readonly pause: string
  readonly goOn: string
  readonly fullScreen: string
  readonly leaveFullScreen: string
}

export const messages: Messages<Words> = {
  ja: {
    everything: '全体',
    progress: '議事の進み',
    reports: '説明・報告',
    entries: '件',
    continued: '（続き）',
    none: 'まだ記録はありません',
    isNew: '新しい記録　',
    newMark: '新',
    counts: 'テーマごとの件数',
    page: (page, pages) => `${pages}ページ中${page}ページ`,
    since: time => `再接続中（${time}の内容）`,
    reconnecting: '再接続中',
    soonAgain: 'まもなく再開します',
    soon: 'まもなく始まります',
    opening: '開いています',
    refused: 'このリンクは使えなくなっています',
    refusedHelp: '新しいリンクを事務局にお問い合わせください。',
    paused: '停止中',
    controls: '画面の操作',
    back: '前',
    forward: '次',
    pause: '止める',
    goOn: '動かす',
    fullScreen: '全画面',
    leaveFullScreen: '全画面をやめる',
  },
  en: {
    everything: 'All items',
    progress: 'Progress of the agenda',
    reports: 'Reports',
    entries: '',
    continued: ' (continued)',
    none: 'Nothing recorded yet',
    isNew: 'New entry: ',
    newMark: 'N',
    counts: 'Entries by theme',
    page: (page, pages) => `Page ${page} of ${pages}`,
    since: time => `Reconnecting (as of ${time})`,
    reconnecting: 'Reconnecting',
    soonAgain: 'We will resume shortly',
    soon: 'We will begin shortly',
    opening: 'Opening',
    refused: 'This link no longer works',
    refusedHelp: 'Please ask the secretariat for the new link.',
    paused: 'Paused',
    controls: 'Controls of this screen',
    back: 'Back',
    forward: 'Next',
    pause: 'Pause',
    goOn: 'Resume',
    fullScreen: 'Full screen',
    leaveFullScreen: 'Leave full screen',
  },
}
