import type { ProblemCode } from '../../shared/api.ts'
import type { Failure } from '../api.ts'
import type { Messages } from './language.ts'

type FailureMessages = { readonly text: (failure: Failure) => string; readonly retry: string }

const ja: Readonly<Record<ProblemCode | 'network' | 'unreadable', string>> = {
  network: 'サーバーにつながりません。ネットワークを確かめて、もう一度試してください。',
  unreadable: 'サーバーの返事を読めませんでした。画面を再読み込みしてください。',
  'bad-request': '送った内容をサーバーが受け付けませんでした。入力を確かめてください。',
  unauthorised: '参加の期限が切れました。共有リンクを開き直してください。',
  forbidden: 'この操作をする権限がありません。',
  'not-found': '会議が見つかりません。削除されたか、権限がありません。',
  conflict: 'ほかの人の変更と重なりました。画面を再読み込みして、もう一度試してください。',
  'too-large': '送る内容が大きすぎます。分けて送ってください。',
  'too-many': '操作が続きすぎています。少し待って、もう一度試してください。',
  locked: '確定した会議は変更できません。',
  unavailable: 'サーバーが混み合っているか、再起動しています。少し待って、もう一度試してください。',
  internal: 'サーバーで問題が起きました。続くときは管理者に連絡してください。',
  'unreadable-file':
    'ファイルを読めません。壊れているか、パスワードが掛かっているか、WordやPDFではありません。開いて文を写し、貼り付けてください。',
  'file-without-text':
    'ファイルに文字がありません（紙を読み取った画像のPDFなど）。文字の入ったファイルを選ぶか、文を貼り付けてください。',
  'no-summary': '会議の開催概要や議事録とは読み取れません。別のファイルを選んでください。',
  'bad-template': 'このWord文書は、ひな形として使えません。',
}
const en: typeof ja = {
  network: 'The server cannot be reached. Check the network and try again.',
  unreadable: 'The server’s answer could not be read. Reload the page.',
  'bad-request': 'The server did not accept what was sent. Check what you entered.',
  unauthorised: 'Your access has ended. Open the shared link again.',
  forbidden: 'You are not allowed to do this.',
  'not-found': 'There is no such meeting, or you have no access to it.',
  conflict: 'This collided with somebody else’s change. Reload the page and try again.',
  'too-large': 'This is too large to send. Send it in parts.',
  'too-many': 'Too many requests. Wait a moment and try again.',
  locked: 'A final meeting cannot be changed.',
  unavailable: 'The server is busy or restarting. Wait a moment and try again.',
  internal: 'Something went wrong on the server. Tell the administrator if it persists.',
  'unreadable-file':
    'The file cannot be read: it is damaged, locked by a password, or neither Word nor PDF. Open it, copy its text and paste that.',
  'file-without-text':
    'The file holds no text (a scanned PDF, for example). Choose one with text, or paste the text.',
  'no-summary': 'This does not read like the summary of a meeting. Choose another file.',
  'bad-template': 'This Word file cannot be used as a template.',
}

/** What each failure means to the person at the page, and what to do. */
export const failureMessages: Messages<FailureMessages> = {
  ja: { text: failure => ja[keyOf(failure)], retry: 'もう一度' },
  en: { text: failure => en[keyOf(failure)], retry: 'Try again' },
}

function keyOf(failure: Failure): keyof typeof ja {
  return failure.kind === 'problem' ? failure.code : failure.kind
}
