import type { SpeakerStyle, Unthemed } from '../../shared/meeting/read-meeting.ts'
import type { OtherYear } from '../../shared/summary/fiscal-year.ts'
import type { Messages } from '../i18n/language.ts'

/** Open points of one kind, by the name that their list bears. */
export type Remaining = { readonly label: string; readonly count: number }

type Words = {
  readonly paper: string
  readonly sheet: (number: number) => string
  readonly text: string
  readonly edit: string
  readonly confirmed: string
  readonly unconfirmed: string
  readonly tools: string
  readonly up: string
  readonly down: string
  readonly theme: string
  readonly confirm: string
  readonly unconfirm: string
  readonly omit: string
  readonly panel: string
  readonly ledger: string
  readonly captured: string
  readonly merged: string
  readonly memo: string
  readonly printed: string
  readonly between: string
  readonly open: string
  readonly items: (count: number) => string
  readonly more: (count: number) => string
  readonly fiscalYear: string
  readonly otherYear: (year: OtherYear) => string
  readonly omitted: string
  readonly restore: string
  readonly hidden: string
  readonly show: string
  readonly exportAs: string
  readonly other: string
  readonly speakers: string
  readonly speakerStyles: Readonly<Record<SpeakerStyle, string>>
  readonly openCount: (count: number) => string
  readonly entry: string
  readonly drag: string
  readonly agenda: string
  readonly split: string
  readonly due: string
  readonly setDue: string
  readonly noDue: string
  readonly merge: string
  readonly rename: string
  readonly themeTools: string
  readonly themeName: string
  readonly walkKeys: string
  readonly empty: string
  readonly remove: string
  readonly mergedAway: string
  readonly wording: string
  readonly duplicates: string
  readonly mergeAsk: string
  readonly different: string
  readonly mergeTitle: string
  readonly mergeWith: string
  readonly mergeKept: string
  readonly nothingToMerge: string
  readonly unthemed: string
  readonly themeNamed: (label: string) => string
  readonly hint: (words: string, rule: string) => string
  readonly unthemedChoices: Readonly<Record<Unthemed, string>>
  readonly stopped: (remarks: number) => string
  readonly finalise: string
  readonly finaliseQuestion: (open: number) => string
  readonly finaliseExplanation: (remaining: readonly Remaining[]) => string
  readonly unsavedFirst: string
  readonly showOpen: string
  readonly finaliseAnyway: string
  readonly cancel: string
  readonly final: string
}

