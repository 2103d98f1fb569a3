import type { Entry, EntryKind } from '../meeting/entry.ts'
import type { Fate } from '../outline/fate.ts'

/** The kinds as documents name them. */
export const KIND_WORDS: Readonly<Record<EntryKind, string>> = {
  opinion: '意見',
  question: '質問',
  answer: '回答',
  report: '説明・報告',
  decision: '決定',
  action: '宿題',
  memo: '内部メモ',
}

/** What has become of an entry, in the ledger's words: one that is not printed says why. */
export function stateWords(entry: Pick<Entry, 'status'>, fate: Fate): string {
  if (fate === 'merged') return '統合済み'
  if (fate === 'omitted') return '載せない'
  return entry.status === 'confirmed' ? '確認済み' : '未確認'
}
