import type { Messages } from '../i18n/language.ts'
import { words } from '../i18n/words.ts'
import type { PasteNews } from './editor/pasted-lines.ts'

type StreamMessages = {
  readonly editor: string
  readonly agendaAndThemes: string
  readonly agenda: string
  readonly themes: string
  readonly number: string
  readonly done: string
  readonly current: string
  readonly nextItem: string
  readonly previousItem: string
  readonly noAgenda: string
  readonly noThemes: string
  readonly show: string
  readonly all: string
  readonly mine: string
  readonly themeless: string
  readonly since: (time: string) => string
  readonly unsaved: string
  readonly typing: (names: readonly string[]) => string
  readonly firstEntry: string
  readonly or: string
  readonly notBegun: string
  readonly notBegunText: string
  readonly begin: string
  readonly newer: string
  readonly newerText: string
  readonly outline: string
  readonly items: (count: number) => string
  readonly more: (count: number) => string
  readonly fold: string
  readonly unfold: string
  readonly newMark: string
  readonly entries: (count: number) => string
  readonly kindCount: (kind: string, count: number) => string
  readonly listed: (parts: readonly string[]) => string
  readonly people: string
  readonly me: (name: string) => string
  readonly isTyping: string
  readonly left: (name: string) => string
  readonly followHint: (time: string) => string
  readonly following: (name: string) => string
  readonly stopFollowing: string
  readonly keyNext: string
  readonly keyBreak: string
  readonly keyTheme: string
  readonly keySpeaker: string
  readonly keyKind: string
  readonly keyEnd: string
  readonly keyConfirm: string
  readonly keyUnconfirm: string
  readonly keyOmit: string
  readonly keyRestore: string
  readonly keyAgenda: string
  readonly entryTools: string
  readonly commands: string
  readonly keyList: string
  readonly keyCancel: string
  /** In place of a key: the one that was just pressed. */
  readonly keyAgain: string
  readonly removals: Readonly<Record<'join' | 'remove', string>>
  readonly removalQuestions: Readonly<Record<'join' | 'remove', (names: readonly string[]) => string>>
  readonly news: Readonly<Record<WordNews, string>>
}

/** What has become of typed or pasted words, where it is not what one expects or not where one looks. */
export type WordNews = 'rescued' | 'led' | PasteNews

