import { CLOSE_CODES } from '../../shared/sync/close-codes.ts'
import type { Messages } from '../i18n/language.ts'

type StatusMessages = {
  readonly connecting: string
  readonly saved: (time: string) => string
  readonly savedPlain: string
  readonly saving: (count: number) => string
  readonly unsaved: (count: number) => string
  readonly lastSaved: (time: string) => string
  readonly offline: string
  readonly retryIn: (seconds: number) => string
  readonly retrying: string
  readonly reconnect: string
  readonly failed: string
  readonly failedAdvice: (count: number) => string
  readonly exportHere: string
  readonly readOnly: string
  readonly final: string
  readonly schema: string
  readonly reload: string
  readonly closed: string
  readonly refused: string
  readonly rejoin: string
  readonly newLink: string
  readonly home: string
  readonly closedReason: (code: number) => string
}

const { malformed, tokenReplaced, role, meetingDeleted, tooLarge, contentRefused } = CLOSE_CODES

const reasonsJa: Readonly<Record<number, string>> = {
  [tokenReplaced]: 'この会議のリンクが作り直されました。新しいリンクを事務局にお問い合わせください。',
  [role]: '会議が確定したか、書き込む権限がなくなりました。',
  [meetingDeleted]: 'この会議は削除されました。',
  [tooLarge]: '送った変更が大きすぎました。',
  [contentRefused]: '文は画面に残っています。',
  [malformed]: '文は画面に残っています。',
}
const reasonsEn: Readonly<Record<number, string>> = {
  [tokenReplaced]: "This meeting's link was replaced. Ask the secretariat for the new one.",
  [role]: 'The meeting is final, or you may no longer write in it.',
  [meetingDeleted]: 'This meeting was deleted.',
  [tooLarge]: 'The change that was sent is too large.',
  [contentRefused]: 'Your text is still on the page.',
  [malformed]: 'Your text is still on the page.',
}

export const statusMessages: Messages<StatusMessages> = {
  ja: {
    connecting: '接続しています…',
    saved: time => `保存済み（${time}）`,
    savedPlain: '保存済み',
    saving: count => `保存しています（${count}件）`,
    unsaved: count => `未保存の変更があります（${count}件）`,
    lastSaved: time => `最後の保存 ${time}`,
    offline: '接続が切れています。入力は続けられます。',
    retryIn: seconds => `あと${seconds}秒で再接続します`,
    retrying: '再接続しています',
    reconnect: '今すぐ再接続',
    failed: 'サーバーに保存できません。',
    failedAdvice: count =>
      `入力した${count}件はこの端末に残っています。画面を閉じずに、管理者に連絡してください。`,
    exportHere: 'この端末の記録を書き出す',
    readOnly: '閲覧のみです。',
    final: 'この会議は確定しています。',
    schema: 'この会議は新しい版の要録で記録されています。画面を再読み込みしてください。',
    reload: '再読み込み',
    closed: '接続できません。',
    refused: 'サーバーが変更を受け取りませんでした。',
    rejoin: '最新の記録で続ける',
    newLink: '新しいリンクを開く',
    home: '会議一覧へ',
    closedReason: code => reasonsJa[code] ?? `サーバーが接続を断りました（${code}）。`,
  },
  en: {
    connecting: 'Connecting…',
    saved: time => `Saved (${time})`,
    savedPlain: 'Saved',
    saving: count => `Saving (${count})`,
    unsaved: count => `Unsaved changes (${count})`,
    lastSaved: time => `Last saved ${time}`,
    offline: 'The connection is lost. You can go on typing.',
    retryIn: seconds => `Reconnecting in ${seconds} s`,
    retrying: 'Reconnecting',
    reconnect: 'Reconnect now',
    failed: 'The server cannot save.',
    failedAdvice: count =>
      `What you typed (${count}) is still on this device. Keep this page open and tell the administrator.`,
    exportHere: 'Export from this device',
    readOnly: 'Read only.',
    final: 'This meeting is final.',
    schema: 'This meeting was recorded with a newer version of Yoroku. Reload the page.',
    reload: 'Reload',
    closed: 'Cannot connect.',
    refused: 'The server did not accept a change.',
    rejoin: 'Go on with the latest record',
    newLink: 'Open the new link',
    home: 'To the meetings',
    closedReason: code => reasonsEn[code] ?? `The server refused the connection (${code}).`,
  },
}
