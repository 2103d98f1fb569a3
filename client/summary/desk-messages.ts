import type { Messages } from '../i18n/language.ts'
import type { Act } from './desk.ts'

type Words = {
  readonly undo: string
  readonly redo: string
  readonly acts: Readonly<Record<Act, string>>
  readonly undone: (act: string) => string
  readonly redone: (act: string) => string
  readonly nothingToUndo: string
  readonly nothingToRedo: string
  readonly moved: (group: string, position: number, count: number) => string
  readonly movedTo: (place: string) => string
  readonly other: string
  readonly atEdge: string
  readonly confirmed: string
  readonly unconfirmed: string
  readonly omitted: string
  readonly restored: string
  readonly merged: string
  readonly keptApart: string
  readonly split: string
  readonly dueSet: string
  readonly dueRemoved: string
  readonly cannotSplit: string
  readonly emptied: string
  readonly rescued: string
  readonly removed: string
  readonly shownToRoom: string
  readonly themeMoved: (label: string, position: number, count: number) => string
  readonly themesMerged: (from: string, into: string) => string
  readonly lifted: string
  readonly dropped: string
  readonly done: string
}

/** What the page says of what was done on it: shown, and read out. */
export const deskMessages: Messages<Words> = {
  ja: {
    undo: '元に戻す',
    redo: 'やり直す',
    acts: {
      text: '文の変更',
      move: '移動',
      theme: 'テーマの変更',
      confirm: '確認',
      omit: '「載せない」',
      restore: '「戻す」',
      merge: 'まとめ',
      split: '分割',
      due: '期限の変更',
      remove: '空の記録の削除',
      room: '投影の設定',
      themes: 'テーマの編集',
      setting: '設定の変更',
    },
    undone: act => `元に戻しました：${act}`,
    redone: act => `やり直しました：${act}`,
    nothingToUndo: '元に戻す操作はありません',
    nothingToRedo: 'やり直す操作はありません',
    moved: (group, position, count) => `「${group}」の${count}件中${position}番目に移しました`,
    movedTo: place => `「${place}」に移しました`,
    other: 'その他',
    atEdge: 'これより先には移せません',
    confirmed: '確認済みにしました',
    unconfirmed: '未確認に戻しました',
    omitted: '載せないことにしました',
    restored: '紙面に戻しました',
    merged: 'まとめました',
    keptApart: '別の意見として残します',
    split: '２件に分けました',
    dueSet: '期限を決めました',
    dueRemoved: '期限をなくしました',
    cannotSplit: '文の途中にカーソルを置いてから分けてください',
    emptied: '文が空になり、紙面から外れました。「未解決」の「空の記録」にあります',
    rescued: 'ほかの人がこの記録を消しました。入力した文は新しい記録にあります',
    removed: '空の記録を消しました',
    shownToRoom: '投影に出すようにしました',
    themeMoved: (label, position, count) => `「${label}」を${count}件中${position}番目に移しました`,
    themesMerged: (from, into) => `「${from}」を「${into}」にまとめました`,
    lifted: '移す先で放してください。Escでやめます',
    dropped: '移すのをやめました',
    done: '未解決はもうありません',
  },
  en: {
    undo: 'Undo',
    redo: 'Redo',
    acts: {
      text: 'wording',
      move: 'move',
      theme: 'change of theme',
      confirm: 'confirmation',
      omit: 'leaving out',
      restore: 'putting back',
      merge: 'merge',
      split: 'split',
      due: 'due date',
      remove: 'removal of an empty entry',
      room: 'what the projector shows',
      themes: 'themes',
      setting: 'setting',
    },
    undone: act => `Undone: ${act}`,
    redone: act => `Redone: ${act}`,
    nothingToUndo: 'There is nothing to undo',
    nothingToRedo: 'There is nothing to redo',
    moved: (group, position, count) => `Moved to place ${position} of ${count} in “${group}”`,
    movedTo: place => `Moved to “${place}”`,
    other: 'Other',
    atEdge: 'It cannot go any further',
    confirmed: 'Confirmed',
    unconfirmed: 'No longer confirmed',
    omitted: 'Left out',
    restored: 'Put back',
    merged: 'Merged',
    keptApart: 'Kept as different remarks',
    split: 'Split in two',
    dueSet: 'The due date is set',
    dueRemoved: 'The due date is gone',
    cannotSplit: 'Put the caret where the text is to be split',
    emptied: 'Without text it is no longer printed. It is among the open points, as an empty entry',
    rescued: 'Somebody has removed this entry. What you typed stands in a new one',
    removed: 'The empty entry is removed',
    shownToRoom: 'The projector shows it again',
    themeMoved: (label, position, count) => `“${label}” moved to place ${position} of ${count}`,
    themesMerged: (from, into) => `“${from}” merged into “${into}”`,
    lifted: 'Release it where it is to go. Esc cancels',
    dropped: 'Not moved',
    done: 'Nothing is open any more',
  },
}