/** What the recorders' page says. */
export const streamMessages: Messages<StreamMessages> = {
  ja: {
    editor: '記録',
    agendaAndThemes: '議事とテーマ',
    agenda: '議事',
    themes: 'テーマ',
    number: '番号',
    done: '済',
    current: '審議中',
    nextItem: '次の議事へ進む',
    previousItem: '前の議事へ戻る',
    noAgenda: '議事はまだありません。「準備」で加えられます。',
    noThemes: 'テーマはまだありません。記録の中で ＃ に続けて入力すると作れます。',
    show: '表示する記録',
    all: 'すべて',
    mine: '自分の記録',
    themeless: words.ja.noTheme,
    since: time => `${time}から`,
    unsaved: '未保存',
    typing: names => (names.length === 0 ? '' : `${names.join('、')}が入力しています`),
    firstEntry: 'このまま入力を始めると、最初の記録になります。',
    or: 'または',
    notBegun: '会議はまだ始まっていません',
    notBegunText: '始めると、記録を入力できるようになり、投影にも表示されます。',
    begin: '会議を始める',
    newer: '閲覧のみです',
    newerText: 'この会議は新しい版の要録で記録されています。画面を再読み込みしてください。',
    outline: '骨子',
    items: count => `${count}件`,
    more: count => `ほか${count}件`,
    fold: '骨子をたたむ',
    unfold: '骨子を開く',
    newMark: '新',
    entries: count => `記録 ${count}件`,
    kindCount: (kind, count) => `${kind}${count}`,
    listed: parts => (parts.length === 0 ? '' : `（${parts.join('、')}）`),
    people: '参加者',
    me: name => `${name}（自分）`,
    isTyping: '入力中',
    left: name => `${name} 退室`,
    followHint: time => `${time && `${time}の記録にいます。`}押すと、書いている所を追います。`,
    following: name => `${name}を追っています。`,
    stopFollowing: 'または入力でやめる',
    keyNext: '次の記録',
    keyBreak: '記録の中で改行',
    keyTheme: 'テーマ',
    keySpeaker: '発言者',
    keyKind: '種別',
    keyEnd: '末尾に新しい記録',
    keyConfirm: '確認済み',
    keyUnconfirm: '未確認に戻す',
    keyOmit: '載せない',
    keyRestore: '載せる',
    keyAgenda: '議事を移す',
    entryTools: 'この記録の操作',
    commands: '操作',
    keyList: 'キーの一覧',
    keyCancel: 'やめる',
    keyAgain: 'もう一度',
    removals: { join: 'つなげる', remove: '消す' },
    removalQuestions: {
      join: names => `${names.join('、')}がこの行にいます。つなげますか`,
      remove: names => `${names.join('、')}が選んだ行にいます。消しますか`,
    },
    news: {
      rescued: 'ほかの人がこの行を消しました。入力した文は、新しい行に残しました。',
      led: '元に戻した・やり直した行へ移りました。',
      pasteParted: '長い段落を、文の切れ目で分けて、いくつかの記録にしました。',
      pasteTooMuch: '一度に貼り付けられるのは50万字・5,000行までです。何も変えていません。',
    },
  },
  en: {
    editor: 'Record',
    agendaAndThemes: 'Agenda and themes',
    agenda: 'Agenda',
    themes: 'Themes',
    number: 'number',
    done: 'done',
    current: 'now',
    nextItem: 'Next item',
    previousItem: 'Back to the previous item',
    noAgenda: 'No agenda yet. Add it on the set-up page.',
    noThemes: 'No themes yet. Type # and a name in the record to create one.',
    show: 'Entries to show',
    all: 'All',
    mine: 'Mine',
    themeless: words.en.noTheme,
    since: time => `from ${time}`,
    unsaved: 'unsent',
    typing: names => (names.length === 0 ? '' : `${listed(names)} typing`),
    firstEntry: 'Just start typing: it becomes the first entry.',
    or: 'or',
    notBegun: 'The meeting has not begun',
    notBegunText: 'Once it has, entries can be typed and are projected.',
    begin: 'Begin the meeting',
    newer: 'Read only',
    newerText: 'This meeting was recorded with a newer version of Yoroku. Reload the page.',
    outline: 'Outline',
    items: count => (count === 1 ? '1 entry' : `${count} entries`),
    more: count => `${count} more`,
    fold: 'Fold the outline',
    unfold: 'Open the outline',
    newMark: 'new',
    entries: count => (count === 1 ? '1 entry' : `${count} entries`),
    kindCount: (kind, count) => `${kind} ${count}`,
    listed: parts => (parts.length === 0 ? '' : ` (${parts.join(', ')})`),
    people: 'People here',
    me: name => `${name} (you)`,
    isTyping: 'typing',
    left: name => `${name} left`,
    followHint: time => `${time && `In the entry of ${time}. `}Press to follow.`,
    following: name => `Following ${name}.`,
    stopFollowing: 'or typing stops',
    keyNext: 'next entry',
    keyBreak: 'line break inside',
    keyTheme: 'theme',
    keySpeaker: 'speaker',
    keyKind: 'kind',
    keyEnd: 'new entry at the end',
    keyConfirm: 'confirm',
    keyUnconfirm: 'unconfirm',
    keyOmit: 'leave out',
    keyRestore: 'put back',
    keyAgenda: 'move to item',
    entryTools: 'With this entry',
    commands: 'Commands',
    keyList: 'List of keys',
    keyCancel: 'cancel',
    keyAgain: 'again',
    removals: { join: 'join', remove: 'remove' },
    removalQuestions: {
      join: names => `${listed(names)} in this line. Join it?`,
      remove: names => `${listed(names)} in the selected lines. Remove them?`,
    },
    news: {
      rescued: 'A colleague removed this line. What you typed was kept in a new one.',
      led: 'You are now in the line in which something was undone or redone.',
      pasteParted: 'A long paragraph was parted behind its sentences into several entries.',
      pasteTooMuch: 'At most 500,000 characters or 5,000 lines at once. Nothing was changed.',
    },
  },
}

function listed(names: readonly string[]): string {
  return `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'}`
}
