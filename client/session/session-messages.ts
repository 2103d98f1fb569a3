import type { Messages } from '../i18n/language.ts'

type SessionMessages = {
  readonly joiningAsRecorder: string
  readonly openingScreen: (name: string) => string
  readonly yourName: string
  readonly nameSupport: string
  readonly nameMissing: string
  readonly join: string
  readonly opening: string
  readonly deadTitle: string
  readonly deadText: string
  readonly cutText: string
  readonly foreignText: string
  readonly newLink: string
  readonly open: string
  readonly noAccessTitle: string
  readonly noAccessText: string
  readonly editOnlyTitle: string
  readonly editOnlyText: string
  readonly toProjector: string
  readonly adminTitle: string
  readonly adminText: string
  readonly adminLink: string
  readonly unknownTitle: string
  readonly unknownText: string
  readonly toHome: string
}

/** What is said to those who come in, and to those who cannot. */
export const sessionMessages: Messages<SessionMessages> = {
  ja: {
    joiningAsRecorder: '記録係として参加します',
    openingScreen: name => `「${name}」の画面を開きます`,
    yourName: '表示する名前',
    nameSupport: 'ほかの記録係に見えます。開催概要には載りません。',
    nameMissing: '名前を入力してください。',
    join: '参加する',
    opening: 'リンクを確かめています…',
    deadTitle: 'このリンクは使えなくなっています',
    deadText: 'リンクが作り直されたか、途中で切れています。新しいリンクを事務局にお問い合わせください。',
    cutText: 'リンクが途中で切れています。末尾までコピーしてください。',
    foreignText: '要録のリンクではないようです。共有されたリンクをそのまま貼り付けてください。',
    newLink: '新しいリンク',
    open: '開く',
    noAccessTitle: 'この会議に参加していません',
    noAccessText:
      'この端末では、まだこの会議のリンクを開いていません。事務局から受け取ったリンクを貼り付けてください。',
    editOnlyTitle: 'この画面は記録係のものです',
    editOnlyText: 'お持ちのリンクでは投影の画面を見られます。記録するには記録係のリンクを開いてください。',
    toProjector: '投影を見る',
    adminTitle: '会議一覧を開くには',
    adminText:
      '会議一覧は事務局（管理者）の画面です。管理者のリンクを貼り付けてください。リンクは要録を始めたときに表示されます。会議に参加する方は、受け取った会議のリンクを貼り付けても開けます。',
    adminLink: '管理者または会議のリンク',
    unknownTitle: 'ページが見つかりません',
    unknownText: 'アドレスが間違っているか、ページがなくなっています。',
    toHome: '会議一覧へ',
  },
  en: {
    joiningAsRecorder: 'You are joining as a recorder',
    openingScreen: name => `You are opening the page “${name}”`,
    yourName: 'Name to show',
    nameSupport: 'The other recorders see it. It is not in the summary.',
    nameMissing: 'Enter a name.',
    join: 'Join',
    opening: 'Checking the link…',
    deadTitle: 'This link no longer works',
    deadText: 'It has been replaced, or its end is missing. Ask the secretariat for the new link.',
    cutText: 'The end of this link is missing. Copy all of it.',
    foreignText: 'This does not look like a link of Yoroku. Paste the link just as you received it.',
    newLink: 'New link',
    open: 'Open',
    noAccessTitle: 'You have not joined this meeting',
    noAccessText:
      'No link to this meeting has been opened on this device yet. Paste the link that you got from the secretariat.',
    editOnlyTitle: 'This page is for recorders',
    editOnlyText: 'Your link opens the projector. To write, open the link for recorders.',
    toProjector: 'Open the projector',
    adminTitle: 'How to open the list of meetings',
    adminText:
      'The list is the administrator’s page. Paste the administrator’s link, which is shown when Yoroku starts. If you take part in a meeting, you can paste that meeting’s link as well.',
    adminLink: 'Link of the administrator or of a meeting',
    unknownTitle: 'Page not found',
    unknownText: 'The address is wrong, or the page is gone.',
    toHome: 'To the meetings',
  },
}
