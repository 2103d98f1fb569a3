import type { Role } from '../../shared/api.ts'
import type { ChangeKind, SetupPart } from '../../shared/compare/compare-meetings.ts'
import { fullWidthDigits } from '../../shared/summary/numbering.ts'
import type { Messages } from '../i18n/language.ts'

type HistoryMessages = {
  readonly moments: string
  readonly momentCount: (count: number) => string
  readonly from: string
  readonly to: string
  readonly now: string
  readonly hour: string
  readonly onTo: (item: string) => string
  readonly named: (name: string) => string
  readonly namedBy: (who: string) => string
  readonly beforeRestoring: string
  readonly purged: (moments: number) => string
  readonly restored: (time: string) => string
  readonly captured: string
  readonly edition: (number: number) => string
  readonly reason: (reason: string) => string
  readonly roles: Readonly<Record<Role, string>>
  readonly name: string
  readonly nameTitle: string
  readonly nameLabel: string
  readonly nameSupport: string
  readonly nameAction: string
  readonly between: (from: string, to: string) => string
  readonly kinds: Readonly<Record<ChangeKind, string>>
  readonly count: (kind: string, count: number) => string
  readonly listed: (counts: readonly string[]) => string
  readonly same: (count: number) => string
  readonly nothing: string
  readonly oneMoment: string
  readonly setup: (parts: readonly string[]) => string
  readonly setupParts: Readonly<Record<SetupPart, string>>
  readonly into: (what: string) => string
  readonly documents: (edition: string) => string
  readonly restore: (time: string) => string
  readonly restoreTitle: (time: string) => string
  readonly restoreText: (counts: { changed: number; removed: number; added: number }) => string
  readonly restoreKeeps: string
  readonly restoreAction: string
  readonly restoreDone: (count: number) => string
  readonly footNote: string
}

/** What the history says. */
export const historyMessages: Messages<HistoryMessages> = {
  ja: {
    moments: '時点',
    momentCount: count => `時点　${count}件`,
    from: '比較元',
    to: '比較先',
    now: '現在',
    hour: '毎時',
    onTo: item => `${item}へ進む`,
    named: name => `「${name}」`,
    namedBy: who => `${who}が名付け`,
    beforeRestoring: '戻す直前',
    purged: moments =>
      moments === 0 ? '削除した語句を消去' : `削除した語句を消去（時点${fullWidthDigits(moments)}件も）`,
    restored: time => `${time}の内容に戻した`,
    captured: '会議終了時の記録',
    edition: number => `第${fullWidthDigits(number)}版`,
    reason: reason => `理由：${reason}`,
    roles: { admin: '管理者', edit: '記録係', view: '閲覧' },
    name: 'この時点に名前を付ける',
    nameTitle: '今の記録に名前を付ける',
    nameLabel: '名前',
    nameSupport: '例：意見交換　中間。あとから、この時点と比べたり、この時点に戻したりできます。',
    nameAction: '名前を付ける',
    between: (from, to) => `${from}から ${to}まで`,
    kinds: {
      added: '追加',
      removed: '削除',
      merged: '統合',
      unmerged: '統合の取消し',
      omitted: '載せない',
      printed: '載せる',
      text: '文の変更',
      theme: 'テーマの変更',
      agenda: '議事の変更',
      kind: '種別の変更',
      speaker: '発言者の変更',
      order: '順序の変更',
      confirmed: '確認済み',
      unconfirmed: '未確認に戻す',
      due: '期限の変更',
      reply: '対応する記録の変更',
    },
    count: (kind, count) => `${kind}${count}`,
    listed: counts => `${counts.map(each => `${each}件`).join('、')}。`,
    same: count => `変わらない記録${count}件`,
    nothing: 'この間に変わった記録はありません。',
    oneMoment: '左の一覧で、比較元と比較先に別の時点を選んでください。',
    setup: parts => `準備の内容も変わりました（${parts.join('・')}）。`,
    setupParts: { facts: '日時や場所など', agenda: '議事', themes: 'テーマ', attendees: '出席者' },
    into: what => `→ ${what}の記録に`,
    documents: edition => `${edition}の文書`,
    restore: time => `${time}の内容に戻す…`,
    restoreTitle: time => `記録を${time}の内容に戻しますか`,
    restoreText: ({ changed, removed, added }) =>
      `文・テーマなどを戻す記録${changed}件、消されていて戻る記録${removed}件。あとから加えた記録${added}件は消えません。`,
    restoreKeeps:
      '戻す操作も一つの変更として履歴に残り、戻す直前の記録にも戻れます。題・議事・テーマ・出席者などの準備の内容は変わりません。',
    restoreAction: '戻す',
    restoreDone: count => `${count}件を戻しました。`,
    footNote: '戻す操作も一つの変更として残ります。あとから加えた記録は消えません。',
  },
  en: {
    moments: 'Moments',
    momentCount: count => (count === 1 ? '1 moment' : `${count} moments`),
    from: 'From',
    to: 'To',
    now: 'Now',
    hour: 'Hourly',
    onTo: item => `On to ${item.toLowerCase()}`,
    named: name => `“${name}”`,
    namedBy: who => `named by ${who}`,
    beforeRestoring: 'Before going back',
    purged: moments =>
      moments === 0
        ? 'Deleted words erased'
        : `Deleted words erased, with ${moments} ${moments === 1 ? 'moment' : 'moments'}`,
    restored: time => `Put back to ${time}`,
    captured: 'The record as captured',
    edition: number => `Edition ${number}`,
    reason: reason => `Reason: ${reason}`,
    roles: { admin: 'the administrator', edit: 'a recorder', view: 'a viewer' },
    name: 'Name this moment',
    nameTitle: 'Name the record as it is now',
    nameLabel: 'Name',
    nameSupport:
      'For example: discussion, halfway. You can compare with this moment later, or go back to it.',
    nameAction: 'Name it',
    between: (from, to) => `From ${from} to ${to}`,
    kinds: {
      added: 'Added',
      removed: 'Removed',
      merged: 'Merged',
      unmerged: 'Merge undone',
      omitted: 'Left out',
      printed: 'Put in',
      text: 'Text changed',
      theme: 'Theme changed',
      agenda: 'Agenda item changed',
      kind: 'Kind changed',
      speaker: 'Speaker changed',
      order: 'Order changed',
      confirmed: 'Confirmed',
      unconfirmed: 'No longer confirmed',
      due: 'Due date changed',
      reply: 'What it answers changed',
    },
    count: (kind, count) => `${kind} ${count}`,
    listed: counts => `${counts.join(', ')}. `,
    same: count => `${entries(count)} unchanged`,
    nothing: 'No entry has changed in between.',
    oneMoment: 'Choose two different moments in the list on the left.',
    setup: parts => `The set-up has changed too (${parts.join(', ')}).`,
    setupParts: { facts: 'facts', agenda: 'agenda', themes: 'themes', attendees: 'attendees' },
    into: what => `→ into the entry of ${what}`,
    documents: edition => `Documents of ${edition}`,
    restore: time => `Go back to ${time}…`,
    restoreTitle: time => `Put the record back to ${time}?`,
    restoreText: ({ changed, removed, added }) =>
      `Text, theme and so on are put back in ${entries(changed)}. Removed and coming back: ${removed}. Added since and staying: ${added}.`,
    restoreKeeps:
      'Going back is one more change in the history, and the record as it was right before can be gone back to as well. Title, agenda, themes and attendees stay as they are.',
    restoreAction: 'Go back',
    restoreDone: count => `${entries(count)} put back.`,
    footNote: 'Going back is one more change. Entries that were added since stay.',
  },
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`
}