export const messages: Messages<Words> = {
  ja: {
    paper: '開催概要の紙面',
    sheet: number => `${number}ページ`,
    text: '記録の文',
    edit: '文を直す',
    confirmed: '確認済み',
    unconfirmed: '未確認',
    tools: 'この記録の操作',
    up: '上へ',
    down: '下へ',
    theme: 'テーマ',
    confirm: '確認する',
    unconfirm: '未確認に戻す',
    omit: '載せない',
    panel: '整理の状況',
    ledger: '記録の内訳',
    captured: '記録された全件',
    merged: 'ほかの記録にまとめた',
    memo: '内部メモ',
    printed: '開催概要に載る',
    between: '、',
    open: '未解決',
    items: count => `${count}件`,
    more: count => `ほか${count}件を表示`,
    fiscalYear: '年度',
    otherYear: ({ named, held, day }) => `題名は「${named}」ですが、開催日（${day}）は${held}です。`,
    omitted: '載せない',
    restore: '戻す',
    hidden: '投影から隠した記録',
    show: '隠すのをやめる',
    exportAs: '書き出す',
    other: 'ほかの形式',
    speakers: '発言者名：',
    speakerStyles: { none: '載せない', role: '役職', name: '氏名' },
    openCount: count => `未解決${count}件`,
    entry: '記録',
    drag: 'ドラッグで移す',
    agenda: '議事',
    split: '分ける',
    due: '期限',
    setDue: '決める',
    noDue: '期限なし',
    merge: 'まとめる',
    rename: '名前を変える',
    themeTools: 'このテーマの操作',
    themeName: 'テーマの名前',
    walkKeys: 'F8で次へ、Shift+F8で前へ',
    empty: '空の記録',
    remove: '消す',
    mergedAway: 'まとめた記録',
    wording: '表記の確認',
    duplicates: '重複の候補',
    mergeAsk: 'まとめる…',
    different: '別の意見',
    mergeTitle: '２件の記録をまとめる',
    mergeWith: 'まとめる相手',
    mergeKept: '紙面に残す記録',
    nothingToMerge: 'まとめる相手がありません。',
    unthemed: 'テーマのない意見',
    themeNamed: label => `テーマ：${label}`,
    hint: (words, rule) => `「${words}」${rule}`,
    unthemedChoices: { print: '「その他」に印刷する', stop: '書き出しを止める' },
    stopped: remarks => `テーマのない意見が${remarks}件あるため、書き出しを止めています。`,
    finalise: '開催概要を確定する…',
    finaliseQuestion: open => (open > 0 ? `未解決が${open}件あります。このまま確定しますか` : '確定しますか'),
    finaliseExplanation: remaining =>
      `${remainingJa(remaining)}確定すると記録は編集できなくなります。「整理」に戻せるのは管理者です。`,
    unsavedFirst: 'まだ保存されていない変更があります。保存されてから確定してください。',
    showOpen: '未解決を見る',
    finaliseAnyway: 'このまま確定する',
    cancel: 'やめる',
    final: '確定済み',
  },
  en: {
    paper: 'The summary on paper',
    sheet: number => `Page ${number}`,
    text: 'Text of the entry',
    edit: 'Edit text',
    confirmed: 'Confirmed',
    unconfirmed: 'Unconfirmed',
    tools: 'Actions for this entry',
    up: 'Up',
    down: 'Down',
    theme: 'Theme',
    confirm: 'Confirm',
    unconfirm: 'Unconfirm',
    omit: 'Leave out',
    panel: 'State of the clean-up',
    ledger: 'Where the entries went',
    captured: 'All that was recorded',
    merged: 'merged into others',
    memo: 'internal memos',
    printed: 'Printed in the summary',
    between: ', ',
    open: 'Open points',
    items: count => String(count),
    more: count => `Show more (${count} left)`,
    fiscalYear: 'Fiscal year',
    otherYear: ({ named, held, day }) =>
      `The title says ${named}, but the meeting’s day (${day}) is in ${held}.`,
    omitted: 'Left out',
    restore: 'Put back',
    hidden: 'Hidden from the projector',
    show: 'Stop hiding',
    exportAs: 'Export',
    other: 'Other formats',
    speakers: 'Speakers: ',
    speakerStyles: { none: 'not named', role: 'by role', name: 'by name' },
    openCount: count => `${count} open`,
    entry: 'Entry',
    drag: 'Drag to move',
    agenda: 'Agenda item',
    split: 'Split',
    due: 'Due',
    setDue: 'Set',
    noDue: 'No date',
    merge: 'Merge',
    rename: 'Rename',
    themeTools: 'Actions for this theme',
    themeName: 'Name of the theme',
    walkKeys: 'F8 goes to the next, Shift+F8 to the one before',
    empty: 'Empty entries',
    remove: 'Remove',
    mergedAway: 'Merged entries',
    wording: 'Wording',
    duplicates: 'Possible duplicates',
    mergeAsk: 'Merge…',
    different: 'Different',
    mergeTitle: 'Merge two entries',
    mergeWith: 'Merge with',
    mergeKept: 'Which one is printed',
    nothingToMerge: 'There is nothing to merge it with.',
    unthemed: 'Remarks without a theme',
    themeNamed: label => `Theme: ${label}`,
    hint: (words, rule) => `“${words}” ${rule}`,
    unthemedChoices: { print: 'Print under “その他”', stop: 'Stop the export' },
    stopped: remarks => `Exports are stopped. Remarks without a theme: ${remarks}.`,
    finalise: 'Finalise the summary…',
    finaliseQuestion: open =>
      open > 0 ? `There are ${open} open points. Finalise anyway?` : 'Finalise the summary?',
    finaliseExplanation: remaining =>
      `${remainingEn(remaining)}A final record cannot be edited. Only an administrator can take it back.`,
    unsavedFirst: 'Some changes are not saved yet. Finalise once they are.',
    showOpen: 'Show the open points',
    finaliseAnyway: 'Finalise',
    cancel: 'Cancel',
    final: 'Final',
  },
}

function remainingJa(remaining: readonly Remaining[]): string {
  const parts = remaining.map(({ label, count }) => `${label}${count}件`)
  return parts.length > 0 ? `${parts.join('、')}が残っています。` : ''
}

function remainingEn(remaining: readonly Remaining[]): string {
  const parts = remaining.map(({ label, count }) => `${label} ${count}`)
  return parts.length > 0 ? `Remaining: ${parts.join(', ')}. ` : ''
}
