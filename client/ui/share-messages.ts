import type { Messages } from '../i18n/language.ts'

type Each = { readonly edit: string; readonly view: string }
type ShareMessages = {
  readonly share: string
  readonly title: string
  readonly shownOnce: string
  readonly askAdministrator: string
  readonly links: Each
  readonly uses: Each
  readonly warning: Each
  readonly make: string
  readonly makeAnyway: string
  readonly cancel: string
  readonly close: string
  readonly copy: string
  readonly copied: string
  readonly copyFailed: string
}

/** What is said about a meeting's links, when they are made and when they are replaced. */
export const shareMessages: Messages<ShareMessages> = {
  ja: {
    share: '共有',
    title: 'この会議のリンク',
    shownOnce:
      'リンクは作ったときにだけ表示します。手元にないときは作り直してください。リンクを知っている人は誰でも参加できます。',
    askAdministrator:
      'リンクを作り直せるのは管理者（事務局）です。参加に使ったリンクを送るか、管理者に頼んでください。',
    links: { edit: '記録係のリンク', view: '閲覧・投影のリンク' },
    uses: {
      edit: '記録と準備ができます。記録する人にだけ渡してください。',
      view: '投影の画面を見るだけです。内部メモと記録者名は届きません。',
    },
    warning: {
      edit: '作り直すと、いまの記録係のリンクは使えなくなり、そのリンクで参加している人の接続も切れます。',
      view: '作り直すと、いまの閲覧リンクは使えなくなり、そのリンクで開いている画面も止まります。',
    },
    make: 'リンクを作り直す',
    makeAnyway: '古いリンクを止めて作り直す',
    cancel: 'やめる',
    close: '閉じる',
    copy: 'コピー',
    copied: 'コピーしました',
    copyFailed: 'コピーできませんでした。リンクを選んでコピーしてください。',
  },
  en: {
    share: 'Share',
    title: 'Links to this meeting',
    shownOnce:
      'A link is shown only when it is made. If you no longer have it, make a new one. Anybody who knows a link can take part.',
    askAdministrator:
      'Only the administrator can make new links. Pass on the link that you joined with, or ask the administrator.',
    links: { edit: 'Link for recorders', view: 'Link for viewing and projecting' },
    uses: {
      edit: 'Opens the record and the set-up. Give it only to those who write.',
      view: 'Shows the projector alone. Memos and recorders’ names are not sent.',
    },
    warning: {
      edit: 'The present link for recorders stops working, and those who joined with it are disconnected.',
      view: 'The present link for viewing stops working, and screens opened with it stop.',
    },
    make: 'Make a new link',
    makeAnyway: 'Stop the old link and make a new one',
    cancel: 'Cancel',
    close: 'Close',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Copying failed. Select the link and copy it.',
  },
}
