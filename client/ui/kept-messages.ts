import type { Messages } from '../i18n/language.ts'
import { keyName } from './key-names.ts'

type KeptMessages = {
  readonly kept: (count: number) => string
  readonly notKept: (count: number) => string
  readonly fromCopy: string
  readonly noCopy: string
  readonly copyMine: string
  readonly mineTitle: string
  readonly mineText: string
  readonly refusedWords: string
  readonly refusedTitle: string
  readonly refusedText: string
  readonly leftTitle: string
  readonly leftText: string
  readonly signOutTitle: string
  readonly signOutText: string
  readonly signOut: string
  readonly copy: string
  readonly copied: string
  readonly copyFailed: string
  readonly close: string
  readonly discard: string
}

/** What is said about words that are in this browser and not on the server. */
export const keptMessages: Messages<KeptMessages> = {
  ja: {
    kept: count => `この端末に保管 ${count}件（サーバーには未保存）`,
    notKept: count => `この画面にだけあります ${count}件（閉じると失われます）`,
    fromCopy: 'この端末の控えを表示しています',
    noCopy: 'この端末には控えを残せません',
    copyMine: '自分の入力をコピー',
    mineTitle: 'サーバーに保存されていない入力',
    mineText: '下の文を選んでコピーし、別の場所に貼り付けて残してください。',
    refusedWords: '受け取られなかった入力',
    refusedTitle: 'サーバーが受け取らなかった入力',
    refusedText:
      'ほかの人には見えていません。必要なものをコピーして、記録に書き直してください。捨てるまで、この端末に残ります。',
    leftTitle: 'この端末に、サーバーに届いていない入力が残っています',
    leftText: '新しいリンクを開くと自動で送られます。ここからコピーすることもできます。',
    signOutTitle: 'サーバーに届いていない入力があります',
    signOutText: 'この端末での参加をやめると、届いていない入力は失われます。',
    signOut: '失ってよいので、やめる',
    copy: 'コピー',
    copied: 'コピーしました',
    copyFailed: `コピーできませんでした。文を選んで ${keyName('Ctrl')}＋C を押してください。`,
    close: '閉じる',
    discard: '捨てる',
  },
  en: {
    kept: count => `Kept on this device: ${count} (not on the server yet)`,
    notKept: count => `In this page alone: ${count} (lost when it is closed)`,
    fromCopy: 'Showing the copy on this device',
    noCopy: 'This device cannot keep a copy',
    copyMine: 'Copy what I typed',
    mineTitle: 'Typed here and not saved on the server',
    mineText: 'Select the text below, copy it and paste it somewhere safe.',
    refusedWords: 'Words not accepted',
    refusedTitle: 'Words that the server did not accept',
    refusedText:
      'Nobody else sees them. Copy what you need and write it again. They stay on this device until you discard them.',
    leftTitle: 'This device still holds words that have not reached the server',
    leftText: 'They are sent as soon as you open the new link. You can also copy them here.',
    signOutTitle: 'Some words have not reached the server',
    signOutText: 'If you sign out on this device, they are lost.',
    signOut: 'Sign out and lose them',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: `Not copied. Select the text and press ${keyName('Ctrl')}+C.`,
    close: 'Close',
    discard: 'Discard',
  },
}
