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
  readonly kept: (count: number) => string
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
  readonly closedReason: (code: number) => string
}

const { tokenReplaced, role, meetingDeleted, tooLarge } = CLOSE_CODES

const reasonsJa: Readonly<Record<number, string>> = {
  [tokenReplaced]: 'この会議のリンクが作り直されました。新しいリンクを事務局にお問い合わせください。',
  [role]: 'この会議に書き込む権限がありません。',
  [meetingDeleted]: 'この会議は削除されました。',
  [tooLarge]: '送った変更が大きすぎました。',
}
const reasonsEn: Readonly<Record<number, string>> = {
  [tokenReplaced]: "This meeting's link was replaced. Ask the secretariat for the new one.",
  [role]: 'You may not write in this meeting.',
  [meetingDeleted]: 'This meeting was deleted.',
  [tooLarge]: 'The change that was sent is too large.',
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
    kept: count => `この端末に保管 ${count}件（サーバーには未保存）`,
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
    kept: count => `Kept on this device: ${count} (not on the server yet)`,
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
    closedReason: code => reasonsEn[code] ?? `The server refused the connection (${code}).`,
  },
}
